package dev.stillwatch.sketch;

import com.google.protobuf.Timestamp;

/** Event time as it is kept: to the millisecond. */
final class Moments {
    private static final int NANOS_A_MILLI = 1_000_000;

    private Moments() {}

    static Timestamp toMillis(Timestamp told) {
        return Timestamp.newBuilder()
                .setSeconds(told.getSeconds())
                .setNanos(told.getNanos() / NANOS_A_MILLI * NANOS_A_MILLI)
                .build();
    }
}
