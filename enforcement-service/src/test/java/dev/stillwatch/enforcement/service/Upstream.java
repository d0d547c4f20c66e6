package dev.stillwatch.enforcement.service;

import com.google.protobuf.MessageLite;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import dev.stillwatch.type.v1.Subject;
import dev.stillwatch.type.v1.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what scoring and linking would, epoch by epoch, with their watermarks. */
final class Upstream implements AutoCloseable {

    private static final EpochLength EPOCHS = EpochLength.of(Duration.ofMinutes(5));

    private final KafkaProducer<byte[], byte[]> producer;
    private final String prefix;
    private final String bootstrapServers;

    Upstream(Backing backing, String prefix) {
        this.prefix = prefix;
        this.bootstrapServers = backing.bootstrapServers();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** End of an epoch. */
    static long end(long epoch) {
        return EPOCHS.end(epoch);
    }

    /** What became known in an epoch, and that the epoch is over. */
    void epoch(long epoch, Object... evidence) {
        for (Object one : evidence) {
            send(one, end(epoch));
        }
        close(epoch);
    }

    /** Evidence without the end of its epoch. */
    void send(Object evidence, long endMillis) {
        switch (evidence) {
            case Assessment assessment -> send(assessment);
            case Assessment.Builder assessment -> send(assessment.build());
            case AccountFact.Builder fact ->
                send(
                        "accounts",
                        Math.floorMod(fact.getAccountId().hashCode(), Replica.PARTITIONS),
                        fact.getAccountId(),
                        AccountRecord.newBuilder().setFact(fact).build());
            case CohortDelta delta ->
                send(
                        "cohorts",
                        0,
                        delta.getCohortId() + "/" + delta.getVersion(),
                        CohortRecord.newBuilder()
                                .setDelta(delta.toBuilder().setAsOf(EventTime.timestamp(endMillis)))
                                .build());
            default -> throw new AssertionError(evidence);
        }
    }

    private void send(Assessment assessment) {
        boolean cohort = assessment.getSubject().getKindCase() == Subject.KindCase.COHORT;
        String key = cohort
                ? "cohort:" + assessment.getSubject().getCohort()
                : "account:" + assessment.getSubject().getAccount();
        send(
                "assessments",
                Math.floorMod(key.hashCode(), Replica.PARTITIONS),
                key,
                AssessmentRecord.newBuilder().setAssessment(assessment).build());
    }

    /** The end of an epoch, from every source, in every partition. */
    void close(long epoch) {
        for (int partition = 0; partition < Replica.PARTITIONS; partition++) {
            for (int accounts = 0; accounts < Replica.PARTITIONS; accounts++) {
                promise(partition, "accounts/" + accounts, epoch);
            }
            promise(partition, "cohorts", epoch);
        }
        for (int partition = 0; partition < Replica.PARTITIONS; partition++) {
            AccountRecord record = AccountRecord.newBuilder()
                    .setWatermark(watermark("ingest/0", epoch))
                    .build();
            send("accounts", partition, "", record);
        }
        Watermark linking = watermark("linking", epoch);
        send("cohorts", 0, "", CohortRecord.newBuilder().setWatermark(linking).build());
        producer.flush();
    }

    private void promise(int partition, String source, long epoch) {
        AssessmentRecord record = AssessmentRecord.newBuilder()
                .setWatermark(watermark(source, epoch))
                .build();
        send("assessments", partition, "watermark:" + source, record);
    }

    private static Watermark watermark(String source, long epoch) {
        return Watermark.newBuilder()
                .addSources(source)
                .setEventTime(EventTime.timestamp(end(epoch)))
                .build();
    }

    /** What a service that gives out something sealed writes. */
    void access(AccessRecord access) {
        send("accesses", 0, access.getAccessId(), access);
    }

    /** Bytes that are no record. */
    void garbage(String topic) {
        raw(new ProducerRecord<>(prefix + topic, 0, new byte[] {1}, new byte[] {(byte) 0xff, 7, 7}));
    }

    /** What enforcement set aside. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        TopicPartition partition = new TopicPartition(prefix + "dead-letters-enforcement-service", 0);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
            }
        }
        return letters;
    }

    private void send(String topic, int partition, String key, MessageLite value) {
        raw(new ProducerRecord<>(prefix + topic, partition, key.getBytes(StandardCharsets.UTF_8), value.toByteArray()));
    }

    private void raw(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
