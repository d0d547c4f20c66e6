package dev.stillwatch.cli.bench;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** So many calls at a time, each followed by the next as soon as it is over: finds the most that a server does. */
final class ClosedLoop {

    private final AsyncCall call;
    private final long began = System.nanoTime();
    private final long until;
    private final LongAdder finished = new LongAdder();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Phaser running;

    private ClosedLoop(AsyncCall call, int concurrency, Duration time) {
        this.call = call;
        this.until = began + time.toNanos();
        this.running = new Phaser(concurrency);
    }

    /**
     * Calls a second.
     *
     * @throws IllegalStateException when a call failed
     */
    static double run(AsyncCall call, int concurrency, Duration time) {
        var loop = new ClosedLoop(call, concurrency, time);
        for (int i = 0; i < concurrency; i++) {
            loop.next();
        }
        loop.running.awaitAdvance(0);
        Throwable failure = loop.failure.get();
        if (failure != null) {
            throw new IllegalStateException("A call failed: " + failure, failure);
        }
        return Pace.since(loop.began, loop.finished.sum()).perSecond();
    }

    private void next() {
        call.begin(problem -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
            finished.increment();
            if (problem != null || System.nanoTime() - until >= 0) {
                running.arriveAndDeregister();
            } else {
                next();
            }
        });
    }
}
