package dev.stillwatch.scoring.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code assessments} as enforcement does: all partitions, from the beginning, watermarks and all. */
public final class Findings implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Map<Integer, Watermarks> watermarks = new HashMap<>();
    private final Map<String, Assessment> assessments = new TreeMap<>();
    private final Set<String> dissolved = new TreeSet<>();
    private int repeats;

    Findings(String bootstrapServers, String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<String> sources = new ArrayList<>(List.of("cohorts"));
        for (int p = 0; p < Rig.PARTITIONS; p++) {
            partitions.add(new TopicPartition(topic, p));
            sources.add("accounts/" + p);
        }
        partitions.forEach(p -> watermarks.put(p.partition(), Watermarks.awaiting(sources)));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until all partitions promise that everything before a moment was said. */
    public Findings await(long throughMillis) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (!through(throughMillis)) {
            assertThat(System.nanoTime())
                    .as("assessments come within %s; watermarks are %s", DEADLINE, watermarks)
                    .isLessThan(deadline);
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
        return this;
    }

    private boolean through(long throughMillis) {
        return watermarks.values().stream().allMatch(w -> w.low().orElse(Long.MIN_VALUE) >= throughMillis);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() == null) {
                dissolved.add(new String(record.key(), StandardCharsets.UTF_8));
                return;
            }
            AssessmentRecord read = AssessmentRecord.parseFrom(record.value());
            if (read.hasWatermark()) {
                watermarks.computeIfPresent(record.partition(), (p, w) -> w.advance(read.getWatermark()));
            } else {
                note(new String(record.key(), StandardCharsets.UTF_8), read.getAssessment());
            }
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private void note(String key, Assessment assessment) {
        Assessment before = assessments.put(key + "@" + EventTime.millis(assessment.getAsOf()), assessment);
        if (before != null) {
            assertThat(assessment).as("what is sent again is equal").isEqualTo(before);
            repeats++;
        }
    }

    /** All assessments read, by topic key and time. */
    public Map<String, Assessment> assessments() {
        return assessments;
    }

    /** Keys of cohorts that were said to be no more. */
    public Set<String> dissolved() {
        return dissolved;
    }

    /** How many records were equal to an earlier one. */
    public int repeats() {
        return repeats;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
