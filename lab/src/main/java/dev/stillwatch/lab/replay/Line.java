package dev.stillwatch.lab.replay;

import dev.stillwatch.ingest.v1.Event;
import java.util.List;

/** What a line of a replay held. Blank lines are passed over, so numbers may have gaps. */
public sealed interface Line {
    /** The number of the line in its file, from 1. */
    long number();

    /**
     * An event.
     *
     * @param warnings what was left out of it, a sentence each: known members of a wrong type
     */
    record Parsed(long number, Event event, List<String> warnings) implements Line {
        /** Copies the warnings. */
        public Parsed {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A line that holds no event.
     *
     * @param reason what is wrong with it, one sentence without a full stop
     */
    record Rejected(long number, String reason) implements Line {}
}
