package dev.stillwatch.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Plain Kafka clients for strings, on topics of one partition. */
record KafkaClient(String bootstrapServers) {

    private static final int MOST_BYTES = 15 << 20;

    void create(String topic) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    String clusterId() throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            return admin.describeCluster().clusterId().get();
        }
    }

    /** Returns when all are acknowledged. */
    void send(String topic, String... values) throws ExecutionException, InterruptedException {
        try (var producer = producer(Map.of())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    KafkaProducer<String, String> producer(Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        settings.put("max.request.size", MOST_BYTES);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** All that was committed to the topic. */
    List<String> committed(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var values = new ArrayList<String>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }
}
