package dev.stillwatch.scoring.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import dev.stillwatch.scoring.account.AccountInput;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads records of {@code sketches}, {@code accounts} and {@code cohorts} into the buffer of the account stage. */
final class AccountLanes {

    private final Topics topics;
    private final EpochBuffer<AccountInput> buffer;
    private final LaneProgress progress;
    private final CohortDeltas deltas;
    private final DeadLetters deadLetters;
    private long newestMillis = Long.MIN_VALUE;

    AccountLanes(
            Topics topics,
            EpochBuffer<AccountInput> buffer,
            LaneProgress progress,
            CohortDeltas deltas,
            DeadLetters deadLetters) {
        this.topics = topics;
        this.buffer = buffer;
        this.progress = progress;
        this.deltas = deltas;
        this.deadLetters = deadLetters;
    }

    /** Event time of the newest record read. */
    long newestMillis() {
        return newestMillis;
    }

    /** Takes a record; one that can't be read goes to the dead letters, and reading goes on. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        var lane = new TopicPartition(record.topic(), record.partition());
        try {
            if (record.value() == null) {
                throw new UnreadableException("it has no value");
            } else if (lane.equals(topics.cohorts())) {
                cohort(lane, record);
            } else if (record.topic().equals(topics.sketches())) {
                sketch(lane, record);
            } else {
                account(lane, record);
            }
        } catch (UnreadableException | InvalidProtocolBufferException | ArithmeticException e) {
            deadLetters.put(record, String.valueOf(e.getMessage()));
            buffer.skip(lane, record.offset());
        }
    }

    private void cohort(TopicPartition lane, ConsumerRecord<byte[], byte[]> record)
            throws InvalidProtocolBufferException, UnreadableException {
        deltas.read(
                record.value(),
                (epoch, delta) ->
                        add(lane, record, deltas.timeMillis(delta), new AccountInput.Regrouping(epoch, delta)),
                watermark -> progress.advance(lane, record.offset(), watermark));
    }

    private void sketch(TopicPartition lane, ConsumerRecord<byte[], byte[]> record)
            throws InvalidProtocolBufferException, UnreadableException {
        SketchRecord read = SketchRecord.parseFrom(record.value());
        switch (read.getRecordCase()) {
            case SKETCH -> {
                var sketch = read.getSketch();
                add(
                        lane,
                        record,
                        sketch.getAccountId(),
                        sketch.getOccurredAt(),
                        new AccountInput.Exchange(record.partition(), sketch));
            }
            case WATERMARK -> progress.advance(lane, record.offset(), read.getWatermark());
            case RELEASE -> {
                var release = read.getRelease();
                long millis = EventTime.millis(release.getOccurredAt());
                add(lane, record, millis, new AccountInput.Released(record.partition(), release));
            }
            case RECORD_NOT_SET -> throw new UnreadableException("it is no sketch, watermark or release");
        }
    }

    private void account(TopicPartition lane, ConsumerRecord<byte[], byte[]> record)
            throws InvalidProtocolBufferException, UnreadableException {
        AccountRecord read = AccountRecord.parseFrom(record.value());
        switch (read.getRecordCase()) {
            case FACT -> {
                var fact = read.getFact();
                add(
                        lane,
                        record,
                        fact.getAccountId(),
                        fact.getOccurredAt(),
                        new AccountInput.Fact(record.partition(), fact));
            }
            case WATERMARK -> progress.advance(lane, record.offset(), read.getWatermark());
            case RECORD_NOT_SET -> throw new UnreadableException("it is no fact or watermark");
        }
    }

    private void add(
            TopicPartition lane,
            ConsumerRecord<byte[], byte[]> record,
            String account,
            Timestamp occurredAt,
            AccountInput input)
            throws UnreadableException {
        if (account.isEmpty()) {
            throw new UnreadableException("it names no account");
        }
        long millis = EventTime.millis(occurredAt);
        newestMillis = Math.max(newestMillis, millis);
        add(lane, record, millis, input);
    }

    private void add(TopicPartition lane, ConsumerRecord<byte[], byte[]> record, long millis, AccountInput input) {
        buffer.add(lane, record.offset(), millis, input, TraceHeaders.cause(record.headers()));
    }
}
