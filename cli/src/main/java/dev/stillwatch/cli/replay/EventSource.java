package dev.stillwatch.cli.replay;

import dev.stillwatch.ingest.v1.Event;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where a replay's events come from, in order of event time. */
public interface EventSource extends AutoCloseable {

    /**
     * An event and where it came from, for messages.
     *
     * @param event the event
     * @param origin such as {@code day1.jsonl.gz:17}
     */
    record Sourced(Event event, String origin) {}

    /** The next event; null at the end. */
    @Nullable
    Sourced next() throws IOException;

    /** Lines that held no event. */
    long rejectedLines();

    @Override
    void close() throws IOException;
}
