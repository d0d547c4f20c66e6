package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.decision.EvidenceRecord;
import dev.stillwatch.enforcement.decision.State;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import dev.stillwatch.type.v1.Watermark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The evidence, read from its beginning and given out epoch by epoch. What was decided on before goes straight into the state; reading
 * all of it again is what restores the beliefs. Not for several threads.
 */
final class EvidenceInput implements AutoCloseable {

    /** Looks on as evidence is read. */
    @FunctionalInterface
    interface Seen {
        void accept(long asOfMillis, long writtenMillis);
    }

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final EpochLength epochs;
    private final State state;
    private final long decidedBefore;
    private final long untilMillis;
    private final Seen seen;
    // What closes together is put in order by the evidence itself.
    private final EpochBuffer<EvidenceRecord> buffer;
    private final List<DeadLetter> unreadable = new ArrayList<>();
    private long promisedMillis = Long.MIN_VALUE;

    /** Evidence for ever. */
    EvidenceInput(Consumer<byte[], byte[]> consumer, Topics topics, EpochLength epochs, State state) {
        this(consumer, topics, epochs, state, Long.MAX_VALUE, (_, _) -> {});
    }

    /**
     * Evidence up to a moment.
     *
     * @param untilMillis what is as of later is passed over
     * @param seen is told of each piece of evidence as of when it is and when it was written, milliseconds since 1970
     */
    EvidenceInput(
            Consumer<byte[], byte[]> consumer,
            Topics topics,
            EpochLength epochs,
            State state,
            long untilMillis,
            Seen seen) {
        this.untilMillis = untilMillis;
        this.seen = seen;
        this.consumer = consumer;
        this.topics = topics;
        this.epochs = epochs;
        this.state = state;
        this.decidedBefore = state.decidedMillis();
        this.buffer = new EpochBuffer<>(epochs, (_, _) -> 0);
        for (TopicPartition lane : topics.evidence()) {
            buffer.addLane(lane, new LanePosition(0, topics.awaited(lane)));
        }
        consumer.assign(topics.evidence());
        consumer.seekToBeginning(topics.evidence());
    }

    /** Reads on; gives how many records there were. */
    int read(Duration patience) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(patience);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TopicPartition lane = new TopicPartition(record.topic(), record.partition());
            try {
                take(lane, record);
            } catch (InvalidProtocolBufferException | ArithmeticException e) {
                unreadable.add(new DeadLetter(record, String.valueOf(e.getMessage())));
                buffer.skip(lane, record.offset());
            }
        }
        return records.count();
    }

    private void take(TopicPartition lane, ConsumerRecord<byte[], byte[]> record)
            throws InvalidProtocolBufferException {
        if (record.value() == null) {
            buffer.skip(lane, record.offset());
        } else if (lane.equals(topics.cohorts)) {
            CohortRecord cohort = CohortRecord.parseFrom(record.value());
            switch (cohort.getRecordCase()) {
                case DELTA ->
                    evidence(
                            lane,
                            record,
                            EventTime.millis(cohort.getDelta().getAsOf()),
                            new EvidenceRecord.OfMembership(cohort.getDelta()));
                case WATERMARK -> advance(lane, record.offset(), cohort.getWatermark());
                case RECORD_NOT_SET -> throw new InvalidProtocolBufferException("neither delta nor watermark");
            }
        } else if (topics.accounts.contains(lane)) {
            AccountRecord account = AccountRecord.parseFrom(record.value());
            switch (account.getRecordCase()) {
                case FACT ->
                    evidence(
                            lane,
                            record,
                            // A fact counts in the epoch it happened in; evidence as of a moment in the one that ends
                            // there.
                            EventTime.millis(account.getFact().getOccurredAt()) + 1,
                            new EvidenceRecord.OfFact(account.getFact()));
                case WATERMARK -> advance(lane, record.offset(), account.getWatermark());
                case RECORD_NOT_SET -> throw new InvalidProtocolBufferException("neither fact nor watermark");
            }
        } else {
            AssessmentRecord assessment = AssessmentRecord.parseFrom(record.value());
            switch (assessment.getRecordCase()) {
                case ASSESSMENT ->
                    evidence(
                            lane,
                            record,
                            EventTime.millis(assessment.getAssessment().getAsOf()),
                            new EvidenceRecord.OfSubject(assessment.getAssessment()));
                case WATERMARK -> advance(lane, record.offset(), assessment.getWatermark());
                case RECORD_NOT_SET -> throw new InvalidProtocolBufferException("neither assessment nor watermark");
            }
        }
    }

    /** What is as of the end of an epoch belongs to the epoch that ends there. */
    private void evidence(
            TopicPartition lane, ConsumerRecord<byte[], byte[]> from, long asOfMillis, EvidenceRecord record) {
        long offset = from.offset();
        seen.accept(asOfMillis, from.timestamp());
        if (asOfMillis <= decidedBefore) {
            state.restore(record);
            buffer.skip(lane, offset);
        } else if (asOfMillis <= untilMillis) {
            buffer.add(lane, offset, asOfMillis - 1, record, TraceHeaders.cause(from.headers()));
        } else {
            buffer.skip(lane, offset);
        }
    }

    private void advance(TopicPartition lane, long offset, Watermark watermark) {
        if (!topics.accounts.contains(lane)) {
            promisedMillis = Math.max(promisedMillis, EventTime.millis(watermark.getEventTime()));
        }
        buffer.advance(lane, offset, watermark);
    }

    /** The next epoch that is complete and holds evidence, oldest first. */
    Optional<ClosedEpoch<EvidenceRecord>> next() {
        return buffer.poll();
    }

    /** End of the last epoch that is complete, milliseconds since 1970; empty before the first. */
    OptionalLong completeThrough() {
        OptionalLong through = buffer.closedThrough();
        if (through.isEmpty()) {
            return through;
        }
        long epoch = isFinal() ? epochs.lastEnded(promisedMillis) : through.getAsLong();
        return OptionalLong.of(epochs.end(epoch));
    }

    /** Whether all sources have stopped for good. */
    boolean isFinal() {
        return buffer.low().orElse(Long.MIN_VALUE) == Long.MAX_VALUE;
    }

    /** The records that could not be read since last asked. */
    List<DeadLetter> drainUnreadable() {
        List<DeadLetter> drained = List.copyOf(unreadable);
        unreadable.clear();
        return drained;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
