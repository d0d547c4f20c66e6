package dev.stillwatch.cli.client;

import dev.stillwatch.enforcement.v1.AppealServiceGrpc;
import dev.stillwatch.enforcement.v1.BacktestServiceGrpc;
import dev.stillwatch.enforcement.v1.CaseServiceGrpc;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.enforcement.v1.GetProgressResponse;
import dev.stillwatch.enforcement.v1.GuardServiceGrpc;
import dev.stillwatch.enforcement.v1.LedgerServiceGrpc;
import dev.stillwatch.intel.v1.EvidenceServiceGrpc;
import dev.stillwatch.intel.v1.IntelServiceGrpc;
import dev.stillwatch.intel.v1.SharingServiceGrpc;
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
                                    "enforcement.v1.CaseService",
                                    "enforcement.v1.AppealService",
                                    "enforcement.v1.GuardService",
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

    /** A client of a platform at {@code host:port}, in plain text, as nobody. */
    public static PlatformClient connect(String target) {
        return connect(target, Identity.NONE);
    }

    /** A client of a platform at {@code host:port}. */
    public static PlatformClient connect(String target, Identity identity) {
        return new PlatformClient(
                NettyChannelBuilder.forTarget(target, identity.tls().channel())
                        .intercept(identity.interceptor())
                        .defaultServiceConfig(RETRIES)
                        .enableRetry()
                        .maxInboundMessageSize(MAX_MESSAGE)
                        .build());
    }

    /** A client over a channel that the caller made, such as one that knows each service by its own address. Closes it. */
    public static PlatformClient over(ManagedChannel channel) {
        return new PlatformClient(channel);
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

    /** What would other policies have done? Answers come after minutes. */
    public BacktestServiceGrpc.BacktestServiceBlockingStub backtests(Duration patience) {
        return BacktestServiceGrpc.newBlockingStub(channel)
                .withWaitForReady()
                .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What was decided, and who can show it? */
    public LedgerServiceGrpc.LedgerServiceBlockingStub ledger() {
        return LedgerServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** Who works on what, and what did they find? */
    public CaseServiceGrpc.CaseServiceBlockingStub cases() {
        return CaseServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** What bounds what is done? */
    public GuardServiceGrpc.GuardServiceBlockingStub guards() {
        return GuardServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** Who objects, and rightly? */
    public AppealServiceGrpc.AppealServiceBlockingStub appeals() {
        return AppealServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** What do others know, whom do we tell? */
    public IntelServiceGrpc.IntelServiceBlockingStub intel() {
        return IntelServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(1, TimeUnit.MINUTES);
    }

    /** What leaves, and whom do we believe? */
    public SharingServiceGrpc.SharingServiceBlockingStub sharing() {
        return SharingServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(3, TimeUnit.MINUTES);
    }

    /** What can be proven to others? A bundle takes a while to gather. */
    public EvidenceServiceGrpc.EvidenceServiceBlockingStub evidence() {
        return EvidenceServiceGrpc.newBlockingStub(channel).withWaitForReady().withDeadlineAfter(10, TimeUnit.MINUTES);
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
