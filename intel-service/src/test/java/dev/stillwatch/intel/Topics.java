package dev.stillwatch.intel;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.intel.v1.PublishedObject;
import dev.stillwatch.type.v1.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Topics of one test, as enforcement-service and an onlooker use them. */
final class Topics implements AutoCloseable {

    private final Backing backing;
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;

    Topics(Backing backing) {
        this(backing, "");
    }

    /** Topics beside others of the same test. */
    Topics(Backing backing, String suffix) {
        this.backing = backing;
        this.prefix = backing.prefix() + suffix;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers(), "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A replica of the service on these topics. */
    RunningService startService() {
        return startService(Map.of("stillwatch.intel.exchange.release", "ON_CONFIRMATION"));
    }

    /** A replica with settings of its own. */
    RunningService startService(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(Map.ofEntries(
                Map.entry("stillwatch.kafka.bootstrap-servers", backing.bootstrapServers()),
                Map.entry("stillwatch.kafka.topic-prefix", prefix),
                Map.entry("stillwatch.kafka.partitions", 1),
                Map.entry("stillwatch.kafka.replication-factor", 1),
                Map.entry("stillwatch.kafka.create-topics", true),
                Map.entry("stillwatch.grpc.host", "127.0.0.1"),
                Map.entry("stillwatch.grpc.port", 0),
                Map.entry("stillwatch.telemetry.metrics-port", -1),
                Map.entry("stillwatch.intel.http-host", "127.0.0.1"),
                Map.entry("stillwatch.intel.http-port", 0),
                Map.entry("stillwatch.intel.open", true),
                Map.entry("stillwatch.intel.max-page-objects", 25),
                Map.entry("stillwatch.intel.provider-id", "provider.example"),
                Map.entry("stillwatch.intel.provider-name", "Provider")));
        all.putAll(settings);
        return new RunningService(all);
    }

    /** An action as it stands now. */
    void action(Action action) {
        send(
                "actions",
                action.getActionId(),
                ActionRecord.newBuilder().setAction(action).build().toByteArray());
    }

    void campaign(Campaign campaign) {
        send(
                "campaigns",
                campaign.getCampaignId(),
                CampaignRecord.newBuilder().setCampaign(campaign).build().toByteArray());
    }

    void watermark(Instant moment) {
        var watermark = Watermark.newBuilder()
                .addSources("enforcement")
                .setEventTime(Timestamp.newBuilder().setSeconds(moment.getEpochSecond()));
        send(
                "campaigns",
                "watermark",
                CampaignRecord.newBuilder().setWatermark(watermark).build().toByteArray());
    }

    void raw(byte[] value) {
        send("campaigns", "raw", value);
    }

    private void send(String topic, String key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(prefix + topic, 0, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends an object as the publisher would, and neither commits nor aborts. */
    void dieInTransaction(PublishedObject object) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                backing.bootstrapServers(),
                "transactional.id",
                prefix + "intel-publisher",
                "linger.ms",
                0);
        var dying = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        dying.initTransactions();
        dying.beginTransaction();
        try {
            dying.send(new ProducerRecord<>(prefix + "intel-objects", 0, new byte[0], object.toByteArray()))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        dying.close(Duration.ZERO);
    }

    /** Makes the publisher begin at the beginning again, as if it had lost its position. */
    void forgetPosition() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", backing.bootstrapServers()))) {
            admin.deleteConsumerGroupOffsets(
                            prefix + "intel-publisher", Set.of(new TopicPartition(prefix + "campaigns", 0)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What was entered into the ledger, or is on its way there. */
    List<AccessRecord> entered() {
        return read("accesses", 0, Duration.ofSeconds(30)).stream()
                .map(r -> {
                    try {
                        return AccessRecord.parseFrom(r.value());
                    } catch (InvalidProtocolBufferException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    /** How many records a topic has; 0 when nobody made it. */
    long count(String topic) {
        return read(topic, 0, Duration.ofSeconds(30)).size();
    }

    /** All that was published, in order. */
    List<PublishedObject> published() {
        return read("intel-objects", 0, Duration.ofSeconds(30)).stream()
                .map(r -> {
                    try {
                        return PublishedObject.parseFrom(r.value());
                    } catch (InvalidProtocolBufferException e) {
                        throw new AssertionError(e);
                    }
                })
                .toList();
    }

    /** What was set aside; waits for one at least. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters(Duration patience) {
        return read("dead-letters-intel-service", 1, patience);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(String topic, int atLeast, Duration patience) {
        var partition = new TopicPartition(prefix + topic, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(Set.of(partition));
            consumer.seekToBeginning(Set.of(partition));
            long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
            long deadline = System.nanoTime() + patience.toNanos();
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (consumer.position(partition) < end || records.size() < atLeast) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(topic + " has " + records.size() + " records after " + patience);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
