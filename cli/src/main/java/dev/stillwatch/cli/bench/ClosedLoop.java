package dev.stillwatch.cli.bench;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** So many calls at a time, the next as soon as one is over: finds the most that a server does. */
final class ClosedLoop {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ClosedLoop() {}

    /**
     * How many calls it came to. All calls are begun by the calling thread: one that is begun where another ends would inherit its context, and the
     * next that one's.
     *
     * @throws IllegalStateException when a call failed or was never answered
     */
    static Pace run(AsyncCall call, int concurrency, Duration time) throws InterruptedException {
        var slots = new Semaphore(concurrency);
        var failure = new AtomicReference<@Nullable Throwable>();
        var watch = new Stopwatch();
        long calls = 0;
        while (watch.nanos() < time.toNanos() && failure.get() == null) {
            slots.acquire();
            calls++;
            call.begin(problem -> {
                if (problem != null) {
                    failure.compareAndSet(null, problem);
                }
                slots.release();
            });
        }
        if (!slots.tryAcquire(concurrency, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("Calls were not answered within " + PATIENCE.toSeconds() + " s");
        }
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("A call failed: " + problem, problem);
        }
        return watch.pace(calls);
    }
}
