package dev.stillwatch.cli.bench;

/** A refused event would make a figure wrong, so it ends the measurement. */
final class Refused {

    private Refused() {}

    static void fail(String complaint) {
        throw new IllegalStateException("The platform refused an event of the simulator: " + complaint);
    }
}
