package dev.stillwatch.linking.stream;

import dev.stillwatch.platform.epoch.EpochLength;

/** Days of event time, counted from 1970; an epoch belongs to the day it starts in. */
final class Days {

    private static final long MILLIS = 24 * 3600 * 1000L;

    private Days() {}

    /** The day of an epoch. */
    static int of(long epoch, EpochLength length) {
        return Math.toIntExact(Math.floorDiv(length.start(epoch), MILLIS));
    }

    /** The first epoch of a day. */
    static long firstEpoch(int day, EpochLength length) {
        return Math.ceilDiv(day * MILLIS, length.millis());
    }
}
