package dev.stillwatch.ingest.api;

import dev.stillwatch.ingest.intake.Batch;
import dev.stillwatch.ingest.intake.BatchResult;
import dev.stillwatch.ingest.intake.Budget;
import dev.stillwatch.ingest.intake.GaveUpException;
import dev.stillwatch.ingest.intake.Intake;
import dev.stillwatch.ingest.intake.Patience;
import dev.stillwatch.ingest.intake.Place;
import dev.stillwatch.ingest.stream.Arrivals;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.telemetry.Rpc;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.api.trace.Span;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One PublishEvents. The batch is worked on by a thread of its own: when the call's time is up the caller is told to send again, while what
 * was sent already is still carried to its end, so that the repeat finds it.
 */
record EventPublication(Intake intake, Budget budget, IngestMetrics metrics, Executor threads) {

    /** For calls without a deadline. */
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
    /** Left for the answer to get back before the deadline. */
    private static final long MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    void answer(EventBatch<PublishEventsRequest> request, StreamObserver<PublishEventsResponse> answer) {
        long began = System.nanoTime();
        refuse(request);
        String requestId = request.request().getRequestId();
        if (!requestId.isEmpty()) {
            Span.current().setAttribute("stillwatch.request_id", requestId);
        }
        BatchResult result = await(request);
        metrics.batch(Rpc.PUBLISH, System.nanoTime() - began);
        answer.onNext(PublishEventsResponse.newBuilder()
                .setAccepted(result.accepted())
                .setDuplicates(result.duplicates())
                .setRejected(result.rejected())
                .addAllResults(result.results())
                .build());
        answer.onCompleted();
    }

    private void refuse(EventBatch<PublishEventsRequest> request) {
        StatusRuntimeException refusal = Refusals.of(request);
        if (refusal == null) {
            refusal = Refusals.ofRequestId(request.request().getRequestId());
        }
        if (refusal == null && !intake.isOpen()) {
            refusal = Refusals.starting();
        }
        if (refusal != null) {
            throw refusal;
        }
    }

    private BatchResult await(EventBatch<PublishEventsRequest> request) {
        int events = request.events().size();
        if (!budget.tryTake(events, request.bytes())) {
            throw Refusals.tooMuch();
        }
        long nanos = patienceNanos();
        var batch = new Batch(
                request.events(), Arrivals.NO_STREAM, OptionalLong.empty(), Place.alone(), Patience.of(nanos));
        var result = new CompletableFuture<BatchResult>();
        var work = io.opentelemetry.context.Context.current().wrap(() -> {
            try {
                result.complete(intake.take(batch));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            } finally {
                budget.release(events, request.bytes());
            }
        });
        threads.execute(work);
        try {
            return result.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw Refusals.slow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.slow();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof GaveUpException gaveUp
                    ? Refusals.of(gaveUp)
                    : new IllegalStateException("A batch failed", e.getCause());
        }
    }

    private static long patienceNanos() {
        Deadline deadline = Context.current().getDeadline();
        return deadline == null
                ? LONGEST_NANOS
                : Math.clamp(deadline.timeRemaining(TimeUnit.NANOSECONDS) - MARGIN_NANOS, 0, LONGEST_NANOS);
    }
}
