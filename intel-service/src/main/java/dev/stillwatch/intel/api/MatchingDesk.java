package dev.stillwatch.intel.api;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import dev.stillwatch.intel.config.MatchingConfiguration;
import dev.stillwatch.intel.config.MatchingSets;
import dev.stillwatch.intel.psi.IdentifierSet;
import dev.stillwatch.intel.psi.Matching;
import dev.stillwatch.intel.psi.MatchingBook.Refusal;
import dev.stillwatch.intel.psi.SessionKey;
import dev.stillwatch.intel.stream.MatchingAudit;
import dev.stillwatch.intel.v1.MatchingEvent;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.transparency.Hashes;
import io.grpc.StatusRuntimeException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** The sessions that are open on this replica. What happens is entered into the audit before it is answered. */
@Singleton
final class MatchingDesk {

    /** An open session and its name. */
    record Open(String id, Matching session) {}

    private final MatchingSets sets;
    private final MatchingAudit audit;
    private final Clock clock;
    private final Duration ttl;
    private final int most;
    private final Map<String, Matching> open = new HashMap<>();

    /** Tokens take a core for minutes where sets are large: one core, whatever partners ask. */
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("matching-tokens").daemon().factory());

    MatchingDesk(MatchingSets sets, MatchingConfiguration configuration, MatchingAudit audit, Clock clock) {
        this.sets = sets;
        this.audit = audit;
        this.clock = clock;
        this.ttl = configuration.sessionTtl();
        this.most = configuration.beginSessions();
    }

    IdentifierSet set(String name) {
        try {
            return sets.set(name).orElseThrow(() -> Errors.notFound("SET_NOT_FOUND", "There is no set " + name));
        } catch (IOException e) {
            throw Errors.unavailable("SET_NOT_READABLE", "The set can't be read now", Duration.ofMinutes(1));
        }
    }

    synchronized Open open(String partner, IdentifierSet set, long declared, ByteString commitment) {
        open.values().removeIf(s -> s.expiresMillis() <= clock.millis());
        String id = UUID.randomUUID().toString();
        MatchingEvent.Builder event =
                MatchingEvent.newBuilder().setSessionId(id).setPartner(partner);
        Optional<Refusal> refusal = audit.refusal(partner, set.size(), declared);
        if (refusal.isPresent()) {
            enter(event.setRefused(MatchingEvent.Refused.newBuilder()
                    .setReason(refusal.get().reason())
                    .setDeclared(declared)));
            throw refused(refusal.get());
        }
        if (open.size() >= most) {
            throw Errors.exhausted("TOO_MANY_SESSIONS", "Other sessions are open; try later", Duration.ofMinutes(1));
        }
        enter(event.setOpened(MatchingEvent.Opened.newBuilder()
                .setSet(set.name())
                .setDeclared(declared)
                .setOwn(set.size())
                .setCommitment(commitment)));
        var session = new Matching(partner, set, declared, clock.millis() + ttl.toMillis(), worker);
        open.put(id, session);
        return new Open(id, session);
    }

    private static StatusRuntimeException refused(Refusal refusal) {
        return switch (refusal.reason()) {
            case "PROBING_SUSPECTED" ->
                Errors.of(Code.PERMISSION_DENIED, refusal.reason(), refusal.message(), Map.of());
            case "MATCHING_BUDGET_SPENT" -> Errors.exhausted(refusal.reason(), refusal.message(), Duration.ofDays(1));
            default -> Errors.failedPrecondition(refusal.reason(), refusal.message());
        };
    }

    synchronized Matching session(String id) {
        Matching session = open.get(id);
        if (session == null || session.expiresMillis() <= clock.millis()) {
            throw Errors.notFound("SESSION_NOT_FOUND", "No such session is open on this replica; open a new one");
        }
        return session;
    }

    SessionKey.Evaluation evaluate(String id, List<byte[]> blinded) {
        Matching session = session(id);
        if (!session.reserve(blinded.size())) {
            throw Errors.failedPrecondition(
                    "DECLARED_SIZE_EXCEEDED", "That is more than was declared when the session was opened");
        }
        enter(MatchingEvent.newBuilder()
                .setSessionId(id)
                .setPartner(session.partner())
                .setEvaluated(MatchingEvent.Evaluated.newBuilder().setElements(blinded.size())));
        try {
            return session.evaluate(blinded);
        } catch (IllegalArgumentException e) {
            throw Errors.invalidArgument("ELEMENT_INVALID", String.valueOf(e.getMessage()));
        }
    }

    void tokensGiven(String id, Matching session, int tokens) {
        enter(MatchingEvent.newBuilder()
                .setSessionId(id)
                .setPartner(session.partner())
                .setTokensGiven(MatchingEvent.TokensGiven.newBuilder().setTokens(tokens)));
    }

    void close(String id, byte[] matched) {
        Matching session = session(id);
        var closed = MatchingEvent.Closed.newBuilder().setMatches(matched.length / SessionKey.TOKEN);
        if (session.allEvaluated() && session.tokensReady()) {
            ByteString key = ByteString.copyFrom(sets.key());
            session.inputsOf(matched)
                    .forEach(input -> closed.addMatched(Hashes.hmac(key, ByteString.copyFrom(input))
                            .asReadOnlyByteBuffer()
                            .getLong()));
        }
        enter(MatchingEvent.newBuilder()
                .setSessionId(id)
                .setPartner(session.partner())
                .setClosed(closed));
        synchronized (this) {
            open.remove(id);
        }
    }

    /** A person found in order what was suspicious. */
    void clear(String partner, String actor, String note) {
        enter(MatchingEvent.newBuilder()
                .setPartner(partner)
                .setCleared(MatchingEvent.Cleared.newBuilder().setActor(actor).setNote(note)));
    }

    private void enter(MatchingEvent.Builder event) {
        try {
            audit.enter(event);
        } catch (TimeoutException e) {
            throw Errors.unavailable("KAFKA_UNAVAILABLE", "Kafka does not take the audit", Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable("SHUTTING_DOWN", "The service is stopping", Duration.ofSeconds(1));
        }
    }

    @PreDestroy
    void close() {
        worker.shutdownNow();
    }
}
