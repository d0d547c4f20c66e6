package dev.stillwatch.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Says in every record which span it was sent under, if that is sampled. Kafka makes it, by name. There is no span of each record: at a million
 * records they would cost more than what they tell.
 */
public final class TracedRecords implements ProducerInterceptor<byte[], byte[]> {

    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
        TraceHeaders.write(Span.current().getSpanContext(), record.headers());
        return record;
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception exception) {}

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> configuration) {}
}
