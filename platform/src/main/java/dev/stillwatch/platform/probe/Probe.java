package dev.stillwatch.platform.probe;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import dev.stillwatch.enforcement.v1.EnforcementServiceGrpc;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import dev.stillwatch.linking.v1.LinkingServiceGrpc;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.GetAssessmentRequest;
import dev.stillwatch.scoring.v1.ScoringServiceGrpc;
import dev.stillwatch.type.v1.Subject;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One synthetic exchange, from the gateway's side: every service is healthy, the exchange is taken, its epoch is closed by linking, scoring and
 * enforcement, scoring knows its account (where the caller may ask), and Check serves it, not by a fail mode.
 */
final class Probe {

    private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Map<String, ? extends Channel> channels;
    private final String account;
    private final Clock clock;

    Probe(Map<String, ? extends Channel> channels, String account, Clock clock) {
        this.channels = channels;
        this.account = account;
        this.clock = clock;
    }

    /** Asks; throws, with what failed, when the platform does not work. */
    void run(Duration patience) throws InterruptedException {
        channels.keySet().forEach(this::healthy);
        long occurredMillis = clock.millis();
        publish(occurredMillis);
        awaitDecision(occurredMillis, patience);
        assessed();
        decided();
    }

    private Channel to(String service) {
        return Objects.requireNonNull(channels.get(service));
    }

    private void healthy(String service) {
        ServingStatus status = HealthGrpc.newBlockingStub(to(service))
                .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .withWaitForReady()
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus();
        if (status != ServingStatus.SERVING) {
            throw new IllegalStateException(service + "-service says " + status);
        }
        LOG.info("{}-service says {}", service, status);
    }

    private void publish(long occurredMillis) {
        Exchange exchange = Exchange.newBuilder()
                .setExchangeId("probe-" + UUID.randomUUID())
                .setOccurredAt(EventTime.timestamp(occurredMillis))
                .setAccountId(account)
                .setModel("stillwatch-probe")
                .addMessages(Message.newBuilder().setRole("user").setContent("Is anybody there?"))
                .build();
        PublishEventsResponse answer = IngestServiceGrpc.newBlockingStub(to("ingest"))
                .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .publishEvents(PublishEventsRequest.newBuilder()
                        .addEvents(Event.newBuilder().setExchange(exchange))
                        .build());
        if (answer.getAccepted() != 1) {
            throw new IllegalStateException("The exchange was not taken: " + answer);
        }
        LOG.info("ingest-service has taken the exchange");
    }

    /** Every stage says how far it is; all must be past the exchange. */
    private void awaitDecision(long occurredMillis, Duration patience) throws InterruptedException {
        Map<String, Supplier<Timestamp>> stages = new LinkedHashMap<>();
        stages.put(
                "linking",
                () -> LinkingServiceGrpc.newBlockingStub(to("linking"))
                        .getProgress(dev.stillwatch.linking.v1.GetProgressRequest.getDefaultInstance())
                        .getWatermark());
        stages.put(
                "scoring",
                () -> ScoringServiceGrpc.newBlockingStub(to("scoring"))
                        .getProgress(dev.stillwatch.scoring.v1.GetProgressRequest.getDefaultInstance())
                        .getWatermark());
        stages.put(
                "enforcement",
                () -> EnforcementServiceGrpc.newBlockingStub(to("enforcement"))
                        .getProgress(dev.stillwatch.enforcement.v1.GetProgressRequest.getDefaultInstance())
                        .getWatermark());
        Instant end = clock.instant().plus(patience);
        for (var stage : stages.entrySet()) {
            long watermark = EventTime.millis(stage.getValue().get());
            while (watermark <= occurredMillis) {
                if (clock.instant().isAfter(end)) {
                    throw new IllegalStateException(
                            stage.getKey() + "-service has not closed the exchange's epoch within "
                                    + patience + "; it is at " + Instant.ofEpochMilli(watermark) + ", the exchange at "
                                    + Instant.ofEpochMilli(occurredMillis));
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
                watermark = EventTime.millis(stage.getValue().get());
            }
            LOG.info("{}-service has closed the exchange's epoch", stage.getKey());
        }
    }

    private void assessed() {
        try {
            var _ = ScoringServiceGrpc.newBlockingStub(to("scoring"))
                    .getAssessment(GetAssessmentRequest.newBuilder()
                            .setSubject(Subject.newBuilder().setAccount(account))
                            .build());
            LOG.info("scoring-service has assessed the account");
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.PERMISSION_DENIED) {
                throw e;
            }
            LOG.info("Whether scoring-service has assessed the account was not seen: the probe is no analyst");
        }
    }

    private void decided() {
        CheckResponse answer = DecisionServiceGrpc.newBlockingStub(to("enforcement"))
                .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .check(CheckRequest.newBuilder().setAccountId(account).build());
        if (!answer.getAllowed() || answer.getDegraded()) {
            throw new IllegalStateException("The synthetic account is not served as it should be: " + answer);
        }
        LOG.info("enforcement-service serves the account, decision {}", answer.getDecisionId());
    }
}
