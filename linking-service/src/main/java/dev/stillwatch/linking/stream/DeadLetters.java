package dev.stillwatch.linking.stream;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a record that can't be read: it goes to the dead-letter topic with where it stood and why, is counted, and the stream goes on.
 * Kafka Streams makes it from its settings; the counter is among them.
 */
public final class DeadLetters implements DeserializationExceptionHandler {

    /** Key of the counter among the settings of Kafka Streams. */
    static final String COUNTER = "stillwatch.dead.letters";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("topic");

    private @Nullable LongCounter counter;
    private String deadLetters = "";

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(COUNTER) instanceof LongCounter given) {
            counter = given;
        }
        deadLetters = String.valueOf(settings.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        LOG.warn(
                "Unreadable record put aside: {}-{}@{}",
                record.topic(),
                record.partition(),
                record.offset(),
                exception);
        if (counter != null) {
            counter.add(1, Attributes.of(TOPIC, record.topic()));
        }
        var headers = new RecordHeaders()
                .add("topic", bytes(record.topic()))
                .add("partition", bytes(String.valueOf(record.partition())))
                .add("offset", bytes(String.valueOf(record.offset())))
                .add("reason", bytes(String.valueOf(exception.getMessage())));
        return Response.resume(List.of(new ProducerRecord<>(deadLetters, null, record.key(), record.value(), headers)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
