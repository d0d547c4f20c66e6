package dev.stillwatch.enforcement.state;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far decisions have come, as far as this replica's views have read. So whoever sees a moment here finds everything decided
 * before it in the views.
 */
@Singleton
public final class Progress {

    private final AtomicLong actions = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong campaigns = new AtomicLong(Long.MIN_VALUE);
    private final CountDownLatch caughtUp = new CountDownLatch(1);

    /** A watermark was read in {@code actions}. */
    public void actionsAt(long millis) {
        actions.accumulateAndGet(millis, Math::max);
    }

    /** A watermark was read in {@code campaigns}. */
    public void campaignsAt(long millis) {
        campaigns.accumulateAndGet(millis, Math::max);
    }

    /** Everything there was when the replica started has been read. */
    public void caughtUp() {
        caughtUp.countDown();
    }

    /** Whether the views hold at least what there was when the replica started. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** Waits until they do, so long at most; whether they do. */
    public boolean awaitCaughtUp(Duration most) throws InterruptedException {
        return caughtUp.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Decisions are complete for everything before this moment, milliseconds since 1970; empty before the first epoch. */
    public OptionalLong decidedMillis() {
        long both = Math.min(actions.get(), campaigns.get());
        return both == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(both);
    }
}
