package dev.stillwatch.linking.stream;

import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.evidence.AccountMemory;
import dev.stillwatch.linking.evidence.EpochTally;
import dev.stillwatch.linking.evidence.FactEvidence;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.evidence.SketchEvidence;
import dev.stillwatch.linking.stream.wire.ValuesRecord;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.platform.telemetry.EpochCauses;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.trace.SpanContext;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * First stage: one task for each partition of accounts. Adds up what accounts show while an epoch is open; at its close it tells the index what
 * they hold, each value once and then every few days. It does so little for an exchange that an exchange costs a map look-up and a small write.
 */
final class Observe implements Processor<byte[], Arrival, Integer, ValuesRecord> {

    static final String TALLIES = "open-tallies";
    static final String MEMORIES = "accounts";
    static final String SILENCES = "silences";
    static final String PROGRESS = "observe-progress";

    private static final String SKETCHES = "sketches";
    private static final String ACCOUNTS = "accounts";

    private final LinkingRules rules;
    private final BatchSpans spans;
    private @Nullable Task task;

    Observe(LinkingRules rules, BatchSpans spans) {
        this.rules = rules;
        this.spans = spans;
    }

    /** The source that this stage's watermarks name. */
    static String source(int partition) {
        return "observe/" + partition;
    }

    @Override
    public void init(ProcessorContext<Integer, ValuesRecord> context) {
        task = new Task(rules, spans, context);
    }

    @Override
    public void process(Record<byte[], Arrival> record) {
        if (task == null) {
            throw new IllegalStateException("Not initialised");
        }
        SpanContext cause = TraceHeaders.cause(record.headers());
        switch (record.value()) {
            case Arrival.OfSketches(SketchRecord of) -> task.take(of, cause);
            case Arrival.OfAccounts(AccountRecord of) -> task.take(of, cause);
        }
        task.closeWhatIsOver(record.timestamp());
    }

    private static final class Task {
        private final LinkingRules rules;
        private final BatchSpans spans;
        private final EpochCauses causes = new EpochCauses();
        private final ProcessorContext<Integer, ValuesRecord> context;
        private final Tallies tallies;
        private final Memories memories;
        private final Gate gate;
        private final Census census;
        private final MomentCensus moments;
        private final Silences silences;

        private Task(LinkingRules rules, BatchSpans spans, ProcessorContext<Integer, ValuesRecord> context) {
            this.rules = rules;
            this.spans = spans;
            this.context = context;
            this.tallies = new Tallies(context.getStateStore(TALLIES));
            this.memories = new Memories(context.getStateStore(MEMORIES));
            this.gate = new Gate(
                    rules.epochs(),
                    context.getStateStore(PROGRESS),
                    Map.of(SKETCHES, Watermarks.none(), ACCOUNTS, Watermarks.none()));
            this.census = new Census(context.getStateStore(PROGRESS));
            this.moments = new MomentCensus(context.getStateStore(PROGRESS));
            this.silences = new Silences(context.getStateStore(SILENCES));
        }

        private void take(SketchRecord record, SpanContext cause) {
            switch (record.getRecordCase()) {
                case SKETCH -> {
                    var sketch = record.getSketch();
                    long epoch = gate.epochFor(SKETCHES, EventTime.millis(sketch.getOccurredAt()));
                    causes.add(epoch, cause);
                    tallies.add(epoch, sketch.getAccountId(), tally -> SketchEvidence.add(sketch, tally));
                }
                case WATERMARK -> gate.advance(SKETCHES, record.getWatermark());
                case RELEASE, RECORD_NOT_SET -> {}
            }
        }

        private void take(AccountRecord record, SpanContext cause) {
            switch (record.getRecordCase()) {
                case FACT -> {
                    var fact = record.getFact();
                    long time = EventTime.millis(fact.getOccurredAt());
                    long epoch = gate.epochFor(ACCOUNTS, time);
                    causes.add(epoch, cause);
                    tallies.add(epoch, fact.getAccountId(), tally -> FactEvidence.add(fact, time, tally));
                }
                case WATERMARK -> gate.advance(ACCOUNTS, record.getWatermark());
                case RECORD_NOT_SET -> {}
            }
        }

        private void closeWhatIsOver(long timestamp) {
            OptionalLong through = gate.through(tallies.last());
            if (through.isEmpty()) {
                return;
            }
            long last = through.getAsLong();
            EpochLength epochs = rules.epochs();
            long epoch = gate.closed() == Long.MIN_VALUE ? tallies.first().orElse(last) : gate.closed() + 1;
            for (; epoch <= last; epoch++) {
                try (var current = spans.inEpoch(SKETCHES, epoch, causes.take(epoch))) {
                    close(epoch, Days.of(epoch, epochs), timestamp, TraceHeaders.of(current.span()));
                }
            }
            gate.close(last);
            context.forward(new Record<>(
                    Routing.ALL,
                    ValuesRecord.newBuilder()
                            .setWatermark(Watermark.newBuilder()
                                    .addSources(source(context.taskId().partition()))
                                    .setEventTime(EventTime.timestamp(epochs.end(last))))
                            .build(),
                    timestamp));
        }

        private void close(long epoch, int day, long timestamp, Headers headers) {
            var letter = new ObservationLetter(rules.partitions(), epoch, context, timestamp, headers);
            moments.expire(day, rules.weights());
            tallies.take(epoch).forEach((account, tally) -> letter.add(account, tell(account, tally, epoch, day)));
            silences.take(epoch).forEach(account -> letter.add(account, lookWhetherSilent(account, epoch, day)));
            moments.changed()
                    .forEach(
                            (moment, accounts) -> letter.moment(context.taskId().partition(), moment, accounts));
            census.count(-memories.forget(epoch, day - rules.forgetAccountsAfterDays()));
            census.changed()
                    .ifPresent(accounts -> letter.population(context.taskId().partition(), accounts));
            letter.send();
        }

        private List<SharedValue> tell(String account, EpochTally tally, long epoch, int day) {
            AccountMemory before = memories.get(account);
            if (before == null) {
                census.count(1);
                before = AccountMemory.none();
            }
            AccountMemory.Update update = before.after(
                    tally, Math.max(day, before.day()), rules.epochs().start(epoch), rules.weights());
            if (before.silenceLookedAt().isEmpty()) {
                lookAgain(account, update.memory());
            }
            return keep(account, update, day);
        }

        private List<SharedValue> lookWhetherSilent(String account, long epoch, int day) {
            AccountMemory before = memories.get(account);
            if (before == null) {
                return List.of();
            }
            AccountMemory.Update update = before.silent(rules.epochs().end(epoch));
            if (update.memory().equals(before)) {
                return List.of();
            }
            lookAgain(account, update.memory());
            return keep(account, update, day);
        }

        private void lookAgain(String account, AccountMemory memory) {
            memory.silenceLookedAt().ifPresent(at -> silences.add(rules.epochs().epochOf(at), account));
        }

        private List<SharedValue> keep(String account, AccountMemory.Update update, int day) {
            memories.put(account, update.memory());
            moments.count(update.moments(), day);
            return update.tell();
        }
    }
}
