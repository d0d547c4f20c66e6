package dev.stillwatch.ingest.intake;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The place of a batch among those of its stream. Batches are worked on at the same time, but a batch claims its events, sends them and is
 * answered only after the one before it has. When one fails all after it fail, so that nothing of a broken stream overtakes what
 * the client will send again.
 */
public final class Place {

    private @Nullable Place before;
    private final CompletableFuture<Boolean> claimed = new CompletableFuture<>();
    private final CompletableFuture<Boolean> sent = new CompletableFuture<>();
    private final CompletableFuture<Boolean> answered = new CompletableFuture<>();

    private Place(@Nullable Place before) {
        this.before = before;
    }

    /** The place of a batch that belongs to no stream. */
    public static Place alone() {
        return new Place(null);
    }

    /** Before the first batch of a stream. */
    public static Place start() {
        var start = new Place(null);
        start.claimed();
        start.sent();
        start.answered();
        return start;
    }

    /** The one after this. */
    public Place next() {
        return new Place(this);
    }

    /** Waits until the one before has claimed. */
    void awaitClaim() {
        if (before != null) {
            check(before.claimed);
        }
    }

    void claimed() {
        claimed.complete(true);
    }

    /** Waits until the one before has sent. */
    void awaitSend() {
        if (before != null) {
            check(before.sent);
        }
    }

    void sent() {
        sent.complete(true);
    }

    /** Waits until the one before is answered; false when it never will be, and so neither may this one. */
    public boolean awaitAnswer() {
        boolean may = before == null || before.answered.join();
        before = null;
        return may;
    }

    /** This one is answered. */
    public void answered() {
        answered.complete(true);
    }

    /** Waits until this one is answered; false when it never will be. */
    public boolean finished() {
        return answered.join();
    }

    /** Ends this place; whatever it has not come to it never will. */
    public void leave() {
        claimed.complete(false);
        sent.complete(false);
        answered.complete(false);
        before = null;
    }

    private static void check(CompletableFuture<Boolean> stage) {
        if (!stage.join()) {
            throw new GaveUpException(GaveUpException.Why.STREAM_BROKEN);
        }
    }
}
