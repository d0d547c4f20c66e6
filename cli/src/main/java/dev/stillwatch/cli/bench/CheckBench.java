package dev.stillwatch.cli.bench;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.replay.Pages;
import dev.stillwatch.enforcement.api.HttpGate;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.grpc.GrpcConfiguration;
import dev.stillwatch.platform.grpc.GrpcServer;
import io.grpc.InsecureServerCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The open loop asks for this share of what the slowest does at most. */
    private static final double LOAD = 0.2;

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    /**
     * What came of one way to ask.
     *
     * @param name the way
     * @param most calls with 64 in flight
     * @param latency at the rate that all were asked at, nanoseconds
     */
    record Asked(String name, Pace most, Turns<Histogram> latency) {}

    /**
     * What came of it.
     *
     * @param surfaces the ways a gateway asks
     * @param empty the empty method
     * @param rate calls a second while latencies were taken
     * @param accounts accounts asked about
     * @param actions actions in force on accounts
     */
    record Result(List<Asked> surfaces, Asked empty, double rate, int accounts, long actions) {}

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
        var configuration = new GrpcConfiguration(
                "127.0.0.1", 0, -1, false, MAX_MESSAGE, LONG, Duration.ZERO, Duration.ofSeconds(5));
        Server server = GrpcServer.listen(
                configuration, offered, new HealthStatusManager(), InsecureServerCredentials.create());
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .directExecutor()
                .build();
        try {
            Map<String, AsyncCall> surfaces = new LinkedHashMap<>();
            surfaces.put("Check", GatewayCalls.check(channel, accounts));
            surfaces.put("ext_authz", GatewayCalls.extAuthz(channel, accounts));
            surfaces.put(
                    "HTTP", GatewayCalls.http(enforcement.bean(HttpGate.class).url(), accounts));
            return measure(surfaces, EmptyMethod.on(channel), actions);
        } finally {
            channel.shutdownNow();
            GrpcServer.stop(server, configuration);
        }
    }

    private Result measure(Map<String, AsyncCall> surfaces, AsyncCall empty, long actions) throws InterruptedException {
        progress.accept("Check: warming up");
        Map<String, AsyncCall> all = new LinkedHashMap<>();
        all.put("empty method", empty);
        all.putAll(surfaces);
        for (AsyncCall call : all.values()) {
            ClosedLoop.run(call, CONCURRENCY, WARM_UP);
        }
        Map<String, Turns<Pace>> paces = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (var call : all.entrySet()) {
                progress.accept("throughput: " + call.getKey());
                paces.computeIfAbsent(call.getKey(), n -> new Turns<>())
                        .add(ClosedLoop.run(call.getValue(), CONCURRENCY, time));
            }
        }
        double slowest = paces.values().stream()
                .mapToDouble(turns -> Pace.middle(turns).perSecond())
                .min()
                .orElseThrow();
        double rate = LOAD * slowest;
        Map<String, Turns<Histogram>> latencies = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (var call : all.entrySet()) {
                progress.accept("latency: " + call.getKey());
                latencies
                        .computeIfAbsent(call.getKey(), n -> new Turns<>())
                        .add(OpenLoop.run(call.getValue(), rate, time));
            }
        }
        List<Asked> asked = all.keySet().stream()
                .map(name -> new Asked(
                        name,
                        Pace.middle(paces.getOrDefault(name, new Turns<>())),
                        latencies.getOrDefault(name, new Turns<>())))
                .toList();
        return new Result(asked.subList(1, asked.size()), asked.getFirst(), rate, accounts.size(), actions);
    }

    private static long inForce(PlatformClient client) {
        return new Pages(client)
                .actions().stream()
                        .filter(a -> a.getState() == Action.State.STATE_ACTIVE && a.getMode() == Mode.MODE_ENFORCE)
                        .count();
    }
}
