package dev.stillwatch.intel.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.kafka.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the publisher. Each object version is added once, whatever crashes, because
 * <ol>
 *   <li>the objects that follow from some campaign records, the indicators among them and the position after those records are one
 *       transaction;
 *   <li>a replica that takes over starts the producer with the same transactional id first, which ends the transactions of the one before
 *       it, and only then reads to the end what was published;
 *   <li>what is added is the difference to what was published, and the difference of the same campaign a second time is nothing.
 * </ol>
 */
final class PublisherSession implements PollLoop.Session, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(PublisherSession.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Kafka may be away; then what was not sent is not waited for. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    /** Campaign records in one transaction: few enough that it ends well before its timeout. */
    private static final int BATCH = 100;

    private final KafkaClients clients;
    private final CatalogReader reader;
    private final Publisher publisher;
    private final TopicPartition campaigns;
    private final Consumer<byte[], byte[]> consumer;
    private @Nullable Producer<byte[], byte[]> producer;
    private Instant watermark = Position.BEGINNING;

    PublisherSession(KafkaClients clients, CatalogReader reader, Publisher publisher) {
        this.clients = clients;
        this.reader = reader;
        this.publisher = publisher;
        this.campaigns = new TopicPartition(Topic.CAMPAIGNS.name(clients.configuration()), 0);
        this.consumer = clients.consumer("intel-publisher", Publisher.GROUP);
        consumer.subscribe(Set.of(campaigns.topic()), this);
    }

    @Override
    public void step() throws InterruptedException, TimeoutException, ExecutionException {
        List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(campaigns);
        if (!consumer.assignment().contains(campaigns)) {
            return;
        }
        Producer<byte[], byte[]> mine = producer == null ? takeOver() : producer;
        for (int from = 0; from < records.size(); from += BATCH) {
            publish(mine, records.subList(from, Math.min(from + BATCH, records.size())));
        }
    }

    private Producer<byte[], byte[]> takeOver() throws InterruptedException, TimeoutException, ExecutionException {
        Producer<byte[], byte[]> mine = clients.transactionalProducer("intel-publisher", Publisher.GROUP);
        producer = mine;
        mine.initTransactions();
        reader.awaitAll(PATIENCE);
        watermark = Position.watermark(consumer.committed(Set.of(campaigns)).get(campaigns));
        LOG.info("Publishing from event time {}", watermark);
        return mine;
    }

    private void publish(Producer<byte[], byte[]> mine, List<ConsumerRecord<byte[], byte[]>> records)
            throws InterruptedException, TimeoutException, ExecutionException {
        mine.beginTransaction();
        var transaction = new Transaction(mine, clients.configuration(), publisher);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() != null) {
                take(record, transaction);
            }
        }
        long next = records.getLast().offset() + 1;
        mine.sendOffsetsToTransaction(Map.of(campaigns, Position.of(next, watermark)), consumer.groupMetadata());
        mine.commitTransaction();
        OptionalLong end = transaction.objectsEnd();
        if (end.isPresent()) {
            reader.await(end.getAsLong(), PATIENCE);
        }
        publisher.count(transaction.objects(), transaction.deadLetters());
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Transaction transaction) {
        try {
            CampaignRecord value = CampaignRecord.parseFrom(record.value());
            switch (value.getRecordCase()) {
                case CAMPAIGN -> transaction.publish(Facts.of(value.getCampaign(), watermark));
                case WATERMARK -> advance(Facts.instant(value.getWatermark().getEventTime()));
                case RECORD_NOT_SET -> transaction.deadLetter(record, "It is neither a campaign nor a watermark");
            }
        } catch (InvalidProtocolBufferException | java.time.DateTimeException e) {
            transaction.deadLetter(record, String.valueOf(e.getMessage()));
        }
    }

    /** A watermark that seems to go back is a repeat after a restart. */
    private void advance(Instant moment) {
        watermark = moment.isAfter(watermark) ? moment : watermark;
    }

    /** Another replica may hold the partition from now on: this one's producer must do nothing more. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        if (producer != null) {
            producer.close(GOODBYE);
            producer = null;
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // The next step takes over.
    }

    @Override
    public void close() {
        onPartitionsRevoked(Set.of());
        consumer.close();
    }
}
