package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.EnforcementConfiguration;
import dev.stillwatch.enforcement.check.Answer;
import dev.stillwatch.enforcement.check.Buckets;
import dev.stillwatch.enforcement.check.FailModes;
import dev.stillwatch.enforcement.check.Gate;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.ActionKind;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;

/** Answers gateways, whatever they speak: one question, one gate, one count. From memory, on every replica. */
@Singleton
final class Gatekeeper {

    /**
     * An answer and its name.
     *
     * @param answer what to do with the request
     * @param decisionId names it in logs, traces and appeals
     */
    record Ruling(Answer answer, String decisionId) {}

    private static final String DECISION = "stillwatch.decision.id";

    private final ActionView actions;
    private final Progress progress;
    private final Gate gate;
    private final CheckMetrics metrics;
    private final Answer unknown;

    Gatekeeper(
            ActionView actions,
            Progress progress,
            Buckets buckets,
            FailModes failModes,
            CheckMetrics metrics,
            EnforcementConfiguration configuration) {
        this.actions = actions;
        this.progress = progress;
        this.gate = new Gate(buckets, failModes);
        this.metrics = metrics;
        this.unknown = Answer.failMode(ActionKind.ACTION_KIND_UNSPECIFIED, configuration.failOpen());
    }

    /** The answer to one request of an account; of nobody, when the gateway did not say whose it is, the service's fail mode. */
    Ruling ask(Surface surface, String accountId) {
        return rule(
                surface,
                accountId.isEmpty() || !progress.isCaughtUp()
                        ? unknown
                        : gate.ask(accountId, actions.strongest(accountId)));
    }

    private Ruling rule(Surface surface, Answer answer) {
        metrics.count(surface, answer);
        String decision = DecisionIds.next();
        Span.current().setAttribute(DECISION, decision);
        return new Ruling(answer, decision);
    }
}
