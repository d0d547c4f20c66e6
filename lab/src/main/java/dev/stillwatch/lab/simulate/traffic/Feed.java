package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Events in order of time, each made only when it is asked for. */
public interface Feed extends Iterator<Event> {
    /** What {@link #at} says when there is no further event. */
    long OVER = Long.MAX_VALUE;

    /** When the next event happens, milliseconds since 1970, or {@link #OVER}. */
    long at();

    @Override
    default boolean hasNext() {
        return at() != OVER;
    }

    /** Events that are there already, in order of time. */
    static Feed of(List<Event> events) {
        return new Feed() {
            private int next;

            @Override
            public long at() {
                return next < events.size() ? Moments.of(events.get(next)) : OVER;
            }

            @Override
            public Event next() {
                if (next == events.size()) {
                    throw new NoSuchElementException();
                }
                return events.get(next++);
            }
        };
    }
}
