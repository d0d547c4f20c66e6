package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.state.LedgerView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.kafka.PollLoop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the ledger on from where the session before ended. */
final class LedgerSession implements PollLoop.Session {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition ledger;
    private final AtomicLong position;
    private final LedgerView view;
    private final Progress progress;
    private final long end;

    LedgerSession(
            Consumer<byte[], byte[]> consumer,
            TopicPartition ledger,
            AtomicLong position,
            LedgerView view,
            Progress progress) {
        this.consumer = consumer;
        this.ledger = ledger;
        this.position = position;
        this.view = view;
        this.progress = progress;
        try {
            consumer.assign(List.of(ledger));
            consumer.seek(ledger, position.get());
            this.end = consumer.endOffsets(List.of(ledger)).getOrDefault(ledger, 0L);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    @Override
    public void step() throws InvalidProtocolBufferException, InterruptedException {
        if (!progress.awaitCaughtUp(POLL)) {
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            view.take(LedgerEntry.parseFrom(record.value()));
            position.set(record.offset() + 1);
        }
        if (!view.isCaughtUp() && consumer.position(ledger) >= end) {
            view.caughtUp();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
