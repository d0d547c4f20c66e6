package dev.stillwatch.ingest.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import dev.stillwatch.platform.epoch.EventTime;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One StreamEvents as a gateway would hold it. */
final class StreamClient implements ClientResponseObserver<StreamEventsRequest, StreamEventsResponse> {

    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<StreamEventsResponse> acks = new LinkedBlockingQueue<>();
    private final CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
    private final CompletableFuture<ClientCallStreamObserver<StreamEventsRequest>> call = new CompletableFuture<>();
    private long sequence;

    static StreamClient open(ManagedChannel channel) {
        var client = new StreamClient();
        var unused = IngestServiceGrpc.newStub(channel).streamEvents(client);
        assertThat(unused).isNotNull();
        return client;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<StreamEventsRequest> requests) {
        call.complete(requests);
    }

    /** Sends a batch; its sequence. */
    long send(List<Event> events) {
        call.join()
                .onNext(StreamEventsRequest.newBuilder()
                        .setSequence(++sequence)
                        .addAllEvents(events)
                        .build());
        return sequence;
    }

    /** Sends anything. */
    void send(StreamEventsRequest request) {
        sequence = Math.max(sequence, request.getSequence());
        call.join().onNext(request);
    }

    /** Promises that nothing older comes. */
    long promise(long watermarkMillis) {
        call.join()
                .onNext(StreamEventsRequest.newBuilder()
                        .setSequence(++sequence)
                        .setWatermark(EventTime.timestamp(watermarkMillis))
                        .build());
        return sequence;
    }

    boolean isReady() {
        return call.join().isReady();
    }

    /** The next acknowledgement. */
    StreamEventsResponse ack() throws InterruptedException {
        StreamEventsResponse ack = acks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (ack == null) {
            throw new AssertionError("no acknowledgement came; the stream ended: " + ended.getNow(null));
        }
        return ack;
    }

    /** Acknowledgements that have come. */
    int acked() {
        return acks.size();
    }

    /** Sends no more. */
    void halfClose() {
        call.join().onCompleted();
    }

    void cancel() {
        call.join().cancel("the test ends it", null);
    }

    /** Waits for the end; the error, or null after a good one. */
    @Nullable
    Throwable end() throws Exception {
        return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(StreamEventsResponse ack) {
        acks.add(ack);
    }

    @Override
    public void onError(Throwable failure) {
        ended.complete(failure);
    }

    @Override
    public void onCompleted() {
        ended.complete(null);
    }
}
