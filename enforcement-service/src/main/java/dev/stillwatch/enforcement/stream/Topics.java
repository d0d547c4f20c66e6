package dev.stillwatch.enforcement.stream;

import dev.stillwatch.platform.epoch.Watermarks;
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
    final TopicPartition guards;
    final TopicPartition ledger;
    final TopicPartition ledgerRecords;
    final TopicPartition checkpoints;
    final TopicPartition appeals;
    final TopicPartition labels;
    final TopicPartition accesses;
    final TopicPartition cohorts;
    final List<TopicPartition> assessments;
    final List<TopicPartition> accounts;
    final List<String> assessing;
    final String deadLetters;

    Topics(KafkaConfiguration configuration, String service) {
        actions = only(configuration, Topic.ACTIONS);
        campaigns = only(configuration, Topic.CAMPAIGNS);
        policies = only(configuration, Topic.POLICIES);
        guards = only(configuration, Topic.GUARDS);
        ledger = only(configuration, Topic.LEDGER);
        ledgerRecords = only(configuration, Topic.LEDGER_RECORDS);
        checkpoints = only(configuration, Topic.CHECKPOINTS);
        appeals = only(configuration, Topic.APPEALS);
        labels = only(configuration, Topic.LABELS);
        accesses = only(configuration, Topic.ACCESSES);
        cohorts = only(configuration, Topic.COHORTS);
        assessments = all(configuration, Topic.ASSESSMENTS);
        accounts = all(configuration, Topic.ACCOUNTS);
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
        all.addAll(accounts);
        all.add(cohorts);
        return all;
    }

    /** What is awaited in a partition of evidence. Who promises in accounts are instances of ingest, which come and go. */
    Watermarks awaited(TopicPartition partition) {
        if (accounts.contains(partition)) {
            return Watermarks.none();
        }
        return Watermarks.awaiting(partition.equals(cohorts) ? List.of("linking") : assessing);
    }

    private static List<TopicPartition> all(KafkaConfiguration configuration, Topic topic) {
        return IntStream.range(0, topic.partitions(configuration))
                .mapToObj(p -> new TopicPartition(topic.name(configuration), p))
                .toList();
    }

    private static TopicPartition only(KafkaConfiguration configuration, Topic topic) {
        return new TopicPartition(topic.name(configuration), 0);
    }
}
