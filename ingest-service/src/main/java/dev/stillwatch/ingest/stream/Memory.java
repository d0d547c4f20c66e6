package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.state.Identity;
import dev.stillwatch.ingest.state.Position;
import dev.stillwatch.ingest.state.Positions;
import dev.stillwatch.ingest.state.SeenEvents;
import io.lettuce.core.RedisFuture;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What this instance remembers in Redis: events seen, and through which offset of each partition they are all remembered. The offsets of a
 * batch go with the next one, so that they are never ahead of it. Safe for all threads.
 */
public final class Memory {

    private final SeenEvents seen;
    private final Positions positions;
    private final Progress progress;
    private final byte[] key;
    private final ReentrantLock saves = new ReentrantLock();

    Memory(SeenEvents seen, Positions positions, Progress progress, byte[] key) {
        this.seen = seen;
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

    /** Remembers how far this instance has come; nothing is sent when that is known. */
    public void flush() {
        remember(List.of());
    }

    /** Drops what is older than this day of event time. */
    public void forgetBefore(long day) {
        seen.forgetBefore(day);
    }
}
