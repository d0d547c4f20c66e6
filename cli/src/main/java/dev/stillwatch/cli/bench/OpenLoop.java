package dev.stillwatch.cli.bench;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Calls at a fixed rate, whatever becomes of those before. A call's latency counts from the moment it was due, not from when it
 * could be sent, so a pause of the server, of the sender or of the wire is in the latency of every call that was due in it. That is
 * the correction for coordinated omission, made where the times are taken (G. Tene, "How NOT to measure latency").
 */
final class OpenLoop {

    /** Calls in flight at most; one that has to wait for its turn waits on its own latency. */
    private static final int MOST_IN_FLIGHT = 2_048;

    /** A parked thread wakes late by about this; the rest of the wait is spun. */
    private static final long WAKE_NANOS = 60_000;

    private static final long HIGHEST_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OpenLoop() {}

    /**
     * Calls for some time and waits for the last answer.
     *
     * @param perSecond calls a second
     * @return the latencies, nanoseconds
     * @throws IllegalStateException when a call failed or was never answered
     */
    static Histogram run(AsyncCall call, double perSecond, Duration time) throws InterruptedException {
        Histogram latencies = new ConcurrentHistogram(HIGHEST_NANOS, 3);
        var slots = new Semaphore(MOST_IN_FLIGHT);
        var failure = new AtomicReference<@Nullable Throwable>();
        long calls = Math.max(1, (long) (perSecond * time.toNanos() / 1e9));
        long began = System.nanoTime();
        for (long i = 0; i < calls && failure.get() == null; i++) {
            long due = began + (long) (i * 1e9 / perSecond);
            waitUntil(due);
            slots.acquire();
            call.begin(problem -> {
                if (problem != null) {
                    failure.compareAndSet(null, problem);
                }
                latencies.recordValue(Math.clamp(System.nanoTime() - due, 1, HIGHEST_NANOS));
                slots.release();
            });
        }
        if (!slots.tryAcquire(MOST_IN_FLIGHT, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Calls were not answered within " + PATIENCE.toSeconds() + " s");
        }
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("A call failed: " + problem, problem);
        }
        return latencies;
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > WAKE_NANOS) {
                LockSupport.parkNanos(left - WAKE_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
