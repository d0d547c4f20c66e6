package dev.stillwatch.intel.stream;

import com.google.protobuf.Message;
import dev.stillwatch.intel.IntelService;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What is sent between the beginning of a transaction and its end. A send that fails makes the commit fail. */
final class Transaction {

    private final Producer<byte[], byte[]> producer;
    private final KafkaConfiguration configuration;
    private final Publisher publisher;
    private final Batch batch;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();
    private int lastObject = -1;
    private long objects;
    private long deadLetters;

    Transaction(Producer<byte[], byte[]> producer, KafkaConfiguration configuration, Publisher publisher) {
        this.producer = producer;
        this.configuration = configuration;
        this.publisher = publisher;
        this.batch = publisher.batch();
    }

    void publish(CampaignFacts facts) {
        for (Batch.Addition addition : batch.add(facts)) {
            send(Topic.INTEL_OBJECTS, Records.key(addition.published()), addition.published());
            lastObject = sent.size() - 1;
            objects++;
            if (addition.object().type().equals("indicator")) {
                Indicator indicator = Records.indicator(addition.object(), facts, publisher.validity());
                send(Topic.INDICATORS, indicator.getIndicatorId(), indicator);
            }
        }
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

    /** Once committed: the offset after the last object; empty when there was none. */
    OptionalLong objectsEnd() throws InterruptedException, ExecutionException {
        return lastObject < 0
                ? OptionalLong.empty()
                : OptionalLong.of(sent.get(lastObject).get().offset() + 1);
    }

    long objects() {
        return objects;
    }

    long deadLetters() {
        return deadLetters;
    }

    private void send(Topic topic, String key, Message value) {
        sent.add(producer.send(new ProducerRecord<>(topic.name(configuration), utf8(key), value.toByteArray())));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
