package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.decision.EpochEvidence;
import dev.stillwatch.enforcement.decision.EvidenceRecord;
import dev.stillwatch.enforcement.decision.State;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.epoch.Watermarks;
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

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final EpochLength epochs;
    private final State state;
    private final long decidedBefore;
    // What closes together is put in order by the evidence itself.
    private final EpochBuffer<EvidenceRecord> buffer;
    private final List<DeadLetter> unreadable = new ArrayList<>();
    private long promisedMillis = Long.MIN_VALUE;

    EvidenceInput(Consumer<byte[], byte[]> consumer, Topics topics, EpochLength epochs, State state) {
        this.consumer = consumer;
        this.topics = topics;
        this.epochs = epochs;
        this.state = state;
        this.decidedBefore = state.decidedMillis();
        this.buffer = new EpochBuffer<>(epochs, (_, _) -> 0);
        for (TopicPartition lane : topics.evidence()) {
            buffer.addLane(lane, new LanePosition(0, Watermarks.awaiting(topics.sources(lane))));
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
                            record.offset(),
                            EventTime.millis(cohort.getDelta().getAsOf()),
                            new EvidenceRecord.OfMembership(cohort.getDelta()));
                case WATERMARK -> advance(lane, record.offset(), cohort.getWatermark());
                case RECORD_NOT_SET -> throw new InvalidProtocolBufferException("neither delta nor watermark");
            }
        } else {
            AssessmentRecord assessment = AssessmentRecord.parseFrom(record.value());
            switch (assessment.getRecordCase()) {
                case ASSESSMENT ->
                    evidence(
                            lane,
                            record.offset(),
                            EventTime.millis(assessment.getAssessment().getAsOf()),
                            new EvidenceRecord.OfSubject(assessment.getAssessment()));
                case WATERMARK -> advance(lane, record.offset(), assessment.getWatermark());
                case RECORD_NOT_SET -> throw new InvalidProtocolBufferException("neither assessment nor watermark");
            }
        }
    }

    /** What is as of the end of an epoch belongs to the epoch that ends there. */
    private void evidence(TopicPartition lane, long offset, long asOfMillis, EvidenceRecord record) {
        if (asOfMillis <= decidedBefore) {
            state.restore(record);
            buffer.skip(lane, offset);
        } else {
            buffer.add(lane, offset, asOfMillis - 1, record);
        }
    }

    private void advance(TopicPartition lane, long offset, Watermark watermark) {
        promisedMillis = Math.max(promisedMillis, EventTime.millis(watermark.getEventTime()));
        buffer.advance(lane, offset, watermark);
    }

    /** The next epoch that is complete and holds evidence, oldest first. */
    Optional<EpochEvidence> next() {
        return buffer.poll().map(closed -> EpochEvidence.of(closed.endMillis(), closed.records()));
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
