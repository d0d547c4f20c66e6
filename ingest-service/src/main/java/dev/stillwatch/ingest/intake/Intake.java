package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.intake.GaveUpException.Why;
import dev.stillwatch.ingest.state.Claims;
import dev.stillwatch.ingest.stream.Arrivals;
import dev.stillwatch.ingest.stream.Outgoing;
import dev.stillwatch.ingest.stream.Session;
import dev.stillwatch.ingest.stream.Shipment;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.platform.redis.RedisUnavailableException;
import dev.stillwatch.platform.telemetry.BatchSpans;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes batches. An event is accepted when Kafka has it on all replicas and Redis remembers it; in between a crash costs nothing, for the
 * next start reads it back. While Redis is away nothing is sent, because nobody could say what is new; what was sent before is
 * held until Redis remembers it. Safe for all threads; a call blocks until the batch has its result.
 */
@Singleton
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Preparation preparation;
    private final Claims claims;
    private final IngestMetrics metrics;
    private final BatchSpans spans;
    private final CompletableFuture<Session> opened = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    Intake(Preparation preparation, Claims claims, IngestMetrics metrics, BatchSpans spans) {
        this.preparation = preparation;
        this.claims = claims;
        this.metrics = metrics;
        this.spans = spans;
    }

    /** From now on batches are taken. */
    void open(Session session) {
        opened.complete(session);
    }

    /** Whether batches are taken. */
    public boolean isOpen() {
        return opened.isDone() && !opened.isCompletedExceptionally() && stopping.getCount() > 0;
    }

    /** Nothing is tried again from now on. */
    void stop() {
        stopping.countDown();
        opened.completeExceptionally(new GaveUpException(Why.STOPPING));
    }

    CountDownLatch stopping() {
        return stopping;
    }

    /** Waits until batches are taken; false when that will never be. */
    public boolean awaitOpen() {
        return opened.handle((session, failure) -> failure == null).join();
    }

    /** A stream begins; it may tell watermarks. */
    public void streamOpened(long stream) {
        if (isOpen()) {
            opened.join().log().opened(stream);
        }
    }

    /** A stream has ended. */
    public void streamEnded(long stream) {
        if (isOpen()) {
            opened.join().log().ended(stream);
        }
    }

    /**
     * Takes a batch.
     *
     * @throws GaveUpException when patience has come to its end, or the service is stopping; then nothing was acknowledged
     */
    public BatchResult take(Batch batch) {
        if (!isOpen()) {
            throw new GaveUpException(Why.STOPPING);
        }
        Session session = opened.join();
        List<Prepared> prepared = preparation.prepare(batch.events(), session.identities());
        // The content ends here; what is waited for below holds sketches only.
        batch.events().clear();
        var verdicts = new Verdicts(prepared);
        List<Pending> pending = verdicts.fit();
        var arrivals = new Arrivals(outgoing(pending), batch.stream(), batch.promise());
        for (int attempt = 0; attempt == 0 || !pending.isEmpty(); attempt++) {
            if (attempt > 0 && !batch.patience().pause(attempt, stopping)) {
                throw new GaveUpException(stopping.getCount() == 0 ? Why.STOPPING : Why.LOG_UNAVAILABLE);
            }
            pending = round(session, batch, verdicts, pending, attempt == 0 ? arrivals : Arrivals.none());
        }
        return verdicts.result(metrics);
    }

    private List<Pending> round(
            Session session, Batch batch, Verdicts verdicts, List<Pending> pending, Arrivals arrivals) {
        var round = new Round(claims, session, verdicts);
        try {
            batch.place().awaitClaim();
            round.claim(pending);
            batch.place().claimed();
            lookUp(round, batch.patience());
            batch.place().awaitSend();
            Shipment shipment = ship(session, batch, stamped(session, round, batch.patience()), arrivals);
            remember(session, round, shipment);
            session.log().settle(shipment);
            round.accept(shipment);
            awaitWatermark(session, shipment, batch.patience());
        } finally {
            round.release();
        }
        round.awaitOthers();
        if (!round.left().isEmpty()) {
            LOG.warn(
                    "{} events did not get into Kafka and are tried again",
                    round.left().size());
        }
        return round.left();
    }

    private Shipment ship(Session session, Batch batch, List<Outgoing> fresh, Arrivals arrivals) {
        try (var _ = spans.sending("sketches", fresh.size())) {
            Shipment shipment = session.log().send(fresh, arrivals);
            batch.place().sent();
            shipment.await();
            return shipment;
        }
    }

    /** What is answered is promised too: a client whose last watermark was acknowledged never tells it again. */
    private void awaitWatermark(Session session, Shipment shipment, Patience patience) {
        Shipment with = shipment;
        for (int attempt = 0; with.watermarkFailed(); attempt++) {
            if (!patience.pause(attempt, stopping)) {
                throw new GaveUpException(stopping.getCount() == 0 ? Why.STOPPING : Why.LOG_UNAVAILABLE);
            }
            with = session.log().send(List.of(), Arrivals.none());
            with.await();
            session.log().settle(with);
        }
    }

    private void lookUp(Round round, Patience patience) {
        withRedis(patience, () -> {
            round.lookUp();
            return true;
        });
    }

    /** In the order of sending, so that a handle is known before a later exchange presents it. */
    private List<Outgoing> stamped(Session session, Round round, Patience patience) {
        return withRedis(patience, () -> session.memory().stamp(round.fresh()));
    }

    private <T> T withRedis(Patience patience, Supplier<T> work) {
        for (int attempt = 0; ; attempt++) {
            try {
                return work.get();
            } catch (RedisUnavailableException e) {
                LOG.debug("A batch waits for Redis: {}", e.getMessage());
                if (!patience.pause(attempt, stopping)) {
                    throw new GaveUpException(stopping.getCount() == 0 ? Why.STOPPING : Why.STATE_UNAVAILABLE);
                }
            }
        }
    }

    /** No deadline ends this: the events are in Kafka, and until Redis knows them only their claims keep repeats out. */
    private void remember(Session session, Round round, Shipment shipment) {
        var durable = round.durable(shipment);
        var patience = Patience.until(() -> false);
        for (int attempt = 0; ; attempt++) {
            try {
                session.memory().remember(durable);
                return;
            } catch (RedisUnavailableException e) {
                LOG.debug("A batch that is in Kafka waits for Redis: {}", e.getMessage());
                if (!patience.pause(attempt, stopping)) {
                    throw new GaveUpException(Why.STOPPING);
                }
            }
        }
    }

    private static List<Outgoing> outgoing(List<Pending> pending) {
        return pending.stream().map(Pending::outgoing).toList();
    }
}
