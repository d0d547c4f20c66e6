package dev.stillwatch.cluster;

import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A gateway that asks what to do about requests, all the time, and keeps what went wrong. */
final class CheckLoad implements AutoCloseable {

    private static final long PAUSE_MILLIS = 10;
    private static final long DEADLINE_MILLIS = 5_000;

    private final DecisionServiceGrpc.DecisionServiceBlockingStub stub;
    private final List<String> accounts;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile String during = "";
    private long degraded;
    private long[] nanos = new long[1024];
    private int count;

    CheckLoad(Channel channel, List<String> accounts) {
        this.stub = DecisionServiceGrpc.newBlockingStub(channel);
        this.accounts = accounts;
        // A gateway has its connections before it has traffic.
        stub.withWaitForReady()
                .withDeadlineAfter(1, TimeUnit.MINUTES)
                .check(CheckRequest.newBuilder()
                        .setAccountId(accounts.getFirst())
                        .build());
        this.thread = Thread.ofPlatform().name("checks").start(this::run);
    }

    private void run() {
        try {
            for (int i = 0; !stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); i++) {
                ask(accounts.get(i % accounts.size()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String account) {
        long began = System.nanoTime();
        try {
            CheckResponse answer = stub.withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)
                    .check(CheckRequest.newBuilder().setAccountId(account).build());
            if (answer.getDegraded()) {
                degraded++;
            }
        } catch (StatusRuntimeException e) {
            failures.add(during + ": " + e.getStatus().getCode() + " "
                    + e.getStatus().getDescription());
        }
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = System.nanoTime() - began;
    }

    /** What is being done to the cluster, for messages. */
    void during(String what) {
        during = what;
    }

    /** Ends it; from then on the figures stand. */
    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Arrays.sort(nanos, 0, count);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    int asked() {
        return count;
    }

    /** Answers by a fail mode. */
    long degraded() {
        return degraded;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d checks, %d failed, %d degraded; p50 %.1f ms, p99 %.1f ms, longest %.0f ms",
                count,
                failures.size(),
                degraded,
                millis(0.5),
                millis(0.99),
                millis(1));
    }

    private double millis(double share) {
        return count == 0 ? Double.NaN : nanos[Math.min(count - 1, (int) (share * count))] / 1e6;
    }
}
