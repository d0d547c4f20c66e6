package dev.stillwatch.enforcement.api;

import com.google.protobuf.Duration;
import dev.stillwatch.enforcement.check.Answer;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import io.grpc.stub.StreamObserver;
import jakarta.inject.Singleton;

/** Check, over gRPC. */
@Singleton
final class DecisionApi extends DecisionServiceGrpc.DecisionServiceImplBase {

    private final Gatekeeper gatekeeper;

    DecisionApi(Gatekeeper gatekeeper) {
        this.gatekeeper = gatekeeper;
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> responses) {
        responses.onNext(response(gatekeeper.ask(Surface.CHECK, request.getAccountId())));
        responses.onCompleted();
    }

    private static CheckResponse response(Gatekeeper.Ruling ruling) {
        Answer answer = ruling.answer();
        CheckResponse.Builder response = CheckResponse.newBuilder()
                .setAllowed(answer.allowed())
                .setAction(answer.action())
                .setWithholdReasoning(answer.withholdReasoning())
                .setVerificationRequired(answer.verificationRequired())
                .setDecisionId(ruling.decisionId())
                .setDegraded(answer.degraded());
        if (answer.retryAfter().isPositive()) {
            response.setRetryAfter(Duration.newBuilder()
                    .setSeconds(answer.retryAfter().toSeconds())
                    .setNanos(answer.retryAfter().toNanosPart()));
        }
        return response.build();
    }
}
