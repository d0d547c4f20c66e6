package dev.stillwatch.broker;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ties this process to whoever started it: the other end of standard input closes with it, even on {@code kill -9}. */
final class Lifeline {

    private Lifeline() {}

    /** Ends this JVM in order when {@code input} ends. */
    static void holdTo(InputStream input) {
        Thread.ofPlatform().daemon().name("lifeline").start(() -> {
            awaitEnd(input);
            System.exit(0);
        });
    }

    /**
     * On the end of this JVM, by signal or by lifeline, runs {@code stop}; should that hang longer than {@code patience}, ends without it:
     * with its parent gone nobody else would.
     */
    static void onEnd(Runnable stop, Duration patience) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            var stopped = new CountDownLatch(1);
                            Thread.ofPlatform().daemon().name("stop-deadline").start(() -> {
                                if (!await(stopped, patience)) {
                                    System.err.println(
                                            "Kafka did not stop within " + patience + ": ended without waiting longer");
                                    Runtime.getRuntime().halt(1);
                                }
                            });
                            stop.run();
                            stopped.countDown();
                        },
                        "stop"));
    }

    private static void awaitEnd(InputStream input) {
        try {
            while (input.read() >= 0) {
                // Nothing is said on it; only its end matters.
            }
        } catch (IOException e) {
            System.err.println("standard input failed, taken as its end: " + e.getMessage());
        }
    }

    private static boolean await(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
