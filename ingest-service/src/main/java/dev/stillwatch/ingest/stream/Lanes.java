package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.state.Lane;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions this service writes, numbered: first those of {@code sketches}, then those of {@code accounts}.
 *
 * @param sketches how many of {@code sketches}
 * @param accounts how many of {@code accounts}
 */
record Lanes(int sketches, int accounts) {

    int count() {
        return sketches + accounts;
    }

    /** Number of the lane that an account's records of a topic go to. */
    int of(Topic topic, byte[] accountId) {
        return topic == Topic.SKETCHES
                ? AccountPartition.of(accountId, sketches)
                : sketches + AccountPartition.of(accountId, accounts);
    }

    Lane lane(int number) {
        return number < sketches ? new Lane(Topic.SKETCHES, number) : new Lane(Topic.ACCOUNTS, number - sketches);
    }

    List<Lane> all() {
        return IntStream.range(0, count()).mapToObj(this::lane).toList();
    }

    static TopicPartition partition(Lane lane, KafkaConfiguration configuration) {
        return new TopicPartition(lane.topic().name(configuration), lane.partition());
    }
}
