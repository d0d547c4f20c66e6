package dev.stillwatch.intel.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.secevent.SecurityEvent;
import dev.stillwatch.intel.state.SecurityEventBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.v1.AccountEvent;
import dev.stillwatch.intel.v1.EventStream;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import io.micronaut.core.annotation.Order;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes events to the partners that want it so (RFC 8935), on the replica that publishes, one after the other. A partner that does not answer is asked again later, and again, with
 * longer pauses; what it says it does not take is set aside with its words.
 */
@Singleton
@Order(Parts.CLIENTS)
final class EventPusher implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(EventPusher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int BATCH = 50;
    private static final int LONGEST_ERROR = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Quiet(Instant until, Duration pause) {}

    private final SharedSignals signals;
    private final Sharing sharing;
    private final SharingState state;
    private final SecurityEventBook book;
    private final SecurityEventLog log;
    private final EventTokens tokens;
    private final Publisher publisher;
    private final Clock clock;
    private final LongCounter faults;
    private @Nullable PollLoop loop;

    EventPusher(
            SharedSignals signals,
            Sharing sharing,
            SharingState state,
            SecurityEventBook book,
            SecurityEventLog log,
            EventTokens tokens,
            Publisher publisher,
            Clock clock,
            Meter meter) {
        this.signals = signals;
        this.sharing = sharing;
        this.state = state;
        this.book = book;
        this.log = log;
        this.tokens = tokens;
        this.publisher = publisher;
        this.clock = clock;
        this.faults = meter.counterBuilder("stillwatch.intel.events.push_faults")
                .setDescription("Pushes of security events that a partner did not answer.")
                .build();
    }

    @Override
    public void start() {
        if (signals.receivers().stream().anyMatch(r -> !r.pushEndpoints().isEmpty())) {
            loop = PollLoop.start("intel-event-pusher", Session::new);
        }
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private final class Session implements PollLoop.Session {
        private final HttpClient http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        private final SealedText sealed = new SealedText(signals.derive("authorization"));
        private final Map<String, Quiet> quiet = new HashMap<>();
        private final CountDownLatch never = new CountDownLatch(1);

        @Override
        public void step() throws InterruptedException, TimeoutException {
            boolean pushed = false;
            if (publisher.publishing()) {
                for (EventStream stream : state.streams()) {
                    // The endpoint may have been allowed when the stream was made and not be any more.
                    Optional<Receiver> receiver = signals.receiver(stream.getPartner())
                            .filter(r -> r.pushEndpoints().contains(stream.getPushEndpoint()))
                            .filter(r -> sharing.holdsBackAccounts(r.partner()).isEmpty());
                    if (receiver.isPresent() && stream.getStatus() == EventStream.Status.STATUS_ENABLED) {
                        pushed |= push(stream, receiver.get());
                    }
                }
            }
            if (!pushed) {
                var _ = never.await(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private boolean push(EventStream stream, Receiver receiver) throws InterruptedException, TimeoutException {
            Quiet before = quiet.get(stream.getStreamId());
            if (before != null && clock.instant().isBefore(before.until())) {
                return false;
            }
            List<AccountEvent> waiting = book.waiting(stream.getStreamId(), BATCH);
            for (AccountEvent event : waiting) {
                try {
                    log.put(List.of(settled(event, send(stream, event, receiver))));
                    quiet.remove(stream.getStreamId());
                } catch (IOException e) {
                    Duration pause = before == null
                            ? FIRST_PAUSE
                            : shorter(before.pause().multipliedBy(2));
                    quiet.put(stream.getStreamId(), new Quiet(clock.instant().plus(pause), pause));
                    faults.add(1, Attributes.of(AttributeKey.stringKey("partner"), stream.getPartner()));
                    LOG.warn(
                            "Partner {} does not answer pushes; again in {}: {}",
                            stream.getPartner(),
                            pause,
                            e.getMessage());
                    return false;
                }
            }
            return !waiting.isEmpty();
        }

        /** What the partner says against it; empty when it takes it. */
        private Optional<String> send(EventStream stream, AccountEvent event, Receiver receiver)
                throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stream.getPushEndpoint()))
                    .timeout(PATIENCE)
                    .header("Content-Type", SecurityEvent.MEDIA_TYPE)
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(tokens.token(event, receiver)));
            if (!stream.getSealedAuthorization().isEmpty()) {
                request.header(
                        "Authorization",
                        sealed.open(stream.getSealedAuthorization().toByteArray()));
            }
            HttpResponse<byte[]> answer = http.send(request.build(), info -> new BoundedBody(64 * 1024));
            return switch (answer.statusCode()) {
                case 200, 202 -> Optional.empty();
                case 400 -> Optional.of(words(answer.body()));
                default -> throw new IOException("It answers " + answer.statusCode());
            };
        }

        @Override
        public void close() {
            http.shutdownNow();
            http.close();
        }
    }

    private AccountEvent settled(AccountEvent event, Optional<String> against) {
        return event.toBuilder()
                .setState(against.isEmpty() ? AccountEvent.State.STATE_DELIVERED : AccountEvent.State.STATE_REFUSED)
                .setError(against.orElse(""))
                .setSettledAt(Records.timestamp(clock.instant()))
                .build();
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String words(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            String text =
                    json.path("err").asText() + ": " + json.path("description").asText();
            return text.substring(0, Math.min(LONGEST_ERROR, text.length()));
        } catch (IOException e) {
            return "no reason that could be read";
        }
    }
}
