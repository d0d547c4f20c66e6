package dev.stillwatch.cli.demo;

import dev.stillwatch.cli.replay.EventSource;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.simulate.Simulation;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A simulation's events as they are made. */
public final class SimulatedEvents implements EventSource {

    private final Iterator<Event> events;
    private long count;

    /** The events of a simulation, from the beginning. */
    public SimulatedEvents(Simulation simulation) {
        this.events = simulation.events();
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
