package dev.stillwatch.scoring.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Two consumers read as one: a member of a group for the partitions that replicas share out, and one without a group for {@code cohorts}, of
 * which every replica reads all. Offsets are never committed to Kafka; they are kept with the state.
 */
final class Intake implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(50);
    private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(5));

    private final Consumer<byte[], byte[]> shared;
    private final Consumer<byte[], byte[]> whole;
    private final TopicPartition cohorts;
    private boolean reassigned;

    Intake(
            Consumer<byte[], byte[]> shared,
            List<String> sharedTopics,
            Consumer<byte[], byte[]> whole,
            TopicPartition cohorts) {
        this.shared = shared;
        this.whole = whole;
        this.cohorts = cohorts;
        whole.assign(List.of(cohorts));
        shared.subscribe(sharedTopics, new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                reassigned = true;
            }

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                reassigned = true;
            }
        });
    }

    /** The partition of {@code cohorts}. */
    TopicPartition cohorts() {
        return cohorts;
    }

    /** The shared partitions that this replica reads. */
    Set<TopicPartition> assigned() {
        return shared.assignment();
    }

    /**
     * Reads on, for a few milliseconds when there is nothing.
     *
     * @param paused partitions that must wait: they are ahead, and too much is held back already
     * @return empty when partitions came or went: seek before reading on
     */
    Optional<List<ConsumerRecord<byte[], byte[]>>> poll(Set<TopicPartition> paused) {
        pause(shared, paused);
        pause(whole, paused);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        boolean nothingShared = paused.containsAll(shared.assignment());
        shared.poll(nothingShared ? Duration.ZERO : WAIT).forEach(records::add);
        if (reassigned) {
            reassigned = false;
            return Optional.empty();
        }
        whole.poll(nothingShared ? WAIT : Duration.ZERO).forEach(records::add);
        return Optional.of(records);
    }

    private static void pause(Consumer<byte[], byte[]> consumer, Set<TopicPartition> wanted) {
        var pause = consumer.assignment().stream().filter(wanted::contains).toList();
        if (!consumer.paused().equals(Set.copyOf(pause))) {
            consumer.resume(consumer.paused());
            consumer.pause(pause);
        }
    }

    /** Goes to where reading starts. */
    void seek(Map<TopicPartition, Long> offsets) {
        offsets.forEach((partition, offset) -> (partition.equals(cohorts) ? whole : shared).seek(partition, offset));
    }

    @Override
    public void close() {
        try {
            shared.close(CLOSE);
        } finally {
            whole.close(CLOSE);
        }
    }
}
