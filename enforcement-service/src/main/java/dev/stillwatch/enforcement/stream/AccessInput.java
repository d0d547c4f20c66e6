package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.telemetry.TraceHeaders;
import io.opentelemetry.api.trace.SpanContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The accesses that other services wrote, to be entered into the ledger. How far they are entered stands in the headers of the entries
 * themselves, so that entry and progress are written together or not at all. Not for several threads.
 */
final class AccessInput implements AutoCloseable {

    /**
     * An access that was read.
     *
     * @param record the access
     * @param offset where it stands
     * @param cause the span it came from
     */
    record Read(AccessRecord record, long offset, SpanContext cause) {

        /** The headers of its entry. */
        List<Header> headers(RequestStamp stamp) {
            List<Header> all = new ArrayList<>(stamp.headers());
            all.add(new RecordHeader(
                    OFFSET, ByteBuffer.allocate(Long.BYTES).putLong(offset).array()));
            return all;
        }
    }

    private static final String OFFSET = "access-offset";

    private final Consumer<byte[], byte[]> consumer;
    private final List<DeadLetter> unreadable = new ArrayList<>();

    AccessInput(Consumer<byte[], byte[]> consumer, Topics topics, long from) {
        this.consumer = consumer;
        consumer.assign(List.of(topics.accesses));
        consumer.seek(topics.accesses, from);
    }

    /** What is there now. */
    List<Read> read() {
        List<Read> found = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ZERO)) {
            try {
                AccessRecord access = AccessRecord.parseFrom(record.value() == null ? new byte[0] : record.value());
                if (complete(access)) {
                    found.add(new Read(access, record.offset(), TraceHeaders.cause(record.headers())));
                } else {
                    unreadable.add(new DeadLetter(
                            record, "an access needs an id, READ or EXPORT, and who accessed what, when and what for"));
                }
            } catch (InvalidProtocolBufferException e) {
                unreadable.add(new DeadLetter(record, String.valueOf(e.getMessage())));
            }
        }
        return found;
    }

    private static boolean complete(AccessRecord record) {
        boolean kind =
                record.getKind() == LedgerEntry.Kind.KIND_READ || record.getKind() == LedgerEntry.Kind.KIND_EXPORT;
        return kind
                && record.hasAt()
                && !record.getAccessId().isBlank()
                && !record.getAccess().getActor().isBlank()
                && !record.getAccess().getReference().isBlank()
                && !record.getAccess().getPurpose().isBlank();
    }

    /** The records that could not be read since last asked. */
    List<DeadLetter> drainUnreadable() {
        List<DeadLetter> drained = List.copyOf(unreadable);
        unreadable.clear();
        return drained;
    }

    /** Where to read on after an entry with these headers; empty when it does not stand for an access that was read here. */
    static OptionalLong next(Headers headers) {
        Header offset = headers.lastHeader(OFFSET);
        return offset == null
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(offset.value()).getLong() + 1);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
