package dev.stillwatch.linking.stream;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Sends a record to the partition that its key names, and one with the key {@link #ALL} to every partition. */
final class Routing<V> implements StreamPartitioner<Integer, V> {

    /** Key of a record for every partition. */
    static final int ALL = -1;

    @Override
    public Optional<Set<Integer>> partitions(String topic, Integer key, V value, int partitions) {
        return Optional.of(
                key == ALL
                        ? IntStream.range(0, partitions).boxed().collect(Collectors.toSet())
                        : Set.of(key % partitions));
    }
}
