package dev.stillwatch.ingest.event;

/**
 * Why an event is refused.
 *
 * @param reason the category, to be counted
 * @param field path of the field to blame, such as {@code exchange.occurred_at}; empty when none is
 * @param message what is wrong and what to do, for a person; holds nothing of the event but lengths and numbers
 */
public record Fault(Reason reason, String field, String message) {

    /** Categories of faults: {@code EventResult.reason} on the wire. */
    public enum Reason {
        /** A field breaks its rule. */
        INVALID_FIELD,
        /** A field that must be there is not. */
        MISSING_FIELD,
        /** A string is not UTF-8. */
        INVALID_UTF8,
        /** The event says nothing: no member of the oneof is set. */
        EMPTY_EVENT,
        /** The event's bytes are not an Event message. */
        MALFORMED_EVENT,
        /** Stillwatch failed on this event alone; its log says where. */
        INTERNAL,
        /** Even without its content the event is larger than Kafka takes. */
        TOO_LARGE
    }
}
