package dev.stillwatch.cli.demo;

import dev.stillwatch.cli.replay.EventSource;
import dev.stillwatch.ingest.v1.Event;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A simulation's events as they are made. */
public final class SimulatedEvents implements EventSource {

    private final Iterator<Event> events;
    private long count;

    /** These events, in order of time. */
    public SimulatedEvents(Iterator<Event> events) {
        this.events = events;
    }

    @Override
    public @Nullable Sourced next() {
        return events.hasNext() ? new Sourced(events.next(), "simulated event " + ++count) : null;
    }

    @Override
    public long rejectedLines() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
