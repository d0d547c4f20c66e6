package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.kafka.KafkaClients;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads stretches of the ledger from its topic, one at a time, with a consumer that it keeps while it works. */
@Singleton
public final class LedgerReader {

    /**
     * A stretch of the ledger.
     *
     * @param entries the entries, by index
     * @param nextOffset where the next stretch starts in the topic
     * @param more whether anything follows
     */
    public record Stretch(List<LedgerEntry> entries, long nextOffset, boolean more) {}

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration METADATA = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final TopicPartition ledger;
    private @Nullable Consumer<byte[], byte[]> consumer;

    LedgerReader(KafkaClients clients) {
        this.clients = clients;
        this.ledger = new Topics(clients.configuration(), EnforcementService.NAME).ledger;
    }

    /**
     * Reads.
     *
     * @param offset offset in the topic to start from
     * @param most how many entries at most
     */
    public synchronized Stretch read(long offset, int most) {
        try {
            return read(consumer(), offset, most);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The ledger holds a record that can't be read", e);
        } catch (KafkaException e) {
            close();
            throw Errors.unavailable(
                    "KAFKA_UNAVAILABLE", "The ledger's topic can't be read now; try again", RETRY_AFTER);
        }
    }

    private Stretch read(Consumer<byte[], byte[]> from, long offset, int most) throws InvalidProtocolBufferException {
        from.seek(ledger, offset);
        long end = from.endOffsets(List.of(ledger), METADATA).getOrDefault(ledger, 0L);
        List<LedgerEntry> entries = new ArrayList<>();
        long next = offset;
        while (from.position(ledger, METADATA) < end) {
            for (ConsumerRecord<byte[], byte[]> record : from.poll(POLL)) {
                if (entries.size() == most) {
                    return new Stretch(entries, next, true);
                }
                entries.add(LedgerEntry.parseFrom(record.value()));
                next = record.offset() + 1;
            }
        }
        return new Stretch(entries, next, false);
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            open = clients.consumer("enforcement-ledger");
            open.assign(List.of(ledger));
            consumer = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        if (open != null) {
            open.close();
        }
    }
}
