package dev.stillwatch.platform.kafka;

import dev.stillwatch.platform.config.ServiceWords;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that the topics are there before a service starts. Creating one that exists changes nothing. */
@Singleton
public final class TopicCreator {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreator.class);
    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 100;

    private final KafkaClients clients;

    TopicCreator(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Creates what is missing where configuration allows it, else names what is missing.
     *
     * @param service the service whose dead-letter topic is wanted too
     * @throws IllegalStateException when topics are missing and may not be created, or Kafka can't be reached
     */
    public void ensure(String service) {
        ensure(List.of(service), clients.configuration().createTopics());
    }

    /** Creates what is missing, the dead-letter topics of all services too, whatever configuration allows services. */
    public void createAll() {
        ensure(ServiceWords.services(), true);
    }

    /**
     * Looks whether all are there.
     *
     * @throws IllegalStateException when topics are missing, or Kafka can't be reached
     */
    public void requireAll() {
        ensure(ServiceWords.services(), false);
    }

    private void ensure(List<String> services, boolean create) {
        KafkaConfiguration configuration = clients.configuration();
        List<NewTopic> wanted = Stream.concat(
                        Stream.of(Topic.values())
                                .map(t -> new NewTopic(
                                                t.name(configuration),
                                                t.partitions(configuration),
                                                configuration.replicationFactor())
                                        .configs(t.settings())),
                        services.stream()
                                .map(service -> new NewTopic(
                                                Topic.deadLetters(configuration, service),
                                                1,
                                                configuration.replicationFactor())
                                        .configs(Map.of("retention.ms", String.valueOf(30L * 24 * 3600 * 1000)))))
                .toList();
        try (Admin admin = clients.admin()) {
            Set<String> there = admin.listTopics().names().get();
            List<NewTopic> missing =
                    wanted.stream().filter(t -> !there.contains(t.name())).toList();
            if (!missing.isEmpty() && !create) {
                throw new IllegalStateException("Topics are missing: "
                        + missing.stream().map(NewTopic::name).collect(Collectors.joining(", "))
                        + ". Create them, or set stillwatch.kafka.create-topics to true");
            }
            create(admin, missing);
            LOG.info("{} topics were there, {} were created", wanted.size() - missing.size(), missing.size());
            awaitLeaders(admin, wanted);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka at " + configuration.bootstrapServers() + " did not answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while looking for topics", e);
        }
    }

    /**
     * A topic is listed before its partitions take records. An idempotent producer that is as fast as that can have its first batch refused
     * and its second taken, and then never gets the first one in again. Offsets are told only by partitions that take records. Of a topic that is
     * not known yet they are not asked for: Kafka's client logs that as an error.
     */
    private static void awaitLeaders(Admin admin, Collection<NewTopic> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        for (int left = TRIES; ; left--) {
            try {
                admin.describeTopics(topics.stream().map(NewTopic::name).toList())
                        .allTopicNames()
                        .get();
                admin.listOffsets(partitions).all().get();
                return;
            } catch (ExecutionException e) {
                // A topic that was made a moment ago may not be known to every broker yet.
                if (left == 0 || !(e.getCause() instanceof RetriableException)) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static void create(Admin admin, Collection<NewTopic> missing)
            throws InterruptedException, ExecutionException {
        for (var one : admin.createTopics(missing).values().values()) {
            try {
                one.get();
            } catch (ExecutionException e) {
                // Another service that starts at the same moment was faster.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }
}
