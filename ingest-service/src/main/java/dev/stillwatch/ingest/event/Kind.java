package dev.stillwatch.ingest.event;

import dev.stillwatch.ingest.v1.Event;
import java.util.Locale;

/** What an event is about; a closed set, fit for a metric's label. */
public enum Kind {
    /** A request to a model and its response. */
    EXCHANGE,
    /** Something that happened to an account. */
    ACCOUNT,
    /** A new model. */
    RELEASE,
    /** An event that holds nothing, or can't be read. */
    UNKNOWN;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The kind of an event. */
    public static Kind of(Event event) {
        return switch (event.getEventCase()) {
            case EXCHANGE -> EXCHANGE;
            case ACCOUNT -> ACCOUNT;
            case RELEASE -> RELEASE;
            case EVENT_NOT_SET -> UNKNOWN;
        };
    }

    /** In lower case, for labels. */
    public String word() {
        return word;
    }
}
