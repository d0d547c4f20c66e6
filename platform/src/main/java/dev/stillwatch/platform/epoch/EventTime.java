package dev.stillwatch.platform.epoch;

import com.google.protobuf.Timestamp;

/** Event time on the wire and in the code: protobuf timestamps and milliseconds since 1970. */
public final class EventTime {

    private EventTime() {}

    /** Milliseconds since 1970; digits below a millisecond are cut. */
    public static long millis(Timestamp time) {
        return Math.addExact(Math.multiplyExact(time.getSeconds(), 1000L), time.getNanos() / 1_000_000);
    }

    /** As a protobuf timestamp. */
    public static Timestamp timestamp(long millis) {
        return Timestamp.newBuilder()
                .setSeconds(Math.floorDiv(millis, 1000L))
                .setNanos((int) Math.floorMod(millis, 1000L) * 1_000_000)
                .build();
    }
}
