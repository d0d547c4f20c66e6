package dev.stillwatch.ingest.telemetry;

import java.util.Locale;

/** What a round trip to Redis was for; a label. */
public enum RedisUse {
    /** Reading what an earlier run left. */
    START,
    /** Asking for a batch which events were seen. */
    LOOK_UP,
    /** Remembering a batch. */
    REMEMBER,
    /** Dropping old days. */
    FORGET;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** In lower case. */
    public String word() {
        return word;
    }
}
