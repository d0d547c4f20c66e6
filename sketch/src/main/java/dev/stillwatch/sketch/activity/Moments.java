package dev.stillwatch.sketch.activity;

import com.google.protobuf.Timestamp;

/** Event time as milliseconds since 1970. */
final class Moments {
    private Moments() {}

    static long millis(Timestamp timestamp) {
        return timestamp.getSeconds() * 1000 + timestamp.getNanos() / 1_000_000;
    }
}
