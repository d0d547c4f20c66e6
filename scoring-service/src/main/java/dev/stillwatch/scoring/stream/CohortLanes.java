package dev.stillwatch.scoring.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import dev.stillwatch.scoring.cohort.CohortInput;
import dev.stillwatch.scoring.v1.ContributionRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads records of {@code contributions} and {@code cohorts} into the buffer of the cohort stage. */
final class CohortLanes {

    private final Topics topics;
    private final EpochLength length;
    private final EpochBuffer<CohortInput> buffer;
    private final LaneProgress progress;
    private final CohortDeltas deltas;
    private final DeadLetters deadLetters;
    private long newestMillis = Long.MIN_VALUE;

    CohortLanes(
            Topics topics,
            EpochLength length,
            EpochBuffer<CohortInput> buffer,
            LaneProgress progress,
            DeadLetters deadLetters) {
        this.topics = topics;
        this.length = length;
        this.buffer = buffer;
        this.progress = progress;
        this.deltas = new CohortDeltas(length);
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
                deltas.read(
                        record.value(),
                        (epoch, delta) -> add(lane, record, new CohortInput.Regrouping(epoch, delta)),
                        watermark -> progress.advance(lane, record.offset(), watermark));
            } else {
                contribution(lane, record);
            }
        } catch (UnreadableException
                | InvalidProtocolBufferException
                | ArithmeticException
                | IllegalArgumentException e) {
            deadLetters.put(record, String.valueOf(e.getMessage()));
            buffer.skip(lane, record.offset());
        }
    }

    private void contribution(TopicPartition lane, ConsumerRecord<byte[], byte[]> record)
            throws InvalidProtocolBufferException, UnreadableException {
        ContributionRecord read = ContributionRecord.parseFrom(record.value());
        switch (read.getRecordCase()) {
            case CONTRIBUTION -> {
                add(lane, record, CohortInput.Contributed.of(read.getContribution()));
            }
            case POPULATION -> add(lane, record, new CohortInput.PopulationChanged(read.getPopulation()));
            case WATERMARK -> progress.advance(lane, record.offset(), read.getWatermark());
            case RECORD_NOT_SET ->
                throw new UnreadableException("it is no contribution, change of the population or watermark");
        }
    }

    private void add(TopicPartition lane, ConsumerRecord<byte[], byte[]> record, CohortInput input) {
        long millis = length.start(input.epoch());
        newestMillis = Math.max(newestMillis, millis);
        buffer.add(lane, record.offset(), millis, input, TraceHeaders.cause(record.headers()));
    }
}
