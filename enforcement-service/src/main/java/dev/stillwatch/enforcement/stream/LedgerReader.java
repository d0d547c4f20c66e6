package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
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

/** Reads stretches of the ledger and of its records from their topics, one at a time, with a consumer that it keeps while it works. */
@Singleton
public final class LedgerReader {

    /**
     * A stretch of a topic.
     *
     * @param entries the entries or records, by index
     * @param nextOffset where the next stretch starts in the topic
     * @param more whether anything follows
     */
    public record Stretch<T>(List<T> entries, long nextOffset, boolean more) {}

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration METADATA = Duration.ofSeconds(5);

    private final KafkaClients clients;
    private final Topics topics;
    private @Nullable Consumer<byte[], byte[]> consumer;

    LedgerReader(KafkaClients clients) {
        this.clients = clients;
        this.topics = new Topics(clients.configuration(), EnforcementService.NAME);
    }

    /**
     * Reads entries.
     *
     * @param offset offset in the topic to start from
     * @param most how many at most
     * @param bytes how many bytes at most; one entry is read whatever its size
     */
    public Stretch<LedgerEntry> entries(long offset, int most, int bytes) {
        return read(topics.ledger, LedgerEntry.parser(), offset, most, bytes);
    }

    /** Reads records, as {@link #entries}. */
    public Stretch<LedgerRecord> records(long offset, int most, int bytes) {
        return read(topics.ledgerRecords, LedgerRecord.parser(), offset, most, bytes);
    }

    private synchronized <T> Stretch<T> read(TopicPartition topic, Parser<T> parser, long offset, int most, int bytes) {
        try {
            Consumer<byte[], byte[]> from = consumer();
            from.assign(List.of(topic));
            from.seek(topic, offset);
            return read(from, topic, parser, most, bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("The topic " + topic.topic() + " holds a record that can't be read", e);
        } catch (KafkaException e) {
            close();
            throw Errors.unavailable(
                    "KAFKA_UNAVAILABLE", "The ledger's topics can't be read now; try again", RETRY_AFTER);
        }
    }

    private static <T> Stretch<T> read(
            Consumer<byte[], byte[]> from, TopicPartition topic, Parser<T> parser, int most, int bytes)
            throws InvalidProtocolBufferException {
        long end = from.endOffsets(List.of(topic), METADATA).getOrDefault(topic, 0L);
        List<T> entries = new ArrayList<>();
        long next = from.position(topic, METADATA);
        int left = bytes;
        while (from.position(topic, METADATA) < end) {
            for (ConsumerRecord<byte[], byte[]> record : from.poll(POLL)) {
                boolean erased = record.value() == null;
                int size = erased ? 0 : record.value().length;
                if (!entries.isEmpty() && (entries.size() == most || size > left)) {
                    return new Stretch<>(entries, next, true);
                }
                if (!erased) {
                    entries.add(parser.parseFrom(record.value()));
                }
                left -= size;
                next = record.offset() + 1;
            }
        }
        return new Stretch<>(entries, next, false);
    }

    private Consumer<byte[], byte[]> consumer() {
        Consumer<byte[], byte[]> open = consumer;
        if (open == null) {
            open = clients.consumer("enforcement-ledger");
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
