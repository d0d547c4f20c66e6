package dev.stillwatch.lab.simulate.traffic;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Event;

/** When events happened. */
public final class Moments {
    private Moments() {}

    /** Milliseconds since 1970. */
    public static long of(Event event) {
        return Timestamps.toMillis(
                switch (event.getEventCase()) {
                    case EXCHANGE -> event.getExchange().getOccurredAt();
                    case ACCOUNT -> event.getAccount().getOccurredAt();
                    case RELEASE -> event.getRelease().getOccurredAt();
                    case EVENT_NOT_SET -> Timestamp.getDefaultInstance();
                });
    }
}
