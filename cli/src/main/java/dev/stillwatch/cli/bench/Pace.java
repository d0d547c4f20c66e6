package dev.stillwatch.cli.bench;

/**
 * So many exchanges, records or calls in such a time.
 *
 * @param count how many
 * @param nanos how long they took
 * @param cpuNanos time of all cores that this process used meanwhile; the broker and Redis are other processes
 */
record Pace(long count, long nanos, long cpuNanos) {

    private static final long MANY = 1_000_000;

    double perSecond() {
        return count * 1e9 / nanos;
    }

    /** What one core would do if this process had it alone; other work on the machine hardly changes it. */
    double perCpuSecond() {
        return count * 1e9 / cpuNanos;
    }

    /** The middle one of several, for both kinds of time. */
    static Pace middle(Turns<Pace> turns) {
        double nanos = turns.middle(pace -> (double) pace.nanos / pace.count);
        double cpuNanos = turns.middle(pace -> (double) pace.cpuNanos / pace.count);
        return new Pace(MANY, Math.round(MANY * nanos), Math.round(MANY * cpuNanos));
    }
}
