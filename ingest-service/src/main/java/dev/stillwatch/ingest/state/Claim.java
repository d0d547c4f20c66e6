package dev.stillwatch.ingest.state;

import java.util.concurrent.CompletableFuture;

/** The right to send an event. Whoever holds it says in the end whether the event became durable. */
public final class Claim {

    private final Identity identity;
    private final CompletableFuture<Boolean> durable = new CompletableFuture<>();

    /** A claim to an event, not yet made. */
    public Claim(Identity identity) {
        this.identity = identity;
    }

    /** To which event. */
    public Identity identity() {
        return identity;
    }

    /** Waits for the holder: true when the event is durable and remembered, false when it is free again. */
    public boolean await() {
        return durable.join();
    }

    void settle(boolean isDurable) {
        durable.complete(isDurable);
    }
}
