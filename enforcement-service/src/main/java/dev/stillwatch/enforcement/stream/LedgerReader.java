package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.grpc.Errors;
import dev.stillwatch.platform.kafka.KafkaClients;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads stretches of the ledger from its topic. */
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
    private static final Duration METADATA = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final TopicPartition ledger;

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
    public Stretch read(long offset, int most) {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("enforcement-ledger")) {
            consumer.assign(List.of(ledger));
            consumer.seek(ledger, offset);
            Map<TopicPartition, Long> end = consumer.endOffsets(List.of(ledger), METADATA);
            List<LedgerEntry> entries = new ArrayList<>();
            long next = offset;
            while (consumer.position(ledger) < end.getOrDefault(ledger, 0L)) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (entries.size() == most) {
                        return new Stretch(entries, next, true);
                    }
                    entries.add(LedgerEntry.parseFrom(record.value()));
                    next = record.offset() + 1;
                }
            }
            return new Stretch(entries, next, false);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The ledger holds a record that can't be read", e);
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            throw Errors.unavailable("KAFKA_UNAVAILABLE", "The ledger's topic can't be read now; try again", POLL);
        }
    }
}
