package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.event.EventRules;
import dev.stillwatch.ingest.event.Fault;
import dev.stillwatch.ingest.event.Fault.Reason;
import dev.stillwatch.ingest.event.Kind;
import dev.stillwatch.ingest.event.Received;
import dev.stillwatch.ingest.state.Identities;
import dev.stillwatch.ingest.stream.Outgoing;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.sketch.Sketcher;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks events and turns them into what may be written. After this nothing of their content is left. Large batches are spread over a
 * thread for each core; small ones stay on the caller's.
 */
@Singleton
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final int CHUNK = 64;

    private final Sketcher sketcher;
    private final ExecutorService cores = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("ingest-sketch-", 0).daemon(true).factory());

    Preparation(Sketcher sketcher) {
        this.sketcher = sketcher;
    }

    /** Prepares a batch; the result has the batch's order. */
    List<Prepared> prepare(List<Received> events, Identities identities) {
        var prepared = new Prepared[events.size()];
        if (events.size() <= CHUNK) {
            prepare(events, prepared, 0, events.size(), identities);
        } else {
            List<CompletableFuture<Void>> chunks = new ArrayList<>();
            for (int from = 0; from < events.size(); from += CHUNK) {
                int start = from;
                int end = Math.min(from + CHUNK, events.size());
                chunks.add(CompletableFuture.runAsync(() -> prepare(events, prepared, start, end, identities), cores));
            }
            chunks.forEach(CompletableFuture::join);
        }
        return Arrays.asList(prepared);
    }

    private void prepare(List<Received> events, Prepared[] prepared, int from, int to, Identities identities) {
        for (int i = from; i < to; i++) {
            prepared[i] = switch (events.get(i)) {
                case Received.Legible(Event event) -> prepare(event, identities);
                case Received.Illegible(Fault fault) -> new Prepared.Refused(Kind.UNKNOWN, fault);
            };
        }
    }

    private Prepared prepare(Event event, Identities identities) {
        Kind kind = Kind.of(event);
        try {
            Fault fault = EventRules.check(event);
            return fault == null ? new Prepared.Fit(outgoing(event, identities)) : new Prepared.Refused(kind, fault);
        } catch (RuntimeException e) {
            // A fault of ours must not refuse the other events. The exception's message may quote the event, so it is
            // not shown.
            LOG.error(
                    "An event of kind {} could not be sketched: {} at {}",
                    kind,
                    e.getClass().getName(),
                    e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            return new Prepared.Refused(
                    kind, new Fault(Reason.INTERNAL, "", "Stillwatch could not take this event; its log says where"));
        }
    }

    private Outgoing outgoing(Event event, Identities identities) {
        return switch (event.getEventCase()) {
            case EXCHANGE -> {
                Sketch sketch = sketcher.sketch(event.getExchange());
                yield new Outgoing(
                        Kind.EXCHANGE,
                        identities.of(sketch),
                        EventTime.millis(sketch.getOccurredAt()),
                        sketch.getAccountId(),
                        SketchRecord.newBuilder().setSketch(sketch).build().toByteArray(),
                        identities.handles(sketch));
            }
            case ACCOUNT -> {
                AccountFact fact = sketcher.fact(event.getAccount());
                yield new Outgoing(
                        Kind.ACCOUNT,
                        identities.of(fact),
                        EventTime.millis(fact.getOccurredAt()),
                        fact.getAccountId(),
                        AccountRecord.newBuilder().setFact(fact).build().toByteArray(),
                        null);
            }
            case RELEASE -> {
                Release release = event.getRelease();
                yield new Outgoing(
                        Kind.RELEASE,
                        identities.of(release),
                        EventTime.millis(release.getOccurredAt()),
                        "",
                        SketchRecord.newBuilder().setRelease(release).build().toByteArray(),
                        null);
            }
            case EVENT_NOT_SET -> throw new IllegalArgumentException("an empty event passed the rules");
        };
    }

    @PreDestroy
    void close() {
        cores.shutdown();
    }
}
