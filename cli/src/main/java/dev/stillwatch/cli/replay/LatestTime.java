package dev.stillwatch.cli.replay;

/**
 * The latest event time of a file that is ordered, but for a few lines. A line far in the future is a wrong clock, which shows in that the
 * lines after it go on where the others were; a line far in the past, such as a repeated one at the end, takes nothing back.
 */
final class LatestTime {

    private static final long FAR_MILLIS = 3_600_000;
    private static final int ENOUGH = 16;

    private long latest = Long.MIN_VALUE;
    private long since = Long.MIN_VALUE;
    private int behind;

    /** Takes the next line's time, milliseconds. */
    void add(long time) {
        if (time > latest) {
            latest = time;
            since = Long.MIN_VALUE;
            behind = 0;
            return;
        }
        since = Math.max(since, time);
        if (time < latest - FAR_MILLIS && ++behind == ENOUGH) {
            latest = since;
            since = Long.MIN_VALUE;
            behind = 0;
        }
    }

    /** Whether there was any line. */
    boolean known() {
        return latest != Long.MIN_VALUE;
    }

    /** The end of its epoch, milliseconds. */
    long endOfEpoch(long epochMillis) {
        return (Math.floorDiv(latest, epochMillis) + 1) * epochMillis;
    }

    /** The latest time, milliseconds. */
    long millis() {
        return latest;
    }
}
