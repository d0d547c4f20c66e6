package dev.stillwatch.cli.command;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Shows the first complaints about events and counts the rest, so that a bad file does not flood the terminal. */
final class Complaints implements Consumer<String> {

    private static final int SHOWN = 20;

    private final PrintWriter err;
    private int count;

    Complaints(PrintWriter err) {
        this.err = err;
    }

    @Override
    public synchronized void accept(String complaint) {
        if (++count <= SHOWN) {
            err.println("  ! " + complaint);
        }
    }

    /** Says how many were not shown. */
    synchronized void done() {
        if (count > SHOWN) {
            err.println("  ! and " + (count - SHOWN) + " more");
        }
    }
}
