package dev.stillwatch.intel.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.state.IndicatorBook;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PublishedObject;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.service.Part;
import jakarta.inject.Singleton;
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
final class CatalogReader implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReader.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final Catalog catalog;
    private final IndicatorBook indicators;
    private final TopicPartition objectsPartition;
    private final TopicPartition indicatorsPartition;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final Map<TopicPartition, Long> positions = new HashMap<>();
    private volatile boolean caughtUp;
    private @Nullable PollLoop loop;

    CatalogReader(KafkaClients clients, Catalog catalog, IndicatorBook indicators) {
        this.clients = clients;
        this.catalog = catalog;
        this.indicators = indicators;
        this.objectsPartition = new TopicPartition(Topic.INTEL_OBJECTS.name(clients.configuration()), 0);
        this.indicatorsPartition = new TopicPartition(Topic.INDICATORS.name(clients.configuration()), 0);
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
     * Waits until all objects are read that are published now.
     *
     * @throws TimeoutException when that takes too long
     */
    void awaitAll(Duration patience) throws InterruptedException, TimeoutException, ExecutionException {
        try (Admin admin = clients.admin()) {
            var latest = admin.listOffsets(
                    Map.of(objectsPartition, OffsetSpec.latest()),
                    new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
            await(latest.partitionResult(objectsPartition).get().offset(), patience);
        }
    }

    /**
     * Waits until the objects are read up to an offset.
     *
     * @throws TimeoutException when that takes too long
     */
    void await(long offset, Duration patience) throws InterruptedException, TimeoutException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (positions.getOrDefault(objectsPartition, 0L) < offset) {
                if (left <= 0) {
                    throw new TimeoutException("Objects are read up to " + positions.get(objectsPartition) + " of "
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
            List<TopicPartition> partitions = List.of(objectsPartition, indicatorsPartition);
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
                return;
            }
            try {
                if (record.topic().equals(objectsPartition.topic())) {
                    catalog.add(PublishedObject.parseFrom(record.value()));
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
