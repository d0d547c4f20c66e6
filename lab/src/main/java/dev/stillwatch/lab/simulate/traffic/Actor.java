package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An account with what is true of it and what it does.
 *
 * @param truth what it really is
 * @param account what the provider knows
 * @param sources its streams of sessions
 */
public record Actor(TruthRow truth, Account account, List<Source> sources) {
    /** Copies the sources. */
    public Actor {
        sources = List.copyOf(sources);
    }

    /** Its events in order of time, made as they are asked for. */
    public Iterator<Event> events(Window window) {
        List<Iterator<Event>> parts = new ArrayList<>();
        parts.add(account.history().iterator());
        sources.forEach(source -> parts.add(new SourceEvents(account, source, window)));
        return InOrder.of(parts);
    }
}
