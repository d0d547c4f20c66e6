package dev.stillwatch.ingest.intake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How long a batch may be tried again while Redis or Kafka is away.
 *
 * @param deadlineNanos by {@link System#nanoTime}; not before {@link Long#MAX_VALUE} from now means for ever
 * @param cancelled whether nobody waits for the answer any more
 */
public record Patience(long deadlineNanos, BooleanSupplier cancelled) {

    private static final long FIRST_PAUSE_MILLIS = 25;
    private static final int DOUBLINGS = 5;

    /** Until this long from now. */
    public static Patience of(long nanos) {
        return new Patience(System.nanoTime() + nanos, () -> false);
    }

    /** As long as somebody waits. */
    public static Patience until(BooleanSupplier cancelled) {
        return new Patience(System.nanoTime() + Long.MAX_VALUE / 2, cancelled);
    }

    /** Waits a little, longer from attempt to attempt up to a second; false when it is time to give up. */
    boolean pause(int attempt, CountDownLatch stopping) {
        long millis = FIRST_PAUSE_MILLIS << Math.min(attempt, DOUBLINGS);
        if (cancelled.getAsBoolean() || deadlineNanos - System.nanoTime() < TimeUnit.MILLISECONDS.toNanos(millis)) {
            return false;
        }
        try {
            return !stopping.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
