package dev.stillwatch.cluster;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One pod, and what a kubelet does with it: starts it, asks whether it is ready, ends it. */
final class Pod implements AutoCloseable {

    private static final Duration READY_PATIENCE = Duration.ofMinutes(4);
    private static final long PROBE_MILLIS = 100;

    private final PodSpec spec;
    private final Engine engine;
    private volatile Engine.@Nullable Running running;
    private volatile boolean listed;

    /** A pod that does not run yet. */
    Pod(PodSpec spec, Engine engine) {
        this.spec = spec;
        this.engine = engine;
    }

    String name() {
        return spec.name();
    }

    /** The service, such as {@code ingest}. */
    String service() {
        return spec.service();
    }

    /** Where its gRPC is reached. */
    SocketAddress address() {
        return new InetSocketAddress(spec.address(), spec.port("grpc"));
    }

    /** Whether DNS lists it: from when it is ready until it is told to end. One that was killed is listed until it is started again. */
    boolean isListed() {
        return listed;
    }

    /** Where its metrics are read. */
    String metrics() {
        return "http://" + spec.address() + ":" + spec.port("metrics") + "/metrics";
    }

    /** Starts it; it is not ready yet. */
    void start() {
        listed = false;
        running = engine.start(spec);
    }

    /** Waits until its health says that it serves, as the readiness probe asks. */
    void awaitReady() {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        spec.address() + ":" + spec.port("health"), InsecureChannelCredentials.create())
                .build();
        try {
            var never = new CountDownLatch(1);
            long deadline = System.nanoTime() + READY_PATIENCE.toNanos();
            while (!serves(channel)) {
                if (!isRunning()) {
                    throw new IllegalStateException(name() + " ended instead of getting ready; its log: " + log());
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException(
                            name() + " was not ready within " + READY_PATIENCE + "; its log: " + log());
                }
                never.await(PROBE_MILLIS, TimeUnit.MILLISECONDS);
            }
            listed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            channel.shutdownNow();
        }
    }

    private static boolean serves(ManagedChannel channel) {
        try {
            return HealthGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(1, TimeUnit.SECONDS)
                            .check(HealthCheckRequest.getDefaultInstance())
                            .getStatus()
                    == ServingStatus.SERVING;
        } catch (StatusRuntimeException e) {
            return false;
        }
    }

    /** As the kubelet ends a pod: SIGTERM, and what is not gone after the grace period is killed. Says whether it went by itself. */
    boolean stop() {
        listed = false;
        Engine.Running was = running;
        running = null;
        if (was == null) {
            return true;
        }
        boolean ended = was.stop(spec.grace());
        if (!ended) {
            was.kill();
        }
        return ended;
    }

    /** {@code kill -9}. */
    void kill() {
        Engine.Running was = running;
        running = null;
        if (was != null) {
            was.kill();
        }
    }

    /** Whether it runs, ready or not. */
    boolean isRunning() {
        Engine.Running now = running;
        return now != null && now.isAlive();
    }

    /** What it said. */
    Path log() {
        return spec.log();
    }

    @Override
    public void close() {
        kill();
    }
}
