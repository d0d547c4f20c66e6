package dev.stillwatch.ingest.event;

import dev.stillwatch.ingest.v1.Event;

/** One event of a batch as it came in. */
public sealed interface Received {

    /** It could be read, which says nothing of its rules. */
    record Legible(Event event) implements Received {
        /** Without content: this must be safe to log. */
        @Override
        public String toString() {
            return "Legible[" + Kind.of(event) + "]";
        }
    }

    /** It could not be read, and why. */
    record Illegible(Fault fault) implements Received {}
}
