package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.state.SecurityEventBook;
import dev.stillwatch.intel.v1.AccountEvent;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes down what is said on streams, and how it was taken. What is written is in the book at once, and on all replicas soon. */
@Singleton
public final class SecurityEventLog {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private final SecurityEventBook book;
    private @Nullable Producer<byte[], byte[]> producer;

    SecurityEventLog(KafkaClients clients, SecurityEventBook book) {
        this.clients = clients;
        this.book = book;
    }

    /**
     * Makes events durable.
     *
     * @throws TimeoutException when Kafka does not take them in time; it may have taken them all the same
     */
    public void put(List<AccountEvent> events) throws InterruptedException, TimeoutException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (AccountEvent event : events) {
            sent.add(producer()
                    .send(new ProducerRecord<>(
                            Topic.SECURITY_EVENTS.name(clients.configuration()),
                            SecurityEventBook.key(event).getBytes(StandardCharsets.UTF_8),
                            event.toByteArray())));
        }
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka refused a security event", e.getCause());
            }
            book.put(events.get(i));
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = clients.producer("intel-security-events");
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }
}
