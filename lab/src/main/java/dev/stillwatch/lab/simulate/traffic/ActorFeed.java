package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.ingest.v1.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The events of one account: first its history, merged with its sessions. An account without an open session rests: it is unmade. */
final class ActorFeed implements Feed {
    private static final long REST = Schedule.DAY / 8;

    private final Actor actor;
    private final Window window;
    private final Vaults vaults;
    private List<SourceFeed> sources = List.of();
    private @Nullable Life life;
    private boolean begun;
    private int told;
    private long historyAt;
    private long at;

    ActorFeed(Actor actor, Window window, Vaults vaults) {
        this.actor = actor;
        this.window = window;
        this.vaults = vaults;
        this.historyAt = actor.from();
        this.at = Math.min(historyAt, window.start());
    }

    @Override
    public long at() {
        if (!begun) {
            begin();
        }
        return at;
    }

    @Override
    public Event next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Life made = life == null ? actor.life().get() : life;
        life = made;
        Event event = at == historyAt ? history(made) : earliest().next(made);
        long now = at;
        findNext();
        if (at - now > REST && sources.stream().noneMatch(SourceFeed::isOpen)) {
            life = null;
        }
        return event;
    }

    private void begin() {
        Life made = actor.life().get();
        List<SourceFeed> all = new ArrayList<>(made.sources().size());
        for (int i = 0; i < made.sources().size(); i++) {
            all.add(new SourceFeed(i, window, vaults, made));
        }
        sources = List.copyOf(all);
        begun = true;
        findNext();
    }

    private Event history(Life made) {
        List<Event> history = made.account().history();
        Event event = history.get(told++);
        historyAt = told < history.size() ? Moments.of(history.get(told)) : OVER;
        return event;
    }

    private SourceFeed earliest() {
        SourceFeed first = sources.getFirst();
        for (SourceFeed source : sources) {
            first = source.at() < first.at() ? source : first;
        }
        return first;
    }

    private void findNext() {
        at = historyAt;
        for (SourceFeed source : sources) {
            at = Math.min(at, source.at());
        }
    }
}
