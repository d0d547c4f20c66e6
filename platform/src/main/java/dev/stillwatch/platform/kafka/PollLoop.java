package dev.stillwatch.platform.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does the same step until it is stopped. When a step fails (Kafka or Redis gone, a rebalance in between) it
 * closes what the work held, waits a little, and starts the work anew from its durable state. Nothing else in a service retries
 * stream work.
 */
public final class PollLoop implements AutoCloseable {

    /** Work that can be started again from durable state. */
    @FunctionalInterface
    public interface Work {
        /** Opens clients and restores positions. Throws when it can't; it will be tried again. */
        Session open() throws Exception;
    }

    /** One life of the work, from its start to its failure or end. */
    public interface Session extends AutoCloseable {
        /** One poll and what follows from it. Returns soon, within a second or so when idle. */
        void step() throws Exception;

        @Override
        void close();
    }

    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Work work;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    private PollLoop(String name, Work work) {
        this.name = name;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    /** Starts a loop. */
    public static PollLoop start(String name, Work work) {
        var loop = new PollLoop(name, work);
        loop.thread.start();
        return loop;
    }

    /** Why the last session failed; null while the loop works. Readiness looks at it. */
    public @Nullable Throwable failure() {
        return failure;
    }

    private void run() {
        long pause = FIRST_PAUSE.toMillis();
        while (stop.getCount() > 0) {
            try (Session session = work.open()) {
                while (stop.getCount() > 0) {
                    session.step();
                    failure = null;
                    pause = FIRST_PAUSE.toMillis();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Throwable e) {
                if (stop.getCount() == 0) {
                    return;
                }
                failure = e;
                LOG.warn("{} failed and starts again in {} ms: {}", name, pause, e.toString(), e);
                if (paused(pause)) {
                    return;
                }
                pause = Math.min(pause * 2, LONGEST_PAUSE.toMillis());
            }
        }
    }

    private boolean paused(long millis) {
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Lets the step in progress end, and stops. */
    @Override
    public void close() {
        stop.countDown();
        try {
            if (!thread.join(PATIENCE)) {
                LOG.warn("{} did not end within {}; interrupting it", name, PATIENCE);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
