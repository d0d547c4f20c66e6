package dev.stillwatch.scoring.stream;

import dev.stillwatch.scoring.v1.AssessmentRecord;
import dev.stillwatch.type.v1.Watermark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Sends records, and tells when all that were sent are durable. Not for several threads. */
final class Outbox implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> pending = new ArrayList<>();

    Outbox(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Sends a record to the partition of its key, or to a named one. */
    void send(String topic, @Nullable Integer partition, @Nullable String key, byte @Nullable [] value) {
        send(new ProducerRecord<>(topic, partition, key == null ? null : key.getBytes(StandardCharsets.UTF_8), value));
    }

    void send(ProducerRecord<byte[], byte[]> record) {
        pending.add(producer.send(record));
    }

    /**
     * Sends a watermark to every partition of {@code assessments}. That topic is compacted and so wants a key; it names the sources, so that
     * compaction never drops the newest promise of a source.
     */
    void promise(String topic, int partitions, Watermark watermark) {
        byte[] value =
                AssessmentRecord.newBuilder().setWatermark(watermark).build().toByteArray();
        String key = "watermark:" + String.join(",", watermark.getSourcesList());
        for (int partition = 0; partition < partitions; partition++) {
            send(topic, partition, key, value);
        }
    }

    /**
     * Waits until all that was sent is durable.
     *
     * @throws ExecutionException when a record could not be sent; what follows from it must not be kept
     */
    void flush() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> sent : pending) {
            sent.get();
        }
        pending.clear();
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
