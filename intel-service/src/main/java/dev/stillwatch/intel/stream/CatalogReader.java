package dev.stillwatch.intel.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.state.Deliveries;
import dev.stillwatch.intel.state.IndicatorBook;
import dev.stillwatch.intel.state.SecurityEventBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.v1.AccountEvent;
import dev.stillwatch.intel.v1.Delivery;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PublishedObject;
import dev.stillwatch.intel.v1.StateRecord;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.service.Part;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads back what was published, on every replica, and keeps reading. What it has read stays when Kafka is away for a while. */
@Singleton
@Order(Parts.READERS)
final class CatalogReader implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final Catalog catalog;
    private final IndicatorBook indicators;
    private final SharingState state;
    private final Deliveries deliveries;
    private final SecurityEventBook events;
    private final TopicPartition objectsPartition;
    private final TopicPartition indicatorsPartition;
    private final TopicPartition statePartition;
    private final TopicPartition deliveriesPartition;
    private final TopicPartition eventsPartition;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean caughtUp;
    private @Nullable PollLoop loop;

    CatalogReader(
            KafkaClients clients,
            Catalog catalog,
            IndicatorBook indicators,
            SharingState state,
            Deliveries deliveries,
            SecurityEventBook events) {
        this.clients = clients;
        this.catalog = catalog;
        this.indicators = indicators;
        this.state = state;
        this.deliveries = deliveries;
        this.events = events;
        this.objectsPartition = partition(Topic.INTEL_OBJECTS);
        this.indicatorsPartition = partition(Topic.INDICATORS);
        this.statePartition = partition(Topic.INTEL_STATE);
        this.deliveriesPartition = partition(Topic.INTEL_DELIVERIES);
        this.eventsPartition = partition(Topic.SECURITY_EVENTS);
    }

    private TopicPartition partition(Topic topic) {
        return new TopicPartition(topic.name(clients.configuration()), 0);
    }

    @Override
    public void start() {
        loop = PollLoop.start("intel-catalog", Session::new);
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    /** Whether all was read that there was when it started. */
    @Override
    public boolean ready() {
        return caughtUp;
    }

    /**
     * Waits until all is read that is published now.
     *
     * @throws TimeoutException when that takes too long
     */
    void awaitAll(Duration patience) throws InterruptedException, TimeoutException, ExecutionException {
        try (Admin admin = clients.admin()) {
            awaitAll(admin, patience);
        }
    }

    /** As {@link #awaitAll(Duration)}, with a client that is there already. */
    void awaitAll(Admin admin, Duration patience) throws InterruptedException, TimeoutException, ExecutionException {
        List<TopicPartition> published =
                List.of(objectsPartition, indicatorsPartition, statePartition, eventsPartition);
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        published.forEach(p -> wanted.put(p, OffsetSpec.latest()));
        var latest = admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        for (TopicPartition partition : published) {
            await(partition, latest.partitionResult(partition).get().offset(), patience);
        }
    }

    /**
     * Waits until a partition is read up to an offset.
     *
     * @throws TimeoutException when that takes too long
     */
    void await(TopicPartition partition, long offset, Duration patience) throws InterruptedException, TimeoutException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (positions.getOrDefault(partition, 0L) < offset) {
                if (left <= 0) {
                    throw new TimeoutException(partition + " is read up to " + positions.get(partition) + " of "
                            + offset + " after " + patience);
                }
                left = advanced.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void advance(TopicPartition partition, long position) {
        lock.lock();
        try {
            positions.put(partition, position);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private final class Session implements PollLoop.Session {
        private final Consumer<byte[], byte[]> consumer = clients.consumer("intel-catalog");
        private final Map<TopicPartition, Long> ends;

        Session() {
            List<TopicPartition> partitions = List.of(
                    objectsPartition, indicatorsPartition, statePartition, deliveriesPartition, eventsPartition);
            consumer.assign(partitions);
            partitions.forEach(p -> consumer.seek(p, positions.getOrDefault(p, 0L)));
            ends = consumer.endOffsets(partitions);
        }

        @Override
        public void step() {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
            for (TopicPartition partition : consumer.assignment()) {
                advance(partition, consumer.position(partition));
            }
            caughtUp = caughtUp
                    || ends.entrySet().stream().allMatch(e -> positions.getOrDefault(e.getKey(), 0L) >= e.getValue());
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            if (record.value() == null) {
                if (record.topic().equals(statePartition.topic())) {
                    state.remove(new String(record.key(), StandardCharsets.UTF_8));
                }
                return;
            }
            try {
                if (record.topic().equals(objectsPartition.topic())) {
                    catalog.add(PublishedObject.parseFrom(record.value()));
                } else if (record.topic().equals(statePartition.topic())) {
                    state.put(StateRecord.parseFrom(record.value()));
                } else if (record.topic().equals(deliveriesPartition.topic())) {
                    deliveries.record(Delivery.parseFrom(record.value()));
                } else if (record.topic().equals(eventsPartition.topic())) {
                    events.put(AccountEvent.parseFrom(record.value()));
                } else {
                    indicators.put(Indicator.parseFrom(record.value()));
                }
            } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
                // This service alone writes these topics; what does not fit was not written by it and is not served.
                LOG.error("{} at {} is left out: {}", record.topic(), record.offset(), e.getMessage());
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
