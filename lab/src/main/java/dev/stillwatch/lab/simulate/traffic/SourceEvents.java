package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** The exchanges of one source in order of time. Holds the sessions of a day at most, those not yet begun as a number each. */
final class SourceEvents implements Iterator<Event> {
    private final Account account;
    private final Source source;
    private final Window window;
    private final PriorityQueue<Session> sessions =
            new PriorityQueue<>(Comparator.comparingLong(Session::at).thenComparingLong(Session::number));
    private long day;
    private long begun;
    private List<String> lastHandles = List.of();

    SourceEvents(Account account, Source source, Window window) {
        this.account = account;
        this.source = source;
        this.window = window;
        this.day = Math.floorDiv(window.start(), Schedule.DAY);
    }

    @Override
    public boolean hasNext() {
        while (day * Schedule.DAY < window.end() && isDayDone()) {
            load();
        }
        return !sessions.isEmpty();
    }

    private boolean isDayDone() {
        Session first = sessions.peek();
        return first == null || first.at() >= day * Schedule.DAY;
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Session session = sessions.remove();
        Event event = session.next(lastHandles);
        if (!session.handles().isEmpty()) {
            lastHandles = new ArrayList<>(session.handles());
        }
        if (session.goesOn() && session.at() < window.end()) {
            sessions.add(session);
        }
        return event;
    }

    private void load() {
        long[] starts = source.schedule().starts(day, source.dice().of("day", day));
        Arrays.sort(starts);
        for (long offset : starts) {
            long at = day * Schedule.DAY + offset;
            if (at >= window.start() && at < window.end()) {
                sessions.add(new Session(account, source, begun++, at));
            }
        }
        day++;
    }
}
