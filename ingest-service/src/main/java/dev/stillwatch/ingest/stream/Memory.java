package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.handle.HandleUse;
import dev.stillwatch.ingest.handle.KnownHandles;
import dev.stillwatch.ingest.state.HandleLedger;
import dev.stillwatch.ingest.state.Identity;
import dev.stillwatch.ingest.state.Position;
import dev.stillwatch.ingest.state.Positions;
import dev.stillwatch.ingest.state.SeenEvents;
import io.lettuce.core.RedisFuture;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this instance remembers in Redis: events seen, and through which offset of each partition they are all remembered. The offsets of a
 * batch go with the next one, so that they are never ahead of it. Safe for all threads.
 */
public final class Memory {

    private final SeenEvents seen;
    private final HandleLedger ledger;
    private final Positions positions;
    private final Progress progress;
    private final byte[] key;
    private final ReentrantLock saves = new ReentrantLock();

    Memory(SeenEvents seen, HandleLedger ledger, Positions positions, Progress progress, byte[] key) {
        this.seen = seen;
        this.ledger = ledger;
        this.positions = positions;
        this.progress = progress;
        this.key = key.clone();
    }

    /**
     * Which of these were taken before, by index; one round trip.
     *
     * @throws dev.stillwatch.platform.redis.RedisUnavailableException when Redis is away
     */
    public BitSet seen(List<Identity> identities) {
        return seen.seen(identities);
    }

    /**
     * Remembers these; one round trip. Doing it again changes nothing.
     *
     * @throws dev.stillwatch.platform.redis.RedisUnavailableException when Redis is away
     */
    public void remember(Collection<Identity> identities) {
        Position position;
        List<RedisFuture<?>> along;
        // One connection keeps the order of its commands, so an older position never overwrites a newer one.
        saves.lock();
        try {
            position = progress.unsaved();
            along = positions.save(position);
        } finally {
            saves.unlock();
        }
        seen.remember(identities, key, along);
        progress.saved(position);
    }

    /**
     * Writes into exchanges where the reasoning handles they present had come from, and remembers to whom they were issued. Two round trips at
     * most; none when there are no handles. Doing it again changes nothing.
     *
     * @return the same events in their order
     * @throws dev.stillwatch.platform.redis.RedisUnavailableException when Redis is away
     */
    public List<Outgoing> stamp(List<Outgoing> events) {
        List<HandleUse> uses =
                events.stream().map(Outgoing::handles).filter(Objects::nonNull).toList();
        if (uses.isEmpty() || ledger.days() == 0) {
            return events;
        }
        KnownHandles known = ledger.known(uses);
        List<Outgoing> stamped =
                events.stream().map(event -> stamp(event, known)).toList();
        ledger.remember(known.changes());
        return stamped;
    }

    private static Outgoing stamp(Outgoing event, KnownHandles known) {
        HandleUse use = event.handles();
        return use == null ? event : event.stamped(known.show(use));
    }

    /** Remembers how far this instance has come; nothing is sent when that is known. */
    public void flush() {
        remember(List.of());
    }

    /** Drops what is older than this day of event time. */
    public void forgetBefore(long day) {
        seen.forgetBefore(day);
    }

    /** Drops reasoning handles that nobody can present any more, on this day of event time or later. */
    public void forgetHandlesBefore(long day) {
        ledger.forgetBefore(day);
    }
}
