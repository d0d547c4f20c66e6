package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.kafka.KafkaConfiguration;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.Stage;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where records go that can't be read: their bytes as they are, and in headers where they stood and what was wrong. */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final String topic;
    private final Outbox outbox;
    private final ScoringMetrics metrics;
    private final Stage stage;

    DeadLetters(KafkaConfiguration kafka, Outbox outbox, ScoringMetrics metrics, Stage stage) {
        this.topic = Topic.deadLetters(kafka, "scoring-service");
        this.outbox = outbox;
        this.metrics = metrics;
        this.stage = stage;
    }

    void put(ConsumerRecord<byte[], byte[]> record, String why) {
        LOG.warn("{}-{}@{} can't be read: {}", record.topic(), record.partition(), record.offset(), why);
        metrics.add(ScoringMetrics.Count.DEAD_LETTERS, stage, 1);
        var letter = new ProducerRecord<>(topic, record.key(), record.value());
        letter.headers()
                .add("topic", bytes(record.topic()))
                .add("partition", bytes(String.valueOf(record.partition())))
                .add("offset", bytes(String.valueOf(record.offset())))
                .add("reason", bytes(why));
        outbox.send(letter);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
