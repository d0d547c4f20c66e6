package dev.stillwatch.ingest.api;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.intake.Budget;
import dev.stillwatch.ingest.intake.Intake;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.PublishEventsRequest;
import dev.stillwatch.ingest.v1.PublishEventsResponse;
import dev.stillwatch.ingest.v1.StreamEventsRequest;
import dev.stillwatch.ingest.v1.StreamEventsResponse;
import dev.stillwatch.platform.grpc.CallThreads;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/**
 * IngestService. Its methods are those of the generated service, but requests are read by {@link EventBatchMarshaller}. A message over the
 * server's {@code stillwatch.grpc.max-message-bytes} is refused by gRPC itself with RESOURCE_EXHAUSTED, without details.
 */
@Singleton
final class IngestGrpc implements BindableService {

    private static final MethodDescriptor<EventBatch<PublishEventsRequest>, PublishEventsResponse> PUBLISH =
            IngestServiceGrpc.getPublishEventsMethod().toBuilder(
                            new EventBatchMarshaller<>(
                                    PublishEventsRequest.getDefaultInstance(),
                                    PublishEventsRequest.parser(),
                                    PublishEventsRequest.EVENTS_FIELD_NUMBER),
                            IngestServiceGrpc.getPublishEventsMethod().getResponseMarshaller())
                    .build();

    private static final MethodDescriptor<EventBatch<StreamEventsRequest>, StreamEventsResponse> STREAM =
            IngestServiceGrpc.getStreamEventsMethod().toBuilder(
                            new EventBatchMarshaller<>(
                                    StreamEventsRequest.getDefaultInstance(),
                                    StreamEventsRequest.parser(),
                                    StreamEventsRequest.EVENTS_FIELD_NUMBER),
                            IngestServiceGrpc.getStreamEventsMethod().getResponseMarshaller())
                    .build();

    private final Intake intake;
    private final Budget budget;
    private final IngestMetrics metrics;
    private final IngestConfiguration configuration;
    private final AtomicLong streams = new AtomicLong();
    private final CallThreads threads = new CallThreads();

    IngestGrpc(Intake intake, Budget budget, IngestMetrics metrics, IngestConfiguration configuration) {
        this.intake = intake;
        this.budget = budget;
        this.metrics = metrics;
        this.configuration = configuration;
    }

    @Override
    public ServerServiceDefinition bindService() {
        ServiceDescriptor generated = IngestServiceGrpc.getServiceDescriptor();
        ServiceDescriptor descriptor = ServiceDescriptor.newBuilder(generated.getName())
                .setSchemaDescriptor(generated.getSchemaDescriptor())
                .addMethod(PUBLISH)
                .addMethod(STREAM)
                .build();
        return ServerServiceDefinition.builder(descriptor)
                .addMethod(PUBLISH, ServerCalls.asyncUnaryCall(this::publish))
                .addMethod(STREAM, ServerCalls.asyncBidiStreamingCall(this::stream))
                .build();
    }

    private void publish(EventBatch<PublishEventsRequest> request, StreamObserver<PublishEventsResponse> answer) {
        new EventPublication(intake, budget, metrics, threads).answer(request, answer);
    }

    private StreamObserver<EventBatch<StreamEventsRequest>> stream(StreamObserver<StreamEventsResponse> answer) {
        var call = (ServerCallStreamObserver<StreamEventsResponse>) answer;
        return new EventStream(
                        streams.incrementAndGet(),
                        call,
                        intake,
                        budget,
                        metrics,
                        threads,
                        configuration.streamBatches())
                .open();
    }
}
