package dev.stillwatch.intel.stream;

import com.google.protobuf.Message;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.intel.IntelService;
import dev.stillwatch.intel.lifecycle.Clue;
import dev.stillwatch.intel.lifecycle.Trust;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PublishedObject;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.StateRecord;
import dev.stillwatch.intel.v1.SubmissionStatus;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What is sent between the beginning of a transaction and its end. A send that fails makes the commit fail. */
final class Transaction {

    private final Producer<byte[], byte[]> producer;
    private final KafkaConfiguration configuration;
    private final Publisher publisher;
    private final Batch batch;
    private final Books books;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private final Map<Topic, Integer> last = new HashMap<>();
    private long objects;
    private long deadLetters;

    Transaction(Producer<byte[], byte[]> producer, KafkaConfiguration configuration, Publisher publisher) {
        this.producer = producer;
        this.configuration = configuration;
        this.publisher = publisher;
        this.batch = publisher.batch();
        this.books = publisher.books();
    }

    /** What stands, as this transaction sees it. */
    Books books() {
        return books;
    }

    /** Sequences, and what was published, as this transaction sees it. */
    Batch batch() {
        return batch;
    }

    /** Adds a version of an object to a collection. */
    void publish(PublishedObject object) {
        send(Topic.INTEL_OBJECTS, Records.key(object), object);
        objects++;
    }

    /** An indicator as it stands now. */
    void put(Indicator indicator) {
        books.put(indicator);
        send(Topic.INDICATORS, indicator.getIndicatorId(), indicator);
    }

    /** A clue as it stands now, with the confidence that it has. */
    void put(Clue clue, int confidence) {
        put(ClueRecords.indicator(clue, confidence));
    }

    /** A release as it stands now. */
    void put(Release release) {
        books.put(release);
        put(StateRecord.newBuilder().setRelease(release).build());
    }

    /** How far a partner is trusted now. */
    void put(String partner, Trust trust) {
        books.put(partner, trust);
        put(StateRecord.newBuilder()
                .setTrust(ClueRecords.record(partner, trust))
                .build());
    }

    /** What became of a submission so far. */
    void put(SubmissionStatus status) {
        books.put(status);
        put(StateRecord.newBuilder().setStatus(status).build());
    }

    /** Anything of {@code intel-state}. */
    void put(StateRecord state) {
        send(Topic.INTEL_STATE, SharingState.key(state), state);
    }

    /** Enters into the ledger that something left: who let it, what it was, and what for. The same id again is entered once. */
    void enter(UUID id, String actor, String reference, String purpose, Instant at) {
        send(
                Topic.ACCESSES,
                id.toString(),
                AccessRecord.newBuilder()
                        .setAccessId(id.toString())
                        .setKind(LedgerEntry.Kind.KIND_EXPORT)
                        .setAccess(Access.newBuilder()
                                .setActor(actor)
                                .setReference(reference)
                                .setPurpose(purpose))
                        .setAt(Records.timestamp(at))
                        .build());
    }

    /** Forgets a record of {@code intel-state}. */
    void forget(String key) {
        send(Topic.INTEL_STATE, key, null);
    }

    /** Sets aside a record that can't be read, with where it stood and why. */
    void deadLetter(ConsumerRecord<byte[], byte[]> record, String why) {
        var letter =
                new ProducerRecord<>(Topic.deadLetters(configuration, IntelService.NAME), record.key(), record.value());
        letter.headers()
                .add("topic", utf8(record.topic()))
                .add("partition", utf8(Integer.toString(record.partition())))
                .add("offset", utf8(Long.toString(record.offset())))
                .add("error", utf8(why));
        sent.add(producer.send(letter));
        deadLetters++;
    }

    /** Once committed: for every topic that was written to and is read back, the offset after the last record. */
    Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (var entry : last.entrySet()) {
            if (entry.getKey() == Topic.ACCESSES) {
                continue;
            }
            RecordMetadata metadata = sent.get(entry.getValue()).get();
            ends.put(new TopicPartition(metadata.topic(), metadata.partition()), metadata.offset() + 1);
        }
        return ends;
    }

    /** Settings of everything that decides. */
    Publisher publisher() {
        return publisher;
    }

    long objects() {
        return objects;
    }

    long deadLetters() {
        return deadLetters;
    }

    private void send(Topic topic, String key, @Nullable Message value) {
        last.put(topic, sent.size());
        sent.add(producer.send(new ProducerRecord<>(
                topic.name(configuration), utf8(key), value == null ? null : value.toByteArray())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
