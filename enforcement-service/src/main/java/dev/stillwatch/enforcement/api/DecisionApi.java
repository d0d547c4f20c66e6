package dev.stillwatch.enforcement.api;

import com.google.protobuf.Duration;
import dev.stillwatch.enforcement.EnforcementConfiguration;
import dev.stillwatch.enforcement.check.Answer;
import dev.stillwatch.enforcement.check.Gate;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.PolicyView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.state.RedisBuckets;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.CheckRequest;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.DecisionServiceGrpc;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;

/** Check, over gRPC. Answers from memory, on every replica. */
@Singleton
final class DecisionApi extends DecisionServiceGrpc.DecisionServiceImplBase {

    private static final String DECISION = "stillwatch.decision.id";

    private final ActionView actions;
    private final Progress progress;
    private final Gate gate;
    private final CheckMetrics metrics;
    private final Answer beforeActionsAreKnown;

    DecisionApi(
            ActionView actions,
            Progress progress,
            RedisBuckets buckets,
            PolicyView policies,
            CheckMetrics metrics,
            EnforcementConfiguration configuration) {
        this.actions = actions;
        this.progress = progress;
        this.gate = new Gate(buckets, policies);
        this.metrics = metrics;
        this.beforeActionsAreKnown = Answer.failMode(ActionKind.ACTION_KIND_UNSPECIFIED, configuration.failOpen());
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> responses) {
        Answer answer = progress.isCaughtUp()
                ? gate.ask(request.getAccountId(), actions.standing(request.getAccountId()))
                : beforeActionsAreKnown;
        metrics.count(answer);
        String decision = DecisionIds.next();
        Span.current().setAttribute(DECISION, decision);
        responses.onNext(response(answer, decision));
        responses.onCompleted();
    }

    private static CheckResponse response(Answer answer, String decision) {
        CheckResponse.Builder response = CheckResponse.newBuilder()
                .setAllowed(answer.allowed())
                .setAction(answer.action())
                .setWithholdReasoning(answer.withholdReasoning())
                .setVerificationRequired(answer.verificationRequired())
                .setDecisionId(decision)
                .setDegraded(answer.degraded());
        if (answer.retryAfter().isPositive()) {
            response.setRetryAfter(Duration.newBuilder()
                    .setSeconds(answer.retryAfter().toSeconds())
                    .setNanos(answer.retryAfter().toNanosPart()));
        }
        return response.build();
    }
}
