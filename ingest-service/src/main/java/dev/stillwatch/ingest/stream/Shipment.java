package dev.stillwatch.ingest.stream;

import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Records handed to Kafka together, and what Kafka says of each. */
public final class Shipment {

    private static final int WATERMARK = -1;

    private final AtomicReferenceArray<@Nullable Exception> failures;
    private final Ticket ticket;
    private final OptionalLong watermark;
    private final AtomicInteger open = new AtomicInteger(1);
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile boolean failed;
    private volatile boolean watermarkFailed;

    Shipment(int events, int lanes, OptionalLong watermark) {
        this.failures = new AtomicReferenceArray<>(events);
        this.ticket = new Ticket(lanes);
        this.watermark = watermark;
    }

    /** To be called when Kafka has spoken on the watermark in one lane. */
    Callback watermark(int lane) {
        return event(WATERMARK, lane);
    }

    /** To be called when Kafka has spoken on an event in one lane. */
    Callback event(int index, int lane) {
        open.incrementAndGet();
        return (metadata, failure) -> {
            if (failure != null) {
                fail(index, failure);
            } else if (metadata.hasOffset()) {
                ticket.written(lane, metadata.offset());
            }
            answer();
        };
    }

    private void fail(int index, Exception failure) {
        failed = true;
        if (index == WATERMARK) {
            watermarkFailed = true;
        } else {
            failures.set(index, failure);
        }
    }

    /** After a failure the events from this one on were not handed over: what waits for one must not go before it. */
    void notSent(int fromIndex) {
        for (int i = fromIndex; i < failures.length(); i++) {
            fail(i, new TimeoutException("not sent, because a record before it could not be"));
        }
    }

    /** After a failure the watermark was not handed over. */
    void watermarkNotSent() {
        watermarkFailed = true;
    }

    /** Everything has been handed over. */
    void closed() {
        answer();
    }

    private void answer() {
        if (open.decrementAndGet() == 0) {
            answered.complete(null);
        }
    }

    boolean hasFailed() {
        return failed;
    }

    /** Whether it held a watermark that did not get into all partitions. */
    public boolean watermarkFailed() {
        return watermarkFailed;
    }

    OptionalLong watermark() {
        return watermark;
    }

    Ticket ticket() {
        return ticket;
    }

    CompletableFuture<Void> answered() {
        return answered;
    }

    /** Waits until Kafka has spoken on every record. */
    public void await() {
        answered.join();
    }

    /** Why an event is not durable; null when it is. */
    public @Nullable Exception failure(int index) {
        return failures.get(index);
    }
}
