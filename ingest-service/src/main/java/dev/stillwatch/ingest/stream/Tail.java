package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.state.Lane;
import dev.stillwatch.ingest.state.Position;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** The end of the partitions this service writes, as it was when reading began. */
final class Tail {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Lane> lanes;
    private final Map<TopicPartition, Long> ends;

    Tail(Consumer<byte[], byte[]> consumer, KafkaConfiguration configuration, Lanes lanes) {
        this.consumer = consumer;
        this.lanes = lanes.all().stream()
                .collect(Collectors.toMap(l -> Lanes.partition(l, configuration), Function.identity()));
        consumer.assign(this.lanes.keySet());
        this.ends = consumer.endOffsets(this.lanes.keySet());
    }

    /**
     * Goes to where reading begins: after what was saved. A new instance has written nothing and begins at the end; but when Redis has
     * lost everything, then at what was written since a moment, so that what was seen is known again.
     */
    void seek(Position saved, boolean lost, long sinceMillis) {
        Map<TopicPartition, OffsetAndTimestamp> since =
                lost ? consumer.offsetsForTimes(all(sinceMillis)) : new HashMap<>();
        lanes.forEach((partition, lane) -> {
            long end = end(partition);
            Long through = saved.through().get(lane);
            OffsetAndTimestamp after = since.get(partition);
            long from;
            if (through != null) {
                from = through + 1;
            } else if (!saved.isEmpty()) {
                from = 0;
            } else {
                from = after == null ? end : after.offset();
            }
            consumer.seek(partition, Math.min(from, end));
        });
    }

    /** Reads some records; false when the end was reached before. */
    boolean poll(TailReader into) {
        if (lanes.keySet().stream().allMatch(p -> consumer.position(p) >= end(p))) {
            return false;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            var partition = new TopicPartition(record.topic(), record.partition());
            Lane lane = lanes.get(partition);
            if (lane != null && record.value() != null) {
                into.read(lane, record.offset(), record.value());
            }
        }
        return true;
    }

    /** The last offset of each partition that lies behind. */
    Map<Lane, Long> reached() {
        Map<Lane, Long> reached = new HashMap<>();
        lanes.forEach((partition, lane) -> reached.put(lane, consumer.position(partition) - 1));
        return reached;
    }

    private long end(TopicPartition partition) {
        Long end = ends.get(partition);
        return end == null ? 0 : end;
    }

    private Map<TopicPartition, Long> all(long millis) {
        return lanes.keySet().stream().collect(Collectors.toMap(Function.identity(), p -> millis));
    }
}
