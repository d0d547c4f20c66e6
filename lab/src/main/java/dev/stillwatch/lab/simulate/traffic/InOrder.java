package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Merges feeds. Holds no event; at the same moment the feed named first goes first. */
public final class InOrder implements Feed {
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(Comparator.comparingLong(Head::at).thenComparingInt(Head::rank));

    /** A feed and when its next event happens. */
    private record Head(long at, int rank, Feed feed) {}

    private InOrder() {}

    /** All events of the feeds, in order of time. */
    public static Feed of(List<? extends Feed> feeds) {
        InOrder merged = new InOrder();
        for (int i = 0; i < feeds.size(); i++) {
            merged.add(i, feeds.get(i));
        }
        return merged;
    }

    @Override
    public long at() {
        Head head = heads.peek();
        return head == null ? OVER : head.at();
    }

    @Override
    public Event next() {
        Head head = heads.poll();
        if (head == null) {
            throw new NoSuchElementException();
        }
        Event event = head.feed().next();
        add(head.rank(), head.feed());
        return event;
    }

    private void add(int rank, Feed feed) {
        long at = feed.at();
        if (at != OVER) {
            heads.add(new Head(at, rank, feed));
        }
    }
}
