package dev.stillwatch.cli.bench;

/**
 * So many exchanges in such a time.
 *
 * @param exchanges how many
 * @param nanos how long they took
 * @param cpuNanos time of all cores that this process used meanwhile; the broker and Redis are other processes
 */
record Pace(long exchanges, long nanos, long cpuNanos) {

    double perSecond() {
        return exchanges * 1e9 / nanos;
    }

    /** What one core would do if this process had it alone; other work on the machine hardly changes it. */
    double perCpuSecond() {
        return exchanges * 1e9 / cpuNanos;
    }
}
