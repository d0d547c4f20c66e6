package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Merges streams that are each in order of time. Holds one event a stream; at the same moment the stream named first goes first.
 */
public final class InOrder implements Iterator<Event> {
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(Head::at).thenComparingInt(Head::rank));

    /** The next event of a stream. */
    private record Head(long at, int rank, Event event, Iterator<Event> rest) {}

    private InOrder() {}

    /** All events of the streams, in order of time. */
    public static Iterator<Event> of(List<Iterator<Event>> streams) {
        InOrder merged = new InOrder();
        for (int i = 0; i < streams.size(); i++) {
            merged.add(i, streams.get(i));
        }
        return merged;
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Event next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        add(head.rank(), head.rest());
        return head.event();
    }

    private void add(int rank, Iterator<Event> stream) {
        if (stream.hasNext()) {
            Event event = stream.next();
            heads.add(new Head(Moments.of(event), rank, event, stream));
        }
    }
}
