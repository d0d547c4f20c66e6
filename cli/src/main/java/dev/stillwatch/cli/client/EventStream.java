package dev.stillwatch.cli.client;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import dev.stillwatch.platform.epoch.EventTime;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events as a gateway does: over one acknowledged stream, with a bounded number of batches in flight, sending again what was
 * not acknowledged whenever the stream breaks. Blocking; for one sending thread.
 */
public final class EventStream implements AutoCloseable {

    private static final int WINDOW = 16;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final IngestServiceGrpc.IngestServiceStub stub;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<String> complaints;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<Batch> unacknowledged = new ArrayDeque<>();
    private final SentIds sent = new SentIds();
    private @Nullable Call call;
    private long sequence;
    private Acknowledged totals = Acknowledged.NONE;

    /**
     * @param patience how long the platform may be away before {@link #send} gives up
     * @param complaints is told of each event that was refused, with where it came from
     */
    public EventStream(Channel channel, Clock clock, Duration patience, Consumer<String> complaints) {
        this.stub = IngestServiceGrpc.newStub(channel);
        this.clock = clock;
        this.patience = patience;
        this.complaints = complaints;
    }

    /** One life of the stream; ends with a failure, and then another begins. */
    private final class Call implements ClientResponseObserver<StreamEventsRequest, StreamEventsResponse> {
        private @Nullable ClientCallStreamObserver<StreamEventsRequest> up;
        private @Nullable Throwable failure;
        private final long resentThrough;

        Call(long resentThrough) {
            this.resentThrough = resentThrough;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<StreamEventsRequest> stream) {
            up = stream;
            stream.setOnReadyHandler(EventStream.this::signal);
        }

        @Override
        public void onNext(StreamEventsResponse response) {
            acknowledge(this, response);
        }

        @Override
        public void onError(Throwable error) {
            fail(error);
        }

        @Override
        public void onCompleted() {
            fail(Status.UNAVAILABLE
                    .withDescription("the platform ended the stream")
                    .asRuntimeException());
        }

        private void fail(Throwable error) {
            lock.lock();
            try {
                failure = error;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Sends a batch; waits while too many are in flight.
     *
     * @throws StatusRuntimeException when the platform refused the stream for good, or stayed away for longer than the patience
     */
    public void send(List<Event> events, List<String> origins) throws InterruptedException {
        long repeats = events.stream()
                .filter(e -> e.hasExchange() && !sent.add(e.getExchange().getExchangeId()))
                .count();
        enqueue(StreamEventsRequest.newBuilder().addAllEvents(events), origins, repeats);
    }

    /** Promises that no more events from before a moment will be sent. */
    public void promise(long watermarkMillis) throws InterruptedException {
        enqueue(StreamEventsRequest.newBuilder().setWatermark(EventTime.timestamp(watermarkMillis)), List.of(), 0);
    }

    /** Waits until everything that was sent has been acknowledged. */
    public void flush() throws InterruptedException {
        lock.lock();
        try {
            waitUntil(0);
        } finally {
            lock.unlock();
        }
    }

    /** What became of everything acknowledged so far. */
    public Acknowledged totals() {
        lock.lock();
        try {
            return totals;
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(StreamEventsRequest.Builder request, List<String> origins, long repeats)
            throws InterruptedException {
        lock.lock();
        try {
            waitUntil(WINDOW - 1);
            var batch = new Batch(request.setSequence(++sequence).build(), origins, repeats);
            unacknowledged.add(batch);
            Call current = call;
            if (current != null && current.failure == null && current.up != null) {
                current.up.onNext(batch.request());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no more than so many batches are unacknowledged, opening the stream anew when it breaks. */
    private void waitUntil(int most) throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        int before = unacknowledged.size();
        while (unacknowledged.size() > most || call == null) {
            if (call == null || call.failure != null) {
                reopen(deadline);
            }
            if (unacknowledged.size() <= most) {
                return;
            }
            if (!changed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)
                    && clock.instant().isAfter(deadline)) {
                throw Status.DEADLINE_EXCEEDED
                        .withDescription("no acknowledgement for " + patience.toSeconds() + " s")
                        .asRuntimeException();
            }
            if (unacknowledged.size() < before) {
                before = unacknowledged.size();
                deadline = clock.instant().plus(patience);
            }
        }
    }

    private void reopen(Instant deadline) throws InterruptedException {
        Throwable failure = call == null ? null : call.failure;
        if (failure != null) {
            if (forGood(failure) || clock.instant().isAfter(deadline)) {
                throw Status.fromThrowable(failure).asRuntimeException();
            }
            pause();
        }
        var next = new Call(failure == null ? 0 : sequence);
        call = next;
        stub.streamEvents(next);
        unacknowledged.forEach(batch -> {
            if (next.up != null) {
                next.up.onNext(batch.request());
            }
        });
    }

    /** Lets the platform come back before the next try; whatever happens meanwhile does not shorten it. */
    private void pause() throws InterruptedException {
        long left = PAUSE.toNanos();
        while (left > 0) {
            left = changed.awaitNanos(left);
        }
    }

    private static boolean forGood(Throwable failure) {
        return switch (Status.fromThrowable(failure).getCode()) {
            case INVALID_ARGUMENT, UNAUTHENTICATED, PERMISSION_DENIED, UNIMPLEMENTED, FAILED_PRECONDITION -> true;
            default -> false;
        };
    }

    private void acknowledge(Call from, StreamEventsResponse response) {
        lock.lock();
        try {
            Batch first = unacknowledged.peekFirst();
            if (from != call || first == null || first.request().getSequence() != response.getSequence()) {
                return;
            }
            unacknowledged.removeFirst();
            totals = totals.plus(
                    response.getSequence() <= from.resentThrough ? first.readAgain(response) : first.read(response));
            first.complaints(response).forEach(complaints);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Half-closes the stream; what was not flushed may not have been kept. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (call != null && call.failure == null && call.up != null) {
                call.up.onCompleted();
            }
        } finally {
            lock.unlock();
        }
    }
}
