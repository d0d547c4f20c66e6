package dev.stillwatch.intel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.secevent.SubjectId;
import dev.stillwatch.intel.state.SecurityEventBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stream.Inbox;
import dev.stillwatch.intel.stream.SealedText;
import dev.stillwatch.intel.stream.SecurityEventLog;
import dev.stillwatch.intel.v1.AccountEvent;
import dev.stillwatch.intel.v1.EventStream;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.platform.transparency.Hashes;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

/** What partners do with their streams (SSF 1.0, section 8). A change is durable and worked off when it is answered. */
@Singleton
final class EventStreams {

    /** Subjects that a stream keeps: those that were added or removed are each 32 bytes, and a stream is one record. */
    private static final int MOST_SUBJECTS = 10_000;

    private static final int LONGEST_TEXT = 2048;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SharedSignals signals;
    private final SharingState state;
    private final Inbox inbox;
    private final SecurityEventBook book;
    private final SecurityEventLog log;
    private final Clock clock;

    EventStreams(
            SharedSignals signals,
            SharingState state,
            Inbox inbox,
            SecurityEventBook book,
            SecurityEventLog log,
            Clock clock) {
        this.signals = signals;
        this.state = state;
        this.inbox = inbox;
        this.book = book;
        this.log = log;
        this.clock = clock;
    }

    /** A partner's streams. */
    List<EventStream> of(Receiver receiver) {
        return state.streams().stream()
                .filter(s -> s.getPartner().equals(receiver.partner()))
                .toList();
    }

    /** A partner's stream of an id. */
    EventStream find(Receiver receiver, String id) {
        return of(receiver).stream()
                .filter(s -> s.getStreamId().equals(id))
                .findFirst()
                .orElseThrow(EventRefusal::notFound);
    }

    /** Makes a stream; a partner has one at most. */
    EventStream create(Receiver receiver, JsonNode wanted) {
        if (!of(receiver).isEmpty()) {
            throw new EventRefusal(
                    HttpStatus.CONFLICT, "invalid_request", "You have a stream; change it, or delete it first");
        }
        EventStream.Builder stream = EventStream.newBuilder()
                .setStreamId(UUID.randomUUID().toString())
                .setPartner(receiver.partner())
                .setStatus(EventStream.Status.STATUS_ENABLED)
                .setCreatedAt(timestamp(clock.instant()));
        return put(apply(stream, receiver, wanted, true));
    }

    /** Changes what is named, or with {@code whole} everything that a partner may set. */
    EventStream update(Receiver receiver, JsonNode wanted, boolean whole) {
        EventStream before = find(receiver, wanted.path("stream_id").asText());
        return put(apply(before.toBuilder(), receiver, wanted, whole));
    }

    private EventStream.Builder apply(EventStream.Builder stream, Receiver receiver, JsonNode wanted, boolean whole) {
        if (wanted.has("delivery") || whole) {
            deliver(stream, receiver, wanted.path("delivery"));
        }
        if (wanted.has("events_requested") || whole) {
            stream.clearEventsRequested();
            wanted.path("events_requested")
                    .forEach(e -> EventType.of(e.asText())
                            .filter(EventType.told()::contains)
                            .ifPresent(t -> stream.addEventsRequested(t.uri())));
            if (stream.getEventsRequestedCount() == 0
                    && !wanted.path("events_requested").isEmpty()) {
                throw EventRefusal.bad("None of events_requested is among events_supported");
            }
        }
        if (wanted.has("description") || whole) {
            stream.setDescription(text(wanted, "description"));
        }
        return stream;
    }

    private void deliver(EventStream.Builder stream, Receiver receiver, JsonNode delivery) {
        stream.clearPushEndpoint().clearSealedAuthorization();
        String method = delivery.path("method").asText(EventDocuments.POLL);
        if (method.equals(EventDocuments.POLL)) {
            return;
        }
        if (!method.equals(EventDocuments.PUSH)) {
            throw EventRefusal.bad("delivery.method must be " + EventDocuments.PUSH + " or " + EventDocuments.POLL);
        }
        String endpoint = text(delivery, "endpoint_url");
        if (!receiver.pushEndpoints().contains(endpoint)) {
            throw EventRefusal.bad(
                    "delivery.endpoint_url is not an endpoint that was agreed on; ask the operator of this"
                            + " transmitter to allow it, or poll");
        }
        stream.setPushEndpoint(endpoint);
        String authorization = text(delivery, "authorization_header");
        if (!authorization.isEmpty()) {
            stream.setSealedAuthorization(
                    ByteString.copyFrom(new SealedText(signals.derive("authorization")).seal(authorization)));
        }
    }

    /** Sets whether events go out. */
    EventStream status(Receiver receiver, JsonNode wanted) {
        EventStream stream = find(receiver, wanted.path("stream_id").asText());
        EventStream.Status status = switch (wanted.path("status").asText()) {
            case "enabled" -> EventStream.Status.STATUS_ENABLED;
            case "paused" -> EventStream.Status.STATUS_PAUSED;
            case "disabled" -> EventStream.Status.STATUS_DISABLED;
            default -> throw EventRefusal.bad("status must be enabled, paused or disabled");
        };
        return put(stream.toBuilder().setStatus(status).setReason(text(wanted, "reason")));
    }

    /**
     * Adds or removes a subject. Whether there is such an account is not told: else accounts could be guessed.
     *
     * @param wanted whether it is added
     */
    void subject(Receiver receiver, JsonNode request, boolean wanted) {
        EventStream stream = find(receiver, request.path("stream_id").asText());
        SubjectId subject = SubjectId.read(request.path("subject"))
                .orElseThrow(() -> EventRefusal.bad("subject is missing, or of a format that is not known here"));
        ByteString digest = Hashes.sha256(ByteString.copyFromUtf8(subject.canonical()));
        SequencedSet<ByteString> added = new LinkedHashSet<>(stream.getAddedSubjectsList());
        SequencedSet<ByteString> removed = new LinkedHashSet<>(stream.getRemovedSubjectsList());
        (wanted ? added : removed).add(digest);
        (wanted ? removed : added).remove(digest);
        if (added.size() + removed.size() > MOST_SUBJECTS) {
            throw new EventRefusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "invalid_request",
                    "A stream keeps at most " + MOST_SUBJECTS + " subjects");
        }
        var _ = put(stream.toBuilder()
                .clearAddedSubjects()
                .addAllAddedSubjects(added)
                .clearRemovedSubjects()
                .addAllRemovedSubjects(removed));
    }

    /** Sends a verification event. */
    void verify(Receiver receiver, JsonNode request) {
        EventStream stream = find(receiver, request.path("stream_id").asText());
        Instant now = clock.instant();
        String uri = EventType.VERIFICATION.uri();
        Optional<Instant> last = book.all(stream.getStreamId()).stream()
                .filter(e -> e.getAccountId().isEmpty() && e.getEventType().equals(uri))
                .map(e -> Instant.ofEpochSecond(e.getIssuedAt().getSeconds()))
                .findFirst();
        if (last.isPresent() && now.isBefore(last.get().plus(signals.leastVerificationInterval()))) {
            throw new EventRefusal(
                    HttpStatus.TOO_MANY_REQUESTS, "invalid_request", "Wait for min_verification_interval between two");
        }
        write(List.of(AccountEvent.newBuilder()
                .setStreamId(stream.getStreamId())
                .setEventType(uri)
                .setJti(UUID.randomUUID().toString())
                .setOccurredAt(timestamp(now))
                .setIssuedAt(timestamp(now))
                .setState(AccountEvent.State.STATE_WAITING)
                .setDetail(text(request, "state"))
                .build()));
    }

    /** The stream is no more, and nothing of it is told any longer. */
    void delete(Receiver receiver, String id) {
        EventStream stream = find(receiver, id);
        tell(stream.toBuilder()
                .setDeleted(true)
                .setUpdatedAt(timestamp(clock.instant()))
                .build());
        await(() -> state.streams().stream().noneMatch(s -> s.getStreamId().equals(id))
                ? Optional.of(id)
                : Optional.empty());
    }

    /** Writes down how events were taken. */
    void write(List<AccountEvent> events) {
        try {
            log.put(events);
        } catch (TimeoutException e) {
            throw EventRefusal.later();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EventRefusal.later();
        }
    }

    private EventStream put(EventStream.Builder stream) {
        EventStream next = stream.setUpdatedAt(timestamp(clock.instant())).build();
        tell(next);
        return await(() -> state.streams().stream().filter(next::equals).findFirst());
    }

    private void tell(EventStream stream) {
        try {
            inbox.put(InboxRecord.newBuilder().setEventStream(stream).build());
        } catch (TimeoutException e) {
            throw EventRefusal.later();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EventRefusal.later();
        }
    }

    private <T> T await(java.util.function.Supplier<Optional<T>> wanted) {
        try {
            return state.await(wanted, PATIENCE).orElseThrow(EventRefusal::later);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EventRefusal.later();
        }
    }

    private static String text(JsonNode json, String member) {
        String text = json.path(member).asText("");
        if (text.length() > LONGEST_TEXT) {
            throw EventRefusal.bad(member + " is longer than " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }
}
