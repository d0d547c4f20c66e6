package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The exchanges of one source in order of time. Holds open sessions, and of those to come on one day a number each. */
final class SourceFeed {
    private static final long[] NONE = {};

    private final int index;
    private final Window window;
    private final Vaults vaults;
    private final PriorityQueue<Session> open =
            new PriorityQueue<>(1, Comparator.comparingLong(Session::at).thenComparingLong(Session::number));
    private long[] starts = NONE;
    private int next;
    private long day;
    private long begun;
    private long at;

    /** The source of this place in the account's life. */
    SourceFeed(int index, Window window, Vaults vaults, Life life) {
        this.index = index;
        this.window = window;
        this.vaults = vaults;
        this.day = Math.floorDiv(window.start(), Schedule.DAY);
        find(life.sources().get(index));
    }

    long at() {
        return at;
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** The exchange that is due. */
    Event next(Life life) {
        Source source = life.sources().get(index);
        Session first = open.peek();
        Session session;
        if (first != null && first.at() == at) {
            session = open.remove();
        } else {
            next++;
            session = new Session(life.account(), source, begun++, at, vaults);
        }
        Event event = session.next();
        if (session.goesOn() && session.at() < window.end()) {
            open.add(session);
        }
        find(source);
        return event;
    }

    /** Finds what is due next, on a later day if need be. */
    private void find(Source source) {
        long opened = open.isEmpty() ? Feed.OVER : open.peek().at();
        while (next == starts.length && day * Schedule.DAY < window.end() && opened >= day * Schedule.DAY) {
            load(source);
        }
        at = Math.min(opened, next < starts.length ? starts[next] : Feed.OVER);
    }

    private void load(Source source) {
        long midnight = day * Schedule.DAY;
        starts = Arrays.stream(source.schedule().starts(day, source.dice().of("day", day)))
                .map(offset -> midnight + offset)
                .filter(start -> start >= window.start() && start < window.end())
                .sorted()
                .toArray();
        next = 0;
        day++;
    }
}
