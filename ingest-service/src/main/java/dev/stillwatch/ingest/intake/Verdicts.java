package dev.stillwatch.ingest.intake;

import dev.stillwatch.ingest.event.Fault;
import dev.stillwatch.ingest.event.Kind;
import dev.stillwatch.ingest.stream.Outgoing;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.telemetry.Outcome;
import dev.stillwatch.ingest.v1.EventResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of each event of a batch so far. */
final class Verdicts {

    private final Kind[] kinds;
    private final @Nullable Outcome[] outcomes;
    private final @Nullable Fault[] faults;
    private final List<Pending> pending = new ArrayList<>();

    Verdicts(List<Prepared> batch) {
        kinds = new Kind[batch.size()];
        outcomes = new Outcome[batch.size()];
        faults = new Fault[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            switch (batch.get(i)) {
                case Prepared.Fit(Outgoing outgoing) -> {
                    kinds[i] = outgoing.kind();
                    pending.add(new Pending(i, outgoing));
                }
                case Prepared.Refused(Kind kind, Fault fault) -> {
                    kinds[i] = kind;
                    reject(i, fault);
                }
            }
        }
    }

    /** The events that are fit to be sent. */
    List<Pending> fit() {
        return pending;
    }

    void accept(int index) {
        outcomes[index] = Outcome.ACCEPTED;
    }

    void duplicate(int index) {
        outcomes[index] = Outcome.DUPLICATE;
    }

    void reject(int index, Fault fault) {
        outcomes[index] = Outcome.REJECTED;
        faults[index] = fault;
    }

    /** The result, when every event has a verdict; counts it too. */
    BatchResult result(IngestMetrics metrics) {
        Map<Outcome, Integer> totals = new EnumMap<>(Outcome.class);
        Map<Kind, Map<Outcome, Integer>> counts = new EnumMap<>(Kind.class);
        List<EventResult> results = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            Outcome outcome = outcomes[i];
            if (outcome == null) {
                throw new IllegalStateException("event " + i + " of the batch has no verdict");
            }
            totals.merge(outcome, 1, Integer::sum);
            counts.computeIfAbsent(kinds[i], k -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
            Fault fault = faults[i];
            if (fault != null) {
                metrics.rejected(fault.reason());
                results.add(rejected(i, fault));
            } else if (outcome == Outcome.DUPLICATE) {
                results.add(EventResult.newBuilder()
                        .setIndex(i)
                        .setStatus(EventResult.Status.STATUS_DUPLICATE)
                        .build());
            }
        }
        counts.forEach((kind, of) -> of.forEach((outcome, count) -> metrics.events(kind, outcome, count)));
        return new BatchResult(
                totals.getOrDefault(Outcome.ACCEPTED, 0),
                totals.getOrDefault(Outcome.DUPLICATE, 0),
                totals.getOrDefault(Outcome.REJECTED, 0),
                results);
    }

    private static EventResult rejected(int index, Fault fault) {
        return EventResult.newBuilder()
                .setIndex(index)
                .setStatus(EventResult.Status.STATUS_REJECTED)
                .setReason(fault.reason().name())
                .setField(fault.field())
                .setMessage(fault.message())
                .build();
    }
}
