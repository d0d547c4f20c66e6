package dev.stillwatch.enforcement.stream;

import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** The partitions that enforcement reads, and the sources whose watermarks it awaits in them. */
final class Topics {

    final TopicPartition actions;
    final TopicPartition campaigns;
    final TopicPartition policies;
    final TopicPartition ledger;
    final TopicPartition ledgerRecords;
    final TopicPartition checkpoints;
    final TopicPartition cohorts;
    final List<TopicPartition> assessments;
    final List<String> assessing;
    final String deadLetters;

    Topics(KafkaConfiguration configuration, String service) {
        actions = only(configuration, Topic.ACTIONS);
        campaigns = only(configuration, Topic.CAMPAIGNS);
        policies = only(configuration, Topic.POLICIES);
        ledger = only(configuration, Topic.LEDGER);
        ledgerRecords = only(configuration, Topic.LEDGER_RECORDS);
        checkpoints = only(configuration, Topic.CHECKPOINTS);
        cohorts = only(configuration, Topic.COHORTS);
        assessments = IntStream.range(0, Topic.ASSESSMENTS.partitions(configuration))
                .mapToObj(p -> new TopicPartition(Topic.ASSESSMENTS.name(configuration), p))
                .toList();
        assessing = assessing(Topic.ACCOUNTS.partitions(configuration));
        deadLetters = Topic.deadLetters(configuration, service);
    }

    /** Scoring promises for each partition of accounts, and for the cohorts. */
    private static List<String> assessing(int partitionsOfAccounts) {
        List<String> sources = new ArrayList<>();
        for (int p = 0; p < partitionsOfAccounts; p++) {
            sources.add("accounts/" + p);
        }
        sources.add("cohorts");
        return List.copyOf(sources);
    }

    /** Where evidence comes from. */
    List<TopicPartition> evidence() {
        List<TopicPartition> all = new ArrayList<>(assessments);
        all.add(cohorts);
        return all;
    }

    /** The sources that are awaited in a partition of evidence. */
    List<String> sources(TopicPartition partition) {
        return partition.equals(cohorts) ? List.of("linking") : assessing;
    }

    private static TopicPartition only(KafkaConfiguration configuration, Topic topic) {
        return new TopicPartition(topic.name(configuration), 0);
    }
}
