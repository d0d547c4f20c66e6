package dev.stillwatch.intel.stream;

import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic once, from its beginning to what is its end when the reading begins. */
final class TopicScan {

    private static final Duration POLL = Duration.ofMillis(500);

    /** What is not there within this long is not waited for. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Takes records, within a partition in their order. */
    @FunctionalInterface
    interface Taker {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private final KafkaClients clients;

    TopicScan(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Reads.
     *
     * @throws TimeoutException when it does not come to the end in time
     */
    void read(Topic topic, Taker taker) throws TimeoutException {
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions(clients.configuration()))
                .mapToObj(p -> new TopicPartition(topic.name(clients.configuration()), p))
                .toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Consumer<byte[], byte[]> consumer = clients.consumer("intel-evidence")) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new TimeoutException(topic + " was not read to its end within " + PATIENCE);
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset()
                            < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
                        taker.take(record);
                    }
                }
            }
        }
    }
}
