package dev.stillwatch.linking.service;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.LinkingService;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.service.ServiceRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An installation of linking on a shared Kafka, under a prefix of its own: what ingest would write, and what others would read. */
final class Installation implements AutoCloseable {

    static final int PARTITIONS = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final List<CohortDelta> deltas = new ArrayList<>();
    private long watermark;

    Installation(Backing backing) {
        bootstrapServers = backing.bootstrapServers();
        prefix = backing.prefix();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Map<String, Object> settings(Path state) {
        var settings = new HashMap<String, Object>();
        settings.put("stillwatch.kafka.bootstrap-servers", bootstrapServers);
        settings.put("stillwatch.kafka.topic-prefix", prefix);
        settings.put("stillwatch.kafka.partitions", PARTITIONS);
        settings.put("stillwatch.kafka.replication-factor", 1);
        settings.put("stillwatch.kafka.create-topics", true);
        settings.put("stillwatch.linking.state-directory", state.toString());
        settings.put("stillwatch.grpc.host", "127.0.0.1");
        settings.put("stillwatch.grpc.port", 0);
        settings.put("stillwatch.telemetry.metrics-port", -1);
        return settings;
    }

    /** Starts the service in this process. */
    ServiceRuntime start(Path state) {
        return ServiceRuntime.start(LinkingService.NAME, settings(state));
    }

    /** Starts the service in a process of its own, which can be killed. */
    Process startProcess(Path state, Path log) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Xmx256m");
        settings(state).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), LinkingService.class.getName()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    void send(SketchRecord record) {
        send("sketches", record.getSketch().getAccountId(), record.hasWatermark(), record);
    }

    void send(AccountRecord record) {
        send("accounts", record.getFact().getAccountId(), record.hasWatermark(), record);
    }

    void sendGarbage(String text) {
        sent.add(producer.send(new ProducerRecord<>(prefix + "sketches", 0, null, bytes(text))));
    }

    private void send(String topic, String account, boolean everywhere, MessageLite record) {
        if (everywhere) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                sent.add(producer.send(new ProducerRecord<>(prefix + topic, partition, null, record.toByteArray())));
            }
        } else {
            sent.add(producer.send(new ProducerRecord<>(prefix + topic, bytes(account), record.toByteArray())));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads cohorts on until everything before a moment has been linked. */
    void awaitLinked(long time) throws InvalidProtocolBufferException, InterruptedException, ExecutionException {
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
        if (consumer.assignment().isEmpty()) {
            var partition = new TopicPartition(prefix + "cohorts", 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (watermark < time) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Linking has come to " + watermark + " and not to " + time);
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                CohortRecord cohort = CohortRecord.parseFrom(record.value());
                if (cohort.hasDelta()) {
                    deltas.add(cohort.getDelta());
                } else {
                    watermark = cohort.getWatermark().getEventTime().getSeconds() * 1000;
                }
            }
        }
    }

    /** The deltas read so far. */
    List<CohortDelta> deltas() {
        return deltas;
    }

    /** The dead letters so far, when there are at least so many. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters(int atLeast) {
        var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var reader = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partition = new TopicPartition(prefix + "dead-letters-linking-service", 0);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (letters.size() < atLeast && System.nanoTime() < deadline) {
                reader.poll(POLL).forEach(letters::add);
            }
        }
        return letters;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
