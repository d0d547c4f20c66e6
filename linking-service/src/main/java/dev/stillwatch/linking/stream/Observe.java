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
import dev.stillwatch.type.v1.Watermark;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
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
    static final String PROGRESS = "observe-progress";

    private static final String SKETCHES = "sketches";
    private static final String ACCOUNTS = "accounts";

    private final LinkingRules rules;
    private @Nullable Task task;

    Observe(LinkingRules rules) {
        this.rules = rules;
    }

    /** The source that this stage's watermarks name. */
    static String source(int partition) {
        return "observe/" + partition;
    }

    @Override
    public void init(ProcessorContext<Integer, ValuesRecord> context) {
        task = new Task(rules, context);
    }

    @Override
    public void process(Record<byte[], Arrival> record) {
        if (task == null) {
            throw new IllegalStateException("Not initialised");
        }
        switch (record.value()) {
            case Arrival.OfSketches(SketchRecord of) -> task.take(of);
            case Arrival.OfAccounts(AccountRecord of) -> task.take(of);
        }
        task.closeWhatIsOver(record.timestamp());
    }

    private static final class Task {
        private final LinkingRules rules;
        private final ProcessorContext<Integer, ValuesRecord> context;
        private final Tallies tallies;
        private final Memories memories;
        private final Gate gate;
        private final Census census;

        private Task(LinkingRules rules, ProcessorContext<Integer, ValuesRecord> context) {
            this.rules = rules;
            this.context = context;
            this.tallies = new Tallies(context.getStateStore(TALLIES));
            this.memories = new Memories(context.getStateStore(MEMORIES));
            this.gate = new Gate(
                    rules.epochs(),
                    context.getStateStore(PROGRESS),
                    Map.of(SKETCHES, Watermarks.none(), ACCOUNTS, Watermarks.none()));
            this.census = new Census(context.getStateStore(PROGRESS));
        }

        private void take(SketchRecord record) {
            switch (record.getRecordCase()) {
                case SKETCH -> {
                    var sketch = record.getSketch();
                    long epoch = gate.epochFor(SKETCHES, EventTime.millis(sketch.getOccurredAt()));
                    tallies.add(epoch, sketch.getAccountId(), tally -> SketchEvidence.add(sketch, tally));
                }
                case WATERMARK -> gate.advance(SKETCHES, record.getWatermark());
                case RELEASE, RECORD_NOT_SET -> {}
            }
        }

        private void take(AccountRecord record) {
            switch (record.getRecordCase()) {
                case FACT -> {
                    var fact = record.getFact();
                    long time = EventTime.millis(fact.getOccurredAt());
                    tallies.add(
                            gate.epochFor(ACCOUNTS, time),
                            fact.getAccountId(),
                            tally -> FactEvidence.add(fact, time, tally));
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
                close(epoch, Days.of(epoch, epochs), timestamp);
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

        private void close(long epoch, int day, long timestamp) {
            var letter = new ObservationLetter(rules.partitions(), epoch, context, timestamp);
            tallies.take(epoch).forEach((account, tally) -> letter.add(account, tell(account, tally, day)));
            census.count(-memories.forget(epoch, day - rules.forgetAccountsAfterDays()));
            census.changed()
                    .ifPresent(accounts -> letter.population(context.taskId().partition(), accounts));
            letter.send();
        }

        private List<SharedValue> tell(String account, EpochTally tally, int day) {
            AccountMemory before = memories.get(account);
            if (before == null) {
                census.count(1);
                before = AccountMemory.none();
            }
            AccountMemory.Update update = before.after(tally, Math.max(day, before.day()), rules.weights());
            memories.put(account, update.memory());
            return update.tell();
        }
    }
}
