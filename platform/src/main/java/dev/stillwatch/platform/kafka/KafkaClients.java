package dev.stillwatch.platform.kafka;

import dev.stillwatch.platform.telemetry.TracedRecords;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes Kafka clients: durable and idempotent producers, whose records say under which span they were sent, and consumers that read committed
 * records only. A consumer begins no span of a record; stages begin one of a batch ({@link dev.stillwatch.platform.telemetry.BatchSpans}).
 */
@Singleton
public final class KafkaClients {

    private final KafkaConfiguration configuration;
    private final KafkaSecurity security;

    KafkaClients(KafkaConfiguration configuration, KafkaSecurity security) {
        this.configuration = configuration;
        this.security = security;
    }

    /** The settings these clients are made with. */
    public KafkaConfiguration configuration() {
        return configuration;
    }

    /** An idempotent producer whose sends are acknowledged by all replicas. */
    public Producer<byte[], byte[]> producer(String clientId) {
        return producer(clientId, Map.of());
    }

    /** A transactional producer. A newer one with the same transactional id fences this one off. */
    public Producer<byte[], byte[]> transactionalProducer(String clientId, String transactionalId) {
        return producer(
                clientId,
                Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        configuration.topicPrefix() + transactionalId,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        10_000));
    }

    private Producer<byte[], byte[]> producer(String clientId, Map<String, Object> overrides) {
        Map<String, Object> settings = common(clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 * 1024 * 1024);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(TracedRecords.class.getName()));
        settings.putAll(overrides);
        settings.putAll(configuration.extra());
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer of committed records that is a member of a group; partitions come by assignment, offsets are the caller's. */
    public Consumer<byte[], byte[]> consumer(String clientId, String group) {
        return consumer(clientId, Map.of(ConsumerConfig.GROUP_ID_CONFIG, configuration.topicPrefix() + group));
    }

    /** A consumer of committed records without a group, for partitions that the caller assigns. */
    public Consumer<byte[], byte[]> consumer(String clientId) {
        return consumer(clientId, Map.of());
    }

    /**
     * As {@link #consumer(String)}, for one that must not be late: a commit alone does not wake a broker that holds a request for more records, so
     * it is asked to hold none for longer than 50 ms instead of Kafka's 500.
     */
    public Consumer<byte[], byte[]> promptReader(String clientId) {
        return consumer(clientId, Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50));
    }

    private Consumer<byte[], byte[]> consumer(String clientId, Map<String, Object> overrides) {
        Map<String, Object> settings = common(clientId);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A dead member's partitions go to the others after this long, not after Kafka's 45 s.
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.putAll(overrides);
        settings.putAll(configuration.extra());
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** An admin client; the caller closes it. */
    public Admin admin() {
        return Admin.create(common("admin"));
    }

    /** What every client is told, Kafka Streams too: where the brokers are, and the operator's own properties. */
    public Map<String, Object> common(String clientId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", configuration.bootstrapServers());
        settings.put("client.id", clientId);
        settings.put("reconnect.backoff.max.ms", 1_000);
        settings.putAll(security.properties());
        settings.putAll(configuration.extra());
        return settings;
    }
}
