package dev.stillwatch.platform.disclosure;

import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes accesses to the topic {@code accesses}, from where they are entered into the ledger. Call it first and give out when it returns: then
 * nothing was given out that is not going to be entered. Nothing is entered of what was not given out, but for calls that failed after it.
 */
@Singleton
public final class Disclosures {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final Clock clock;
    private @Nullable Producer<byte[], byte[]> producer;

    Disclosures(KafkaClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** Somebody is about to read sealed evidence. Returns when that is durable. */
    public void read(Access access) {
        enter(LedgerEntry.Kind.KIND_READ, access);
    }

    /** Somebody is about to take data out. Returns when that is durable. */
    public void export(Access access) {
        enter(LedgerEntry.Kind.KIND_EXPORT, access);
    }

    /**
     * Enters an access.
     *
     * @param access who, what and what for; none may be empty
     * @throws io.grpc.StatusRuntimeException UNAVAILABLE, reason KAFKA_UNAVAILABLE, when it is not durable in time: give nothing out
     */
    private void enter(LedgerEntry.Kind kind, Access access) {
        if (access.getActor().isBlank()
                || access.getReference().isBlank()
                || access.getPurpose().isBlank()) {
            throw new IllegalArgumentException("an access says who, what and what for");
        }
        AccessRecord record = AccessRecord.newBuilder()
                .setAccessId(UUID.randomUUID().toString())
                .setKind(kind)
                .setAccess(access)
                .setAt(EventTime.timestamp(clock.millis()))
                .build();
        try {
            producer()
                    .send(new ProducerRecord<>(
                            Topic.ACCESSES.name(clients.configuration()),
                            0,
                            record.getAccessId().getBytes(StandardCharsets.UTF_8),
                            record.toByteArray()))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Errors.unavailable(
                    "KAFKA_UNAVAILABLE",
                    "What is asked for is sealed, and that it was given out can't be entered into the ledger now; try again",
                    RETRY_AFTER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Errors.unavailable("KAFKA_UNAVAILABLE", "The call was cancelled; nothing was given out", RETRY_AFTER);
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            open = clients.producer("disclosures");
            producer = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        Producer<byte[], byte[]> open = producer;
        producer = null;
        if (open != null) {
            open.close(PATIENCE);
        }
    }
}
