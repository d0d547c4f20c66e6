package dev.stillwatch.intel.stream;

import com.nimbusds.jose.KeySourceException;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.secevent.SecurityEvent;
import dev.stillwatch.intel.secevent.SetFault;
import dev.stillwatch.intel.secevent.Transmitter;
import dev.stillwatch.intel.stream.TransmitterClient.Polled;
import dev.stillwatch.intel.stream.TransmitterClient.RemoteStream;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import io.micronaut.core.annotation.Order;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls partners' streams (RFC 8936), each in a thread of its own, on the replica that publishes. It makes a stream where it has none, and asks for a verification event, so that a
 * stream that is silent can be told from one that is broken. A token is acknowledged once what it says is durable; what comes twice changes nothing.
 */
@Singleton
@Order(Parts.CLIENTS)
final class EventPoller implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(EventPoller.class);
    private static final Duration IDLE = Duration.ofMillis(200);

    private final SharedSignals signals;
    private final EventIntake intake;
    private final Publisher publisher;
    private final Clock clock;
    private final List<PollLoop> loops = new ArrayList<>();
    private final Map<String, Instant> verifiedAt = new ConcurrentHashMap<>();

    EventPoller(SharedSignals signals, EventIntake intake, Publisher publisher, Clock clock, Meter meter) {
        this.signals = signals;
        this.intake = intake;
        this.publisher = publisher;
        this.clock = clock;
        var _ = meter.gaugeBuilder("stillwatch.intel.events.verified_age")
                .setUnit("s")
                .setDescription("Time since a partner's stream last answered a request for verification.")
                .buildWithCallback(gauge -> verifiedAt.forEach((partner, at) -> gauge.record(
                        Duration.between(at, clock.instant()).toMillis() / 1000.0,
                        Attributes.of(AttributeKey.stringKey("partner"), partner))));
    }

    @Override
    public void start() {
        for (Transmitter transmitter : signals.transmitters()) {
            if (transmitter.configuration().isPresent()) {
                loops.add(PollLoop.start("intel-events-" + transmitter.partner(), () -> new Session(transmitter)));
            }
        }
    }

    @Override
    public void stop() {
        loops.forEach(PollLoop::close);
    }

    private final class Session implements PollLoop.Session {
        private final Transmitter transmitter;
        private final TransmitterClient client;
        private final CountDownLatch never = new CountDownLatch(1);
        private final List<String> acknowledged = new ArrayList<>();
        private final Map<String, SetFault> refused = new HashMap<>();
        private @Nullable RemoteStream stream;
        private Instant quietUntil = Instant.EPOCH;
        private String verification = "";

        Session(Transmitter transmitter) {
            this.transmitter = transmitter;
            this.client = new TransmitterClient(transmitter);
        }

        @Override
        public void step() throws InterruptedException, TimeoutException {
            if (!publisher.publishing() || clock.instant().isBefore(quietUntil)) {
                var _ = never.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                return;
            }
            try {
                while (poll()) {
                    // On as long as there is more.
                }
            } catch (IOException e) {
                LOG.warn("Events of {}: {}", transmitter.partner(), e.getMessage());
            }
            quietUntil = clock.instant().plus(transmitter.interval());
        }

        /** Whether there is more. */
        private boolean poll() throws IOException, InterruptedException, TimeoutException {
            RemoteStream known = stream;
            if (known == null) {
                known = client.open();
                stream = known;
                verification = UUID.randomUUID().toString();
                client.requestVerification(known, verification);
            }
            Polled polled = client.poll(known, acknowledged, refused);
            acknowledged.clear();
            refused.clear();
            for (Map.Entry<String, String> set : polled.sets().entrySet()) {
                take(set.getKey(), set.getValue());
            }
            return !polled.sets().isEmpty();
        }

        private void take(String jti, String token) throws IOException, InterruptedException, TimeoutException {
            try {
                SecurityEvent event = intake.take(transmitter, token);
                acknowledged.add(jti);
                boolean answer = event.type().equals(EventType.VERIFICATION.uri())
                        && event.payload().path("state").asText().equals(verification);
                if (answer) {
                    verifiedAt.put(transmitter.partner(), clock.instant());
                }
            } catch (SetFault fault) {
                LOG.warn("Event {} of {} is not taken: {}", jti, transmitter.partner(), fault.getMessage());
                refused.put(jti, fault);
            } catch (KeySourceException e) {
                throw new IOException("Its keys can't be had: " + e.getMessage(), e);
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
