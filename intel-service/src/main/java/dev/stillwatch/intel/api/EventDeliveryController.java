package dev.stillwatch.intel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import com.nimbusds.jose.KeySourceException;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.secevent.SecurityEvent;
import dev.stillwatch.intel.secevent.SetFault;
import dev.stillwatch.intel.secevent.Transmitter;
import dev.stillwatch.intel.state.SecurityEventBook;
import dev.stillwatch.intel.stream.EventIntake;
import dev.stillwatch.intel.stream.EventTokens;
import dev.stillwatch.intel.v1.AccountEvent;
import dev.stillwatch.intel.v1.EventStream;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The events themselves: polled from us (RFC 8936), and pushed to us (RFC 8935). */
@Controller
@Produces(MediaType.ALL)
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EventDeliveryController {

    private static final int USUAL = 100;
    private static final int MOST = 1000;
    private static final int LONGEST_ERROR = 500;

    /** A poll that may wait is answered by then, well before proxies give up. */
    private static final Duration LONG_POLL = Duration.ofSeconds(20);

    private final SharedSignals signals;
    private final Sharing sharing;
    private final EventStreams streams;
    private final SecurityEventBook book;
    private final EventTokens tokens;
    private final EventIntake intake;
    private final Clock clock;

    EventDeliveryController(
            SharedSignals signals,
            Sharing sharing,
            EventStreams streams,
            SecurityEventBook book,
            EventTokens tokens,
            EventIntake intake,
            Clock clock) {
        this.signals = signals;
        this.sharing = sharing;
        this.streams = streams;
        this.book = book;
        this.tokens = tokens;
        this.intake = intake;
        this.clock = clock;
    }

    /** A poll: acknowledges what came before, and asks for more. */
    @Post("/ssf/poll/{stream}")
    HttpResponse<byte[]> poll(HttpRequest<?> request, String stream, @Body byte @Nullable [] body) {
        Receiver receiver = EventController.receiver(request, signals);
        EventStream found = streams.find(receiver, stream);
        if (!found.getPushEndpoint().isEmpty()) {
            throw EventRefusal.notFound();
        }
        JsonNode wanted = EventController.parse(body);
        settle(found, wanted);
        int most = Math.clamp(wanted.path("maxEvents").asInt(USUAL), 0, MOST);
        boolean enabled = found.getStatus() == EventStream.Status.STATUS_ENABLED
                && sharing.holdsBackAccounts(receiver.partner()).isEmpty();
        List<AccountEvent> waiting = enabled && most > 0
                ? waiting(found, most + 1, wanted.path("returnImmediately").asBoolean(false))
                : List.of();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode sets = answer.putObject("sets");
        waiting.stream().limit(most).forEach(e -> sets.put(e.getJti(), tokens.token(e, receiver)));
        answer.put("moreAvailable", waiting.size() > most);
        return EventAnswers.of(HttpStatus.OK, answer);
    }

    private List<AccountEvent> waiting(EventStream stream, int most, boolean atOnce) {
        try {
            return atOnce
                    ? book.waiting(stream.getStreamId(), most)
                    : book.awaitWaiting(stream.getStreamId(), most, LONG_POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private void settle(EventStream stream, JsonNode wanted) {
        Set<String> acknowledged = new HashSet<>();
        wanted.path("ack").forEach(a -> acknowledged.add(a.asText()));
        JsonNode errors = wanted.path("setErrs");
        if (acknowledged.isEmpty() && errors.isEmpty()) {
            return;
        }
        Timestamp now = now();
        List<AccountEvent> settled = new ArrayList<>();
        for (AccountEvent event : book.all(stream.getStreamId())) {
            if (event.getState() == AccountEvent.State.STATE_WAITING) {
                if (acknowledged.contains(event.getJti())) {
                    settled.add(event.toBuilder()
                            .setState(AccountEvent.State.STATE_DELIVERED)
                            .setSettledAt(now)
                            .build());
                } else if (errors.has(event.getJti())) {
                    settled.add(event.toBuilder()
                            .setState(AccountEvent.State.STATE_REFUSED)
                            .setError(words(errors.path(event.getJti())))
                            .setSettledAt(now)
                            .build());
                }
            }
        }
        streams.write(settled);
    }

    private static String words(JsonNode error) {
        String text =
                error.path("err").asText() + ": " + error.path("description").asText();
        return text.substring(0, Math.min(LONGEST_ERROR, text.length()));
    }

    /** A push: takes one event. */
    @Post("/ssf/events")
    HttpResponse<byte[]> push(HttpRequest<?> request, @Body byte @Nullable [] body) {
        Transmitter from = signals.transmitter(EventGate.partnerOf(request).name())
                .orElseThrow(() -> new EventRefusal(
                        HttpStatus.BAD_REQUEST, "access_denied", "No events of this partner are taken"));
        String type = request.getHeaders().get(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.strip().equalsIgnoreCase(SecurityEvent.MEDIA_TYPE)) {
            throw EventRefusal.bad("Content-Type must be " + SecurityEvent.MEDIA_TYPE);
        }
        try {
            var _ = intake.take(from, new String(body == null ? new byte[0] : body, StandardCharsets.US_ASCII));
            return EventAnswers.empty(HttpStatus.ACCEPTED);
        } catch (SetFault fault) {
            throw new EventRefusal(HttpStatus.BAD_REQUEST, fault.word(), String.valueOf(fault.getMessage()));
        } catch (KeySourceException | TimeoutException e) {
            throw EventRefusal.later();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EventRefusal.later();
        }
    }

    private Timestamp now() {
        Instant now = clock.instant();
        return Timestamp.newBuilder()
                .setSeconds(now.getEpochSecond())
                .setNanos(now.getNano())
                .build();
    }
}
