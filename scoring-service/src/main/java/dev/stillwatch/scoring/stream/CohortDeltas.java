package dev.stillwatch.scoring.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.type.v1.Watermark;
import java.util.function.Consumer;

/**
 * Reads records of {@code cohorts}. A change carries the end of the epoch it was decided at, and belongs to that epoch.
 *
 * @param length how long epochs are
 */
record CohortDeltas(EpochLength length) {

    /** Takes a change with its epoch. */
    @FunctionalInterface
    interface Taker {
        void take(long epoch, CohortDelta delta);
    }

    void read(byte[] value, Taker delta, Consumer<Watermark> watermark)
            throws InvalidProtocolBufferException, UnreadableException {
        CohortRecord read = CohortRecord.parseFrom(value);
        switch (read.getRecordCase()) {
            case DELTA -> {
                if (read.getDelta().getCohortId().isEmpty()) {
                    throw new UnreadableException("it names no cohort");
                }
                delta.take(length.epochOf(timeMillis(read.getDelta())), read.getDelta());
            }
            case WATERMARK -> watermark.accept(read.getWatermark());
            case RECORD_NOT_SET -> throw new UnreadableException("it is no change of a cohort and no watermark");
        }
    }

    /** A moment within the epoch that a change belongs to. */
    long timeMillis(CohortDelta delta) {
        return EventTime.millis(delta.getAsOf()) - 1;
    }
}
