package dev.stillwatch.ingest.telemetry;

import java.util.Locale;

/** The way a batch came in; a label. */
public enum Rpc {
    /** PublishEvents. */
    PUBLISH,
    /** StreamEvents. */
    STREAM;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** In lower case. */
    public String word() {
        return word;
    }
}
