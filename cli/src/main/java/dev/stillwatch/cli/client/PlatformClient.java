package dev.stillwatch.cli.client;

import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.enforcement.v1.GetProgressResponse;
import dev.stillwatch.enforcement.v1.LedgerServiceGrpc;
import dev.stillwatch.intel.v1.IntelServiceGrpc;
import dev.stillwatch.linking.v1.LinkingServiceGrpc;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.ScoringServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A running platform at one gRPC address that offers all services. */
public final class PlatformClient implements AutoCloseable {

    private static final int MAX_MESSAGE = 64 * 1024 * 1024;

    /** Look-ups are tried again while the platform is away for a moment (AIP-194: UNAVAILABLE only). */
    private static final Map<String, ?> RETRIES = Map.of(
            "methodConfig",
            List.of(Map.of(
                    "name",
                    Stream.of(
                                    "scoring.v1.ScoringService",
                                    "linking.v1.LinkingService",
                                    "enforcement.v1.EnforcementService",
                                    "enforcement.v1.LedgerService",
                                    "intel.v1.IntelService")
                            .map(s -> Map.of("service", "stillwatch." + s))
                            .toList(),
                    "retryPolicy",
                    Map.of(
                            "maxAttempts",
                            5.0,
                            "initialBackoff",
                            "0.5s",
                            "maxBackoff",
                            "5s",
                            "backoffMultiplier",
                            2.0,
                            "retryableStatusCodes",
                            List.of("UNAVAILABLE")))));

    private final ManagedChannel channel;

    private PlatformClient(ManagedChannel channel) {
        this.channel = channel;
    }

    /** A client of a platform at {@code host:port}, in plain text. */
    public static PlatformClient connect(String target) {
        return new PlatformClient(NettyChannelBuilder.forTarget(target)
                .usePlaintext()
                .defaultServiceConfig(RETRIES)
                .enableRetry()
                .maxInboundMessageSize(MAX_MESSAGE)
                .build());
    }

    /** A stream of events, as a gateway opens one. */
    public EventStream events(Clock clock, Duration patience, Consumer<String> complaints) {
        return new EventStream(channel, clock, patience, complaints);
    }

    /** The channel itself. */
    public ManagedChannel channel() {
        return channel;
    }

    /** What is it doing? */
    public ScoringServiceGrpc.ScoringServiceBlockingStub scoring() {
        return ScoringServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** Who is behind it? */
    public LinkingServiceGrpc.LinkingServiceBlockingStub linking() {
        return LinkingServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** What do we do about it? */
    public EnforcementServiceGrpc.EnforcementServiceBlockingStub enforcement() {
        return EnforcementServiceGrpc.newBlockingStub(channel)
                .withWaitForReady()
                .withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** What was decided, and who can show it? */
    public LedgerServiceGrpc.LedgerServiceBlockingStub ledger() {
        return LedgerServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** What do others know, whom do we tell? */
    public IntelServiceGrpc.IntelServiceBlockingStub intel() {
        return IntelServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** How long this platform's epochs are, in milliseconds. */
    public long epochMillis() {
        GetProgressResponse progress =
                enforcement().getProgress(dev.stillwatch.enforcement.v1.GetProgressRequest.getDefaultInstance());
        return progress.getEpochLength().getSeconds() * 1000L
                + progress.getEpochLength().getNanos() / 1_000_000;
    }

    /** Everything before this moment has been decided on by all services, milliseconds; {@link Long#MIN_VALUE} when nothing has. */
    public long decidedThrough() {
        var enforcement =
                enforcement().getProgress(dev.stillwatch.enforcement.v1.GetProgressRequest.getDefaultInstance());
        var scoring = scoring().getProgress(dev.stillwatch.scoring.v1.GetProgressRequest.getDefaultInstance());
        var linking = linking().getProgress(dev.stillwatch.linking.v1.GetProgressRequest.getDefaultInstance());
        if (!enforcement.hasWatermark() || !scoring.hasWatermark() || !linking.hasWatermark()) {
            return Long.MIN_VALUE;
        }
        return Math.min(
                EventTime.millis(enforcement.getWatermark()),
                Math.min(EventTime.millis(scoring.getWatermark()), EventTime.millis(linking.getWatermark())));
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
