package dev.stillwatch.intel.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.platform.telemetry.Causes;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of the publisher. Each object version is added once, whatever crashes, because
 * <ol>
 *   <li>the objects that follow from some records of campaigns or of the inbox, the indicators and state among them and the position after
 *       those records are one transaction;
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

    /** Inbox records in one transaction; each can hold hundreds of objects. */
    private static final int INBOX_BATCH = 10;

    /** Clues looked at in one transaction. */
    private static final int AGEING_BATCH = 5_000;

    /** How often it is looked what time has done to clues, in event time. */
    private static final Duration AGEING = Duration.ofHours(1);

    private final KafkaClients clients;
    private final CatalogReader reader;
    private final Publisher publisher;
    private final BatchSpans spans;
    private final TopicPartition campaigns;
    private final TopicPartition inbox;
    private final Consumer<byte[], byte[]> consumer;
    private @Nullable Producer<byte[], byte[]> producer;
    private Instant watermark = Position.BEGINNING;
    private Instant now = Position.BEGINNING;
    private Instant aged = Position.BEGINNING;

    PublisherSession(KafkaClients clients, CatalogReader reader, Publisher publisher, BatchSpans spans) {
        this.clients = clients;
        this.reader = reader;
        this.publisher = publisher;
        this.spans = spans;
        this.campaigns = new TopicPartition(Topic.CAMPAIGNS.name(clients.configuration()), 0);
        this.inbox = new TopicPartition(Topic.INTEL_INBOX.name(clients.configuration()), 0);
        this.consumer = clients.consumer("intel-publisher", Publisher.GROUP);
        consumer.subscribe(Set.of(campaigns.topic(), inbox.topic()), this);
    }

    @Override
    public void step() throws InterruptedException, TimeoutException, ExecutionException {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        // Both topics have one partition, and Kafka's range assignor gives the same partitions of all topics to the
        // same member.
        if (!consumer.assignment().containsAll(Set.of(campaigns, inbox))) {
            return;
        }
        Producer<byte[], byte[]> mine = producer == null ? takeOver() : producer;
        work(mine, polled.records(campaigns), campaigns, BATCH);
        work(mine, polled.records(inbox), inbox, INBOX_BATCH);
        if (!now.isBefore(aged.plus(AGEING))) {
            age(mine);
        }
    }

    private void work(
            Producer<byte[], byte[]> mine,
            List<ConsumerRecord<byte[], byte[]>> records,
            TopicPartition partition,
            int most)
            throws InterruptedException, TimeoutException, ExecutionException {
        for (int from = 0; from < records.size(); from += most) {
            List<ConsumerRecord<byte[], byte[]>> batch = records.subList(from, Math.min(from + most, records.size()));
            var causes = new Causes();
            batch.forEach(record -> causes.add(TraceHeaders.cause(record.headers())));
            String input = partition.equals(campaigns) ? "campaigns" : "intel-inbox";
            try (var _ = spans.inBatch(input, batch.size(), causes.list())) {
                publish(mine, batch, partition);
            }
        }
    }

    /** What time has done to clues. Crossing an hour a second time finds nothing left to change. */
    private void age(Producer<byte[], byte[]> mine) throws InterruptedException, TimeoutException, ExecutionException {
        List<Indicator> all = publisher.books().foreign();
        for (int from = 0; from < all.size(); from += AGEING_BATCH) {
            mine.beginTransaction();
            var transaction = new Transaction(mine, clients.configuration(), publisher);
            new ClueDesk(transaction).age(all.subList(from, Math.min(from + AGEING_BATCH, all.size())), now);
            commit(mine, transaction);
        }
        aged = now;
    }

    private Producer<byte[], byte[]> takeOver() throws InterruptedException, TimeoutException, ExecutionException {
        Producer<byte[], byte[]> mine = clients.transactionalProducer("intel-publisher", Publisher.GROUP);
        producer = mine;
        mine.initTransactions();
        reader.awaitAll(PATIENCE);
        watermark = Position.watermark(consumer.committed(Set.of(campaigns)).get(campaigns));
        now = watermark;
        publisher.publishing(true);
        LOG.info("Publishing from event time {}", watermark);
        return mine;
    }

    private void publish(
            Producer<byte[], byte[]> mine, List<ConsumerRecord<byte[], byte[]>> records, TopicPartition partition)
            throws InterruptedException, TimeoutException, ExecutionException {
        mine.beginTransaction();
        var transaction = new Transaction(mine, clients.configuration(), publisher);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() != null) {
                if (partition.equals(campaigns)) {
                    take(record, transaction);
                } else {
                    takeFromInbox(record, transaction);
                }
            }
        }
        long next = records.getLast().offset() + 1;
        mine.sendOffsetsToTransaction(Map.of(partition, Position.of(next, watermark)), consumer.groupMetadata());
        commit(mine, transaction);
    }

    private void commit(Producer<byte[], byte[]> mine, Transaction transaction)
            throws InterruptedException, TimeoutException, ExecutionException {
        mine.commitTransaction();
        for (var end : transaction.ends().entrySet()) {
            reader.await(end.getKey(), end.getValue(), PATIENCE);
        }
        publisher.count(transaction.objects(), transaction.deadLetters());
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Transaction transaction) {
        try {
            CampaignRecord value = CampaignRecord.parseFrom(record.value());
            switch (value.getRecordCase()) {
                case CAMPAIGN -> campaign(value.getCampaign(), transaction);
                case WATERMARK -> advance(Facts.instant(value.getWatermark().getEventTime()));
                case RECORD_NOT_SET -> transaction.deadLetter(record, "It is neither a campaign nor a watermark");
            }
        } catch (InvalidProtocolBufferException | java.time.DateTimeException e) {
            transaction.deadLetter(record, String.valueOf(e.getMessage()));
        }
    }

    private void campaign(Campaign campaign, Transaction transaction) {
        CampaignFacts facts = Facts.of(campaign, watermark);
        new ReleaseDesk(transaction).campaign(facts);
        new ClueDesk(transaction).campaign(facts, Facts.dismissed(campaign), Facts.decidedAt(campaign));
    }

    private void takeFromInbox(ConsumerRecord<byte[], byte[]> record, Transaction transaction) {
        try {
            Instant at = new InboxDesk(transaction).take(InboxRecord.parseFrom(record.value()));
            now = at.isAfter(now) ? at : now;
        } catch (InvalidProtocolBufferException | IllegalArgumentException | java.time.DateTimeException e) {
            transaction.deadLetter(record, String.valueOf(e.getMessage()));
        }
    }

    /** A watermark that seems to go back is a repeat after a restart. */
    private void advance(Instant moment) {
        watermark = moment.isAfter(watermark) ? moment : watermark;
        now = watermark.isAfter(now) ? watermark : now;
    }

    /** Another replica may hold the partition from now on: this one's producer must do nothing more. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        publisher.publishing(false);
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
