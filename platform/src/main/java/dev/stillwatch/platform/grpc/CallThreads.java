package dev.stillwatch.platform.grpc;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where calls are worked on: a virtual thread for each piece of work, but platform threads for the first {@value #FIRST}. A virtual thread that waits until
 * another has initialized a class keeps its carrier (JEP 491 leaves that case), and there are as many carriers as processors: when each of them waits so, and
 * the thread they wait for needs one, all wait for ever. It is the first calls that load and initialize classes, many of them at once where a gateway was
 * waiting for the pod.
 */
public final class CallThreads implements Executor {

    static final int FIRST = 1_000;

    private final ExecutorService first = new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("first-calls-", 1).daemon().factory());
    private final ExecutorService rest = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile boolean warm;

    @Override
    public void execute(Runnable work) {
        if (warm) {
            rest.execute(work);
            return;
        }
        warm = begun.incrementAndGet() >= FIRST;
        first.execute(work);
    }
}
