package dev.stillwatch.linking.stream;

import dev.stillwatch.linking.LinkingConfiguration;
import dev.stillwatch.linking.LinkingService;
import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Turns the service's configuration into that of Kafka Streams and of the stages. */
final class StreamsSettings {

    /** A replica that died is replaced after so long, in milliseconds. */
    private static final int SESSION = 10_000;

    private StreamsSettings() {}

    /** What the stages go by. */
    static LinkingRules rules(LinkingConfiguration linking, KafkaConfiguration kafka, EpochConfiguration epochs) {
        return new LinkingRules(
                epochs.epochs(),
                kafka.partitions(),
                linking.weights(),
                linking.thresholds(),
                Math.toIntExact(linking.forgetAccountsAfter().toDays()));
    }

    /** What Kafka Streams goes by. */
    static Properties properties(LinkingConfiguration linking, KafkaClients clients, Object deadLetterCounter) {
        KafkaConfiguration kafka = clients.configuration();
        Map<String, Object> settings = new HashMap<>(clients.common("linking"));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.topicPrefix() + "linking");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, linking.stateDirectory().toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                linking.commitInterval().toMillis());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, linking.threads());
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, linking.standbyReplicas());
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replicationFactor());
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, linking.cacheBytes());
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(
                StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG,
                Topic.deadLetters(kafka, LinkingService.NAME));
        settings.put(DeadLetters.COUNTER, deadLetterCounter);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                Instance.of(linking.stateDirectory()));
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), SESSION / 4);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 2_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), 16 * 1024 * 1024);
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
