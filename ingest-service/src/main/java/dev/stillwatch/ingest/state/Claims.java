package dev.stillwatch.ingest.state;

import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The events that are on their way through this instance. An event is claimed before Redis is asked for it and given free after Redis
 * remembers it, so of two batches that hold it one sends it, and the other learns what became of it.
 */
@Singleton
public final class Claims {

    private final ConcurrentMap<Long, Claim> held = new ConcurrentHashMap<>();

    /** Makes a claim; returns it when the event was free, else the claim of another, to be waited for. */
    public Claim make(Claim mine) {
        Claim other = held.putIfAbsent(mine.identity().hash(), mine);
        return other == null ? mine : other;
    }

    /** Gives an event free, and tells whoever waits for it whether it is durable. Settling twice changes nothing. */
    public void settle(Claim claim, boolean durable) {
        held.remove(claim.identity().hash(), claim);
        claim.settle(durable);
    }
}
