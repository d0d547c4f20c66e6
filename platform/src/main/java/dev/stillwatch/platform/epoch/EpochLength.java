package dev.stillwatch.platform.epoch;

import java.time.Duration;

/**
 * The length of an epoch, and the arithmetic of epochs. Epoch {@code e} holds the moments from {@code start(e)} (inclusive) to
 * {@code end(e)} (exclusive), in milliseconds since 1970; epoch 0 starts at 1970.
 *
 * @param millis length in milliseconds, at least 1
 */
public record EpochLength(long millis) {

    /** Refuses a length that is not positive. */
    public EpochLength {
        if (millis < 1) {
            throw new IllegalArgumentException("An epoch is at least one millisecond long, not " + millis);
        }
    }

    /** The epoch length of a duration. */
    public static EpochLength of(Duration length) {
        return new EpochLength(length.toMillis());
    }

    /** The epoch that a moment lies in. */
    public long epochOf(long timeMillis) {
        return Math.floorDiv(timeMillis, millis);
    }

    /** The first moment of an epoch. */
    public long start(long epoch) {
        return Math.multiplyExact(epoch, millis);
    }

    /** The first moment after an epoch. */
    public long end(long epoch) {
        return start(epoch + 1);
    }

    /** The last epoch that has ended when everything before this moment is known. */
    public long lastEnded(long watermarkMillis) {
        return epochOf(watermarkMillis) - 1;
    }
}
