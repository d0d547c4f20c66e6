package dev.stillwatch.cli.bench;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.replay.Pages;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.grpc.GrpcConfiguration;
import dev.stillwatch.platform.grpc.GrpcServer;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/**
 * {@code Check} beside an empty method: one server, one connection, one client in the same process, measured in turn. The accounts asked
 * about are those that sent exchanges, round and round, so the share of them under an action is what it is.
 */
final class CheckBench {

    private static final int CONCURRENCY = 64;
    private static final int TURNS = 5;
    private static final int MAX_MESSAGE = 1 << 20;

    /** The open loop asks for this share of what the slower of the two does at most. */
    private static final double LOAD = 0.2;

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    /**
     * What came of it.
     *
     * @param check calls of Check with 64 in flight
     * @param empty calls of the empty method with 64 in flight
     * @param rate calls a second while latencies were taken
     * @param checkLatency of Check at that rate, nanoseconds
     * @param emptyLatency of the empty method at that rate, nanoseconds
     * @param accounts accounts asked about
     * @param actions actions in force on accounts
     */
    record Result(
            Pace check,
            Pace empty,
            double rate,
            Turns<Histogram> checkLatency,
            Turns<Histogram> emptyLatency,
            int accounts,
            long actions) {}

    private final List<String> accounts;
    private final Duration time;
    private final Consumer<String> progress;

    CheckBench(List<String> accounts, Duration time, Consumer<String> progress) {
        this.accounts = accounts;
        this.time = time;
        this.progress = progress;
    }

    /** Measures it on a running enforcement-service. */
    Result run(OneService enforcement) throws InterruptedException {
        long actions = inForce(enforcement.client());
        List<ServerServiceDefinition> offered = new ArrayList<>(enforcement.grpcServices());
        offered.add(EmptyMethod.service());
        var configuration = new GrpcConfiguration("127.0.0.1", 0, false, MAX_MESSAGE, LONG, Duration.ofSeconds(5));
        Server server = GrpcServer.listen(configuration, offered, new HealthStatusManager());
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            return measure(check(channel), EmptyMethod.on(channel), actions);
        } finally {
            channel.shutdownNow();
            GrpcServer.stop(server, configuration);
        }
    }

    private Result measure(AsyncCall check, AsyncCall empty, long actions) throws InterruptedException {
        progress.accept("Check: warming up");
        ClosedLoop.run(empty, CONCURRENCY, WARM_UP);
        ClosedLoop.run(check, CONCURRENCY, WARM_UP);
        var checks = new Turns<Pace>();
        var empties = new Turns<Pace>();
        for (int turn = 0; turn < TURNS; turn++) {
            progress.accept("Check: throughput");
            empties.add(ClosedLoop.run(empty, CONCURRENCY, time));
            checks.add(ClosedLoop.run(check, CONCURRENCY, time));
        }
        Pace most = Pace.middle(checks);
        Pace mostEmpty = Pace.middle(empties);
        double rate = LOAD * Math.min(most.perSecond(), mostEmpty.perSecond());
        var checkLatency = new Turns<Histogram>();
        var emptyLatency = new Turns<Histogram>();
        for (int turn = 0; turn < TURNS; turn++) {
            progress.accept("Check: latency");
            emptyLatency.add(OpenLoop.run(empty, rate, time));
            checkLatency.add(OpenLoop.run(check, rate, time));
        }
        return new Result(most, mostEmpty, rate, checkLatency, emptyLatency, accounts.size(), actions);
    }

    private AsyncCall check(Channel channel) {
        var stub = DecisionServiceGrpc.newStub(channel);
        List<CheckRequest> requests = accounts.stream()
                .map(a -> CheckRequest.newBuilder().setAccountId(a).build())
                .toList();
        var next = new AtomicInteger();
        return done -> stub.check(
                requests.get(Math.floorMod(next.getAndIncrement(), requests.size())), AsyncCall.observer(done));
    }

    private static long inForce(PlatformClient client) {
        return new Pages(client)
                .actions().stream()
                        .filter(a -> a.getState() == Action.State.STATE_ACTIVE && a.getMode() == Mode.MODE_ENFORCE)
                        .count();
    }
}
