package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.evidence.SharedValue;
import dev.stillwatch.linking.stream.wire.AccountValues;
import dev.stillwatch.linking.stream.wire.ObservationBatch;
import dev.stillwatch.linking.stream.wire.SharedRecord;
import dev.stillwatch.linking.stream.wire.ValuesRecord;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.platform.telemetry.EpochCauses;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Second stage: one task for each partition of values. Keeps who holds which value and tells the third stage of those that at least two hold;
 * values that only one account holds, nearly all, go no further.
 */
final class ValueIndex implements Processor<Integer, ValuesRecord, Integer, SharedRecord> {

    static final String OPEN = "open-observations";
    static final String VALUES = "values";
    static final String PROGRESS = "index-progress";

    private static final String INPUT = "values";

    private final LinkingRules rules;
    private final BatchSpans spans;
    private @Nullable Task task;

    ValueIndex(LinkingRules rules, BatchSpans spans) {
        this.rules = rules;
        this.spans = spans;
    }

    /** The source that this stage's watermarks name. */
    static String source(int partition) {
        return "index/" + partition;
    }

    @Override
    public void init(ProcessorContext<Integer, SharedRecord> context) {
        task = new Task(rules, spans, context);
    }

    @Override
    public void process(Record<Integer, ValuesRecord> record) {
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
        private final ProcessorContext<Integer, SharedRecord> context;
        private final OpenRecords open;
        private final ValueBook book;
        private final Gate gate;

        private Task(LinkingRules rules, BatchSpans spans, ProcessorContext<Integer, SharedRecord> context) {
            this.rules = rules;
            this.spans = spans;
            this.context = context;
            this.open = new OpenRecords(context.getStateStore(OPEN));
            this.book = new ValueBook(context.getStateStore(VALUES), rules.weights());
            var sources = IntStream.range(0, rules.partitions())
                    .mapToObj(Observe::source)
                    .toList();
            this.gate = new Gate(
                    rules.epochs(), context.getStateStore(PROGRESS), Map.of(INPUT, Watermarks.awaiting(sources)));
        }

        private void take(ValuesRecord record, SpanContext cause) {
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
            long epoch = gate.closed() == Long.MIN_VALUE ? open.first().orElse(last) : gate.closed() + 1;
            for (; epoch <= last; epoch++) {
                try (var current = spans.inEpoch(INPUT, epoch, causes.take(epoch))) {
                    close(epoch, timestamp, TraceHeaders.of(current.span()));
                }
            }
            gate.close(last);
            context.forward(new Record<>(
                    0,
                    SharedRecord.newBuilder()
                            .setWatermark(Watermark.newBuilder()
                                    .addSources(source(context.taskId().partition()))
                                    .setEventTime(
                                            EventTime.timestamp(rules.epochs().end(last))))
                            .build(),
                    timestamp));
        }

        private void close(long epoch, long timestamp, Headers headers) {
            int day = Days.of(epoch, rules.epochs());
            var letter = new SharedLetter(epoch, context, timestamp, headers);
            var seen = new TreeMap<SharedValue, SortedSet<String>>();
            for (byte[] record : open.take(epoch)) {
                ObservationBatch batch = read(record);
                for (AccountValues of : batch.getAccountsList()) {
                    Values.forEach(
                            of.getKinds(),
                            of.getHashesList(),
                            (value, i) -> seen.computeIfAbsent(value, v -> new TreeSet<>())
                                    .add(of.getAccount()));
                }
                if (batch.hasPopulation()) {
                    letter.add(batch.getPopulation());
                }
                batch.getMomentsList().forEach(letter::add);
            }
            seen.forEach((value, accounts) -> {
                switch (book.see(value, accounts, day)) {
                    case ValueBook.Outcome.Alone() -> {}
                    case ValueBook.Outcome.Shared(Map<String, Integer> days) -> letter.add(value, days);
                    case ValueBook.Outcome.Hub() -> letter.hub(value);
                }
            });
            book.expire(epoch, day);
            letter.send();
        }

        private static ObservationBatch read(byte[] record) {
            try {
                return ObservationBatch.parseFrom(record);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("The store of open observations holds what was not written by it", e);
            }
        }
    }
}
