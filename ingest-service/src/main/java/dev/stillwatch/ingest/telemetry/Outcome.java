package dev.stillwatch.ingest.telemetry;

import java.util.Locale;

/** What became of an event; a label. */
public enum Outcome {
    /** Durable. */
    ACCEPTED,
    /** Seen before. */
    DUPLICATE,
    /** Breaks a rule. */
    REJECTED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** In lower case. */
    public String word() {
        return word;
    }
}
