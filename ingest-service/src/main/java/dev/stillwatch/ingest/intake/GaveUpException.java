package dev.stillwatch.ingest.intake;

/** A batch was not taken; sending it again later is safe and may succeed. */
public final class GaveUpException extends RuntimeException {

    /** Why. */
    public enum Why {
        /** Redis does not answer. */
        STATE_UNAVAILABLE,
        /** Kafka does not take the records. */
        LOG_UNAVAILABLE,
        /** A batch before it in its stream failed. */
        STREAM_BROKEN,
        /** The service is stopping. */
        STOPPING
    }

    private final Why why;

    GaveUpException(Why why) {
        super(why.name());
        this.why = why;
    }

    /** Why. */
    public Why why() {
        return why;
    }
}
