package dev.stillwatch.cli.bench;

/**
 * So many exchanges in such a time.
 *
 * @param exchanges how many
 * @param nanos how long they took
 */
record Pace(long exchanges, long nanos) {

    /** From a moment, as {@link System#nanoTime} tells it, to now. */
    static Pace since(long began, long exchanges) {
        return new Pace(exchanges, System.nanoTime() - began);
    }

    double perSecond() {
        return exchanges * 1e9 / nanos;
    }
}
