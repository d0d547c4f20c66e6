package dev.stillwatch.enforcement.service;

import dev.stillwatch.embedded.Backing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What stands in a topic's first partition, as anybody may read it. */
final class TopicReading implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;

    /**
     * Reads from the beginning.
     *
     * @param committed only what a transaction that was through has written
     */
    TopicReading(Backing backing, String topic, boolean committed) {
        this.partition = new TopicPartition(topic, 0);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        backing.bootstrapServers(),
                        "isolation.level",
                        committed ? "read_committed" : "read_uncommitted"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Waits for a record. */
    void await(Predicate<byte[]> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.value() != null && wanted.test(record.value())) {
                    return;
                }
            }
        }
        throw new AssertionError("No such record came within " + PATIENCE);
    }

    /** All that is there, from the beginning. */
    List<byte[]> all() {
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        List<byte[]> values = new ArrayList<>();
        while (consumer.position(partition) < end) {
            consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
        }
        return values;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
