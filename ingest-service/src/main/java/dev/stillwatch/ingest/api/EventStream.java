package dev.stillwatch.ingest.api;

import dev.stillwatch.ingest.event.EventRules;
import dev.stillwatch.ingest.intake.Batch;
import dev.stillwatch.ingest.intake.BatchResult;
import dev.stillwatch.ingest.intake.Budget;
import dev.stillwatch.ingest.intake.GaveUpException;
import dev.stillwatch.ingest.intake.Intake;
import dev.stillwatch.ingest.intake.Patience;
import dev.stillwatch.ingest.intake.Place;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.telemetry.Rpc;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.context.Context;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * One StreamEvents. A reader thread asks for the next message only when the stream and the instance have room, so that the transport's own
 * flow control reaches the client; each message is then worked on by a thread of its own, in the order that {@link Place} keeps.
 */
final class EventStream implements StreamObserver<EventBatch<StreamEventsRequest>> {

    /** What comes up the stream; an absent batch is its end. */
    private record Arrival(@Nullable EventBatch<StreamEventsRequest> batch) {}

    private final long id;
    private final ServerCallStreamObserver<StreamEventsResponse> call;
    private final Intake intake;
    private final Budget budget;
    private final IngestMetrics metrics;
    private final Executor threads;
    private final Semaphore slots;
    private final Readiness readiness;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final Thread reader;
    private Place last = Place.start();
    private long sequence = Long.MIN_VALUE;

    EventStream(
            long id,
            ServerCallStreamObserver<StreamEventsResponse> call,
            Intake intake,
            Budget budget,
            IngestMetrics metrics,
            Executor threads,
            int maxBatches) {
        this.id = id;
        this.call = call;
        this.intake = intake;
        this.budget = budget;
        this.metrics = metrics;
        this.threads = threads;
        this.slots = new Semaphore(maxBatches);
        this.readiness = new Readiness(call);
        this.reader = Thread.ofVirtual().unstarted(Context.current().wrap(this::read));
    }

    /** Begins to read. Must be called while the call is being accepted. */
    EventStream open() {
        call.disableAutoRequest();
        call.setOnReadyHandler(readiness::changed);
        call.setOnCancelHandler(this::cancelled);
        reader.start();
        return this;
    }

    @Override
    public void onNext(EventBatch<StreamEventsRequest> message) {
        arrivals.add(new Arrival(message));
    }

    @Override
    public void onCompleted() {
        arrivals.add(new Arrival(null));
    }

    /** A broken stream: what is on its way is carried to its end, unanswered. */
    @Override
    public void onError(Throwable failure) {
        cancelled();
    }

    private void cancelled() {
        readiness.changed();
        reader.interrupt();
    }

    private void read() {
        try {
            if (!intake.awaitOpen()) {
                end(Refusals.starting());
                return;
            }
            intake.streamOpened(id);
            EventBatch<StreamEventsRequest> batch = next();
            StatusRuntimeException refusal = null;
            while (batch != null && refusal == null) {
                refusal = accept(batch);
                batch = refusal == null ? next() : null;
            }
            end(refusal);
        } catch (InterruptedException e) {
            // Cancelled: nobody waits for an answer.
            Thread.currentThread().interrupt();
        } finally {
            intake.streamEnded(id);
        }
    }

    /** The next message, read when there is room; null at the end of the stream. */
    private @Nullable EventBatch<StreamEventsRequest> next() throws InterruptedException {
        boolean slot = slots.tryAcquire();
        if (!slot || !budget.hasRoom()) {
            long began = System.nanoTime();
            if (!slot) {
                slots.acquire();
            }
            budget.awaitRoom();
            metrics.backPressure(System.nanoTime() - began);
        }
        call.request(1);
        return arrivals.take().batch();
    }

    /** Ends the stream when every batch before is answered; when one failed it has ended already. */
    private void end(@Nullable StatusRuntimeException refusal) {
        if (last.finished()) {
            if (refusal == null) {
                call.onCompleted();
            } else {
                call.onError(refusal);
            }
        }
    }

    /** Starts the work on a message; what is wrong with it, or null. */
    private @Nullable StatusRuntimeException accept(EventBatch<StreamEventsRequest> message) {
        StatusRuntimeException refusal = Refusals.of(message);
        if (refusal != null) {
            return refusal;
        }
        StreamEventsRequest request = message.request();
        if (request.getSequence() <= sequence) {
            return Refusals.sequence(sequence);
        }
        OptionalLong promise = OptionalLong.empty();
        if (request.hasWatermark()) {
            promise = EventRules.millis(request.getWatermark());
            if (promise.isEmpty()) {
                return Refusals.watermark();
            }
        }
        sequence = request.getSequence();
        Place place = last.next();
        last = place;
        int events = message.events().size();
        budget.take(events, message.bytes());
        var batch = new Batch(message.events(), id, promise, place, Patience.until(call::isCancelled));
        long answers = sequence;
        threads.execute(Context.current().wrap(() -> {
            try {
                work(batch, answers);
            } finally {
                place.leave();
                budget.release(events, message.bytes());
                slots.release();
            }
        }));
        return null;
    }

    private void work(Batch batch, long answers) {
        long began = System.nanoTime();
        BatchResult result = null;
        Throwable failure = null;
        try {
            result = intake.take(batch);
        } catch (GaveUpException e) {
            failure = Refusals.of(e);
        } catch (RuntimeException e) {
            failure = e;
        }
        if (!batch.place().awaitAnswer()) {
            return;
        }
        if (result == null) {
            call.onError(failure);
            reader.interrupt();
            return;
        }
        metrics.batch(Rpc.STREAM, System.nanoTime() - began);
        if (readiness.await()) {
            call.onNext(StreamEventsResponse.newBuilder()
                    .setSequence(answers)
                    .setAccepted(result.accepted())
                    .setDuplicates(result.duplicates())
                    .setRejected(result.rejected())
                    .addAllResults(result.results())
                    .build());
            batch.place().answered();
        }
    }
}
