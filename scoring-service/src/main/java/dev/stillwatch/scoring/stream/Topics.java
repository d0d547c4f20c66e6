package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Names and partitions of the topics that scoring reads and writes.
 *
 * @param kafka where they are
 */
record Topics(KafkaConfiguration kafka) {

    static final String LINKING = "linking";
    static final String COHORT_STAGE = "cohorts";

    String sketches() {
        return Topic.SKETCHES.name(kafka);
    }

    String accounts() {
        return Topic.ACCOUNTS.name(kafka);
    }

    String contributions() {
        return Topic.CONTRIBUTIONS.name(kafka);
    }

    String assessments() {
        return Topic.ASSESSMENTS.name(kafka);
    }

    TopicPartition cohorts() {
        return new TopicPartition(Topic.COHORTS.name(kafka), 0);
    }

    int partitions() {
        return Topic.SKETCHES.partitions(kafka);
    }

    /** The source of watermarks of a partition of accounts. */
    static String source(int partition) {
        return "accounts/" + partition;
    }

    /** The sources of all partitions of accounts. */
    List<String> sources() {
        return IntStream.range(0, partitions()).mapToObj(Topics::source).toList();
    }

    /** The partition that an account's records are in: Kafka's own choice for a record with the account's id as key. */
    int partitionOf(String account) {
        return Utils.toPositive(Utils.murmur2(account.getBytes(StandardCharsets.UTF_8))) % partitions();
    }
}
