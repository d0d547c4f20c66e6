package dev.stillwatch.ingest.service;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.epoch.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What lies in an installation's topics. */
final class Topics {

    private final String bootstrap;
    private final String prefix;

    Topics(String bootstrap, String prefix) {
        this.bootstrap = bootstrap;
        this.prefix = prefix;
    }

    /** All records of a topic, by partition and then offset. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return readNamed(prefix + topic);
    }

    /** All records of all topics of the installation. */
    List<ConsumerRecord<byte[], byte[]>> readAll() {
        try (var consumer = consumer()) {
            return consumer.listTopics().keySet().stream()
                    .filter(t -> t.startsWith(prefix))
                    .flatMap(t -> readNamed(t).stream())
                    .toList();
        }
    }

    /** Every sketch, in the order of partitions. */
    List<Sketch> sketches() {
        return sketchRecords()
                .filter(SketchRecord::hasSketch)
                .map(SketchRecord::getSketch)
                .toList();
    }

    /** Every release, once for each partition it is in. */
    List<Release> releases() {
        return sketchRecords()
                .filter(SketchRecord::hasRelease)
                .map(SketchRecord::getRelease)
                .toList();
    }

    /** Every account fact. */
    List<AccountFact> facts() {
        return read("accounts").stream()
                .map(r -> account(r.value()))
                .filter(AccountRecord::hasFact)
                .map(AccountRecord::getFact)
                .toList();
    }

    /** The watermarks of a partition in milliseconds, in order. */
    List<Long> watermarks(String topic, int partition) {
        return read(topic).stream()
                .filter(r -> r.partition() == partition)
                .flatMap(r -> topic.equals("sketches")
                        ? Stream.of(sketch(r.value()))
                                .filter(SketchRecord::hasWatermark)
                                .map(SketchRecord::getWatermark)
                        : Stream.of(account(r.value()))
                                .filter(AccountRecord::hasWatermark)
                                .map(AccountRecord::getWatermark))
                .map(w -> EventTime.millis(w.getEventTime()))
                .toList();
    }

    /** Writes a record past the service, as an instance that died would have left it. */
    void write(String topic, int partition, byte[] value) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(prefix + topic, partition, null, value))
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** A release as it is written. */
    static byte[] record(Release release) {
        return SketchRecord.newBuilder().setRelease(release).build().toByteArray();
    }

    private Stream<SketchRecord> sketchRecords() {
        return read("sketches").stream().map(r -> sketch(r.value()));
    }

    static SketchRecord sketch(byte[] value) {
        try {
            return SketchRecord.parseFrom(value);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static AccountRecord account(byte[] value) {
        try {
            return AccountRecord.parseFrom(value);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> readNamed(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            records.sort((a, b) -> a.partition() == b.partition()
                    ? Long.compare(a.offset(), b.offset())
                    : Integer.compare(a.partition(), b.partition()));
            return records;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
