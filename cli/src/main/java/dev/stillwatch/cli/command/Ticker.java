package dev.stillwatch.cli.command;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Progress for a person: one line that changes in place on a terminal, a line every few seconds elsewhere. Says nothing about work
 * that is over before it would have spoken.
 */
final class Ticker {

    private static final Duration ON_TERMINAL = Duration.ofMillis(250);
    private static final Duration ELSEWHERE = Duration.ofSeconds(5);

    private final PrintWriter err;
    private final Clock clock;
    private final boolean terminal;
    private final Instant began;
    private Instant next;
    private int width;

    Ticker(PrintWriter err, Clock clock) {
        this.err = err;
        this.clock = clock;
        this.terminal = onTerminal();
        this.began = clock.instant();
        this.next = began.plus(ON_TERMINAL);
    }

    /** JDK 25 gives no console again where there is no terminal, as before JDK 22. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Shows a state, if it is time to. */
    void show(String state) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(terminal ? ON_TERMINAL : ELSEWHERE);
        String line = "  " + state + " (" + Duration.between(began, now).toSeconds() + " s)";
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    /** Clears what stands in place. */
    void done() {
        if (terminal && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }
}
