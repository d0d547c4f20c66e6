package dev.stillwatch.intel.stream;

import java.time.Duration;

/** Why a page of a partner could not be read. */
final class FeedFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Duration pause;

    /** Kinds of faults; the label of a metric. */
    enum Kind {
        /** It can't be reached, or is too slow. */
        UNREACHABLE,
        /** It does not let us in. */
        REFUSED,
        /** It does not know its own cursor any more. */
        CURSOR,
        /** It is busy. */
        BUSY,
        /** Its answer is too large. */
        TOO_LARGE,
        /** Its answer is not TAXII. */
        MALFORMED
    }

    FeedFault(Kind kind, String message, Duration pause) {
        super(message);
        this.kind = kind;
        this.pause = pause;
    }

    FeedFault(Kind kind, String message) {
        this(kind, message, Duration.ZERO);
    }

    Kind kind() {
        return kind;
    }

    /** How long the server wants to be left alone; zero when it does not say. */
    Duration pause() {
        return pause;
    }
}
