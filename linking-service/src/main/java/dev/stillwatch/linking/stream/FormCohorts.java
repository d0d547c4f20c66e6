package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.cohort.Cohorts;
import dev.stillwatch.linking.evidence.Kind;
import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.Holders;
import dev.stillwatch.linking.stream.wire.MomentCount;
import dev.stillwatch.linking.stream.wire.SharedBatch;
import dev.stillwatch.linking.stream.wire.SharedRecord;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.platform.telemetry.EpochCauses;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.trace.SpanContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Third stage, one task: holds the graph of what is shared, and at each closed epoch says how the cohorts have changed. */
final class FormCohorts implements Processor<Integer, SharedRecord, String, CohortRecord> {

    static final String OPEN = "open-shared";
    static final String GRAPH = "graph";
    static final String PROGRESS = "cohorts-progress";

    /** The source that this stage's watermarks name. */
    static final String SOURCE = "linking";

    private static final String INPUT = "shared";
    private static final String DAY = "day";

    /** Questions are answered so often. */
    private static final Duration ANSWERING = Duration.ofMillis(100);

    private final LinkingRules rules;
    private final GraphQuestions questions;
    private final BatchSpans spans;
    private @Nullable Task task;

    FormCohorts(LinkingRules rules, GraphQuestions questions, BatchSpans spans) {
        this.rules = rules;
        this.questions = questions;
        this.spans = spans;
    }

    @Override
    public void init(ProcessorContext<String, CohortRecord> context) {
        var made = new Task(rules, spans, context);
        task = made;
        context.schedule(ANSWERING, PunctuationType.WALL_CLOCK_TIME, now -> questions.answer(made.cohorts::excerpt));
    }

    @Override
    public void process(Record<Integer, SharedRecord> record) {
        if (task == null) {
            throw new IllegalStateException("Not initialised");
        }
        task.take(record.value(), TraceHeaders.cause(record.headers()));
        task.closeWhatIsOver(record.timestamp());
    }

    private static final class Task {
        private final LinkingRules rules;
        private final BatchSpans spans;
        private final EpochCauses causes = new EpochCauses();
        private final ProcessorContext<String, CohortRecord> context;
        private final OpenRecords open;
        private final GraphStore graph;
        private final KeyValueStore<String, byte[]> progress;
        private final Gate gate;
        private final Cohorts cohorts;
        private OptionalInt today = OptionalInt.empty();

        private Task(LinkingRules rules, BatchSpans spans, ProcessorContext<String, CohortRecord> context) {
            this.rules = rules;
            this.spans = spans;
            this.context = context;
            this.open = new OpenRecords(context.getStateStore(OPEN));
            this.graph = new GraphStore(context.getStateStore(GRAPH));
            this.progress = context.getStateStore(PROGRESS);
            var sources = IntStream.range(0, rules.partitions())
                    .mapToObj(ValueIndex::source)
                    .toList();
            this.gate = new Gate(rules.epochs(), progress, Map.of(INPUT, Watermarks.awaiting(sources)));
            this.cohorts = new Cohorts(rules.weights(), rules.thresholds());
            byte[] day = progress.get(DAY);
            if (day != null) {
                today = OptionalInt.of(ByteBuffer.wrap(day).getInt());
                cohorts.day(today.getAsInt());
            }
            graph.restoreInto(cohorts);
        }

        private void take(SharedRecord record, SpanContext cause) {
            switch (record.getRecordCase()) {
                case BATCH -> {
                    causes.add(record.getBatch().getEpoch(), cause);
                    long offset = context.recordMetadata().orElseThrow().offset();
                    open.add(
                            record.getBatch().getEpoch(),
                            offset,
                            record.getBatch().toByteArray());
                }
                case WATERMARK -> gate.advance(INPUT, record.getWatermark());
                case RECORD_NOT_SET -> {}
            }
        }

        private void closeWhatIsOver(long timestamp) {
            OptionalLong through = gate.through(open.last());
            if (through.isEmpty()) {
                return;
            }
            long last = through.getAsLong();
            for (OptionalLong next = next(last); next.isPresent(); next = next(last)) {
                long epoch = next.getAsLong();
                try (var current = spans.inEpoch(INPUT, epoch, causes.take(epoch))) {
                    close(epoch)
                            .forEach(delta -> context.forward(new Record<>(
                                    delta.getCohortId() + "/" + delta.getVersion(),
                                    CohortRecord.newBuilder().setDelta(delta).build(),
                                    timestamp,
                                    TraceHeaders.of(current.span()))));
                }
                gate.close(epoch);
            }
            gate.close(last);
            context.forward(new Record<>(
                    null,
                    CohortRecord.newBuilder()
                            .setWatermark(Watermark.newBuilder()
                                    .addSources(SOURCE)
                                    .setEventTime(
                                            EventTime.timestamp(rules.epochs().end(last))))
                            .build(),
                    timestamp));
        }

        /** The next epoch in which something can change: one with records, or the first of a day, when evidence ages. */
        private OptionalLong next(long last) {
            EpochLength epochs = rules.epochs();
            long next = open.first().orElse(Long.MAX_VALUE);
            if (today.isPresent()) {
                next = Math.min(next, Days.firstEpoch(today.getAsInt() + 1, epochs));
            }
            return next <= last ? OptionalLong.of(next) : OptionalLong.empty();
        }

        private List<CohortDelta> close(long epoch) {
            int day = Days.of(epoch, rules.epochs());
            if (today.isEmpty() || day > today.getAsInt()) {
                today = OptionalInt.of(day);
                progress.put(DAY, ByteBuffer.allocate(4).putInt(day).array());
                graph.gone(cohorts.day(day));
                graph.forgetMoments(day, rules.weights());
            }
            List<SharedBatch> batches =
                    open.take(epoch).stream().map(Task::read).toList();
            batches.forEach(batch -> batch.getPopulationsList()
                    .forEach(p -> cohorts.population(graph.population(p.getPartition(), p.getAccounts()))));
            batches.forEach(batch -> batch.getMomentsList().forEach(count -> take(count, day)));
            batches.forEach(batch -> batch.getHoldersList().forEach(this::take));
            batches.forEach(batch -> batch.getHubsList().forEach(hub -> graph.gone(cohorts.hub(Values.of(hub)))));
            List<CohortDelta> deltas = cohorts.close(epoch, rules.epochs().end(epoch));
            graph.apply(deltas);
            return deltas;
        }

        private void take(MomentCount count, int day) {
            var moment = new Moment(Kind.ofCode(count.getKind()), count.getSlot());
            cohorts.moment(moment, count.getPartition(), count.getAccounts(), day);
            graph.moment(moment, count.getPartition(), count.getAccounts(), day);
        }

        private void take(Holders holders) {
            SharedValue value = Values.of(holders.getValue());
            for (int i = 0; i < holders.getAccountsCount(); i++) {
                cohorts.see(value, holders.getAccounts(i), holders.getDays(i));
                graph.edge(value, holders.getAccounts(i), holders.getDays(i));
            }
        }

        private static SharedBatch read(byte[] record) {
            try {
                return SharedBatch.parseFrom(record);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("The store of shared values holds what was not written by it", e);
            }
        }
    }
}
