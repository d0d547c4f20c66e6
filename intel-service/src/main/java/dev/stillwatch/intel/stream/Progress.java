package dev.stillwatch.intel.stream;

import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** How far publishing has come, whichever replica does it: the event time beside the group's committed offset. */
@Singleton
public final class Progress {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String group;
    private final TopicPartition campaigns;
    private final CatalogReader reader;
    private final Admin admin;

    Progress(KafkaClients clients, CatalogReader reader) {
        this.reader = reader;
        this.group = clients.configuration().topicPrefix() + Publisher.GROUP;
        this.campaigns = new TopicPartition(Topic.CAMPAIGNS.name(clients.configuration()), 0);
        this.admin = clients.admin();
    }

    /**
     * Campaigns are published up to this moment of event time, and this replica shows what was; empty before the first.
     *
     * @throws TimeoutException when Kafka does not answer, or this replica is not there yet
     */
    public Optional<Instant> watermark() throws InterruptedException, TimeoutException {
        try {
            var positions = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata(group)
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            Instant watermark = Position.watermark(positions.get(campaigns));
            if (watermark.equals(Position.BEGINNING)) {
                return Optional.empty();
            }
            reader.awaitAll(admin, PATIENCE);
            return Optional.of(watermark);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not tell the position of " + group, e.getCause());
        }
    }

    @PreDestroy
    void close() {
        admin.close(PATIENCE);
    }
}
