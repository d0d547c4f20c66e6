package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Watermark;

/** What a stage may promise, and how it is said. */
final class Promises {

    private Promises() {}

    /**
     * Everything before this moment is done once a run of epochs is.
     *
     * @param buffer what the run was taken from
     * @param lastEpoch the last epoch of the run
     * @param all whether no further epoch that holds anything is closed
     * @return milliseconds since 1970; {@link Long#MIN_VALUE} when nothing can be promised, {@link Long#MAX_VALUE} when all sources
     *     are final
     */
    static long through(EpochBuffer<?> buffer, EpochLength length, long lastEpoch, boolean all) {
        if (!all) {
            return length.end(lastEpoch);
        }
        var closed = buffer.closedThrough();
        if (closed.isEmpty()) {
            return Long.MIN_VALUE;
        }
        return closed.getAsLong() == Long.MAX_VALUE ? Long.MAX_VALUE : length.end(closed.getAsLong());
    }

    /** Whether a promise says more than the one before; sources that were final and go on take theirs back. */
    static boolean differ(long before, long now) {
        return now > before || (before == Long.MAX_VALUE && now != Long.MIN_VALUE && now < before);
    }

    /** Sets a watermark's time; the end of time makes it final. */
    static void set(Watermark.Builder watermark, long throughMillis) {
        if (throughMillis == Long.MAX_VALUE) {
            watermark.setFinal(true);
        } else {
            watermark.setEventTime(EventTime.timestamp(throughMillis));
        }
    }
}
