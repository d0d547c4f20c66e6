package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.EnforcementConfiguration;
import dev.stillwatch.enforcement.GatewayConfiguration;
import dev.stillwatch.enforcement.check.Answer;
import dev.stillwatch.enforcement.check.Buckets;
import dev.stillwatch.enforcement.check.FailModes;
import dev.stillwatch.enforcement.check.Gate;
import dev.stillwatch.enforcement.check.Held;
import dev.stillwatch.enforcement.state.ActionView;
import dev.stillwatch.enforcement.state.Dependencies;
import dev.stillwatch.enforcement.state.GuardView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.enforcement.v1.ActionKind;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import java.time.Duration;

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
    private final GuardView guards;
    private final Progress progress;
    private final Gate gate;
    private final FailModes failModes;
    private final Dependencies dependencies;
    private final Duration staleAfter;
    private final CheckMetrics metrics;
    private final Answer unknown;

    Gatekeeper(
            ActionView actions,
            GuardView guards,
            Progress progress,
            Buckets buckets,
            FailModes failModes,
            CheckMetrics metrics,
            Dependencies dependencies,
            EnforcementConfiguration configuration,
            GatewayConfiguration gateways) {
        this.failModes = failModes;
        this.dependencies = dependencies;
        this.staleAfter = gateways.staleAfter();
        this.actions = actions;
        this.guards = guards;
        this.progress = progress;
        this.gate = new Gate(buckets, failModes);
        this.metrics = metrics;
        this.unknown = Answer.failMode(ActionKind.ACTION_KIND_UNSPECIFIED, configuration.failOpen());
    }

    /** The answer to one request of an account; of nobody, when the gateway did not say whose it is, the service's fail mode. */
    Ruling ask(Surface surface, String accountId) {
        long since = System.nanoTime();
        if (accountId.isEmpty()) {
            return rule(surface, unknown, Cause.NO_ACCOUNT, since);
        }
        if (!progress.isCaughtUp()) {
            return rule(surface, unknown, Cause.STARTING, since);
        }
        Held held = guards.isShadow() ? null : actions.strongest(accountId);
        if (held != null && dependencies.isStale(staleAfter)) {
            return rule(surface, stale(accountId, held), Cause.KAFKA, since);
        }
        Answer answer = gate.ask(accountId, held);
        return rule(surface, answer, answer.degraded() ? Cause.REDIS : Cause.NONE, since);
    }

    /** What is in force may have ended since Kafka was last heard: open lets it be, closed goes on by it. */
    private Answer stale(String accountId, Held held) {
        if (failModes.open(held.policyVersion(), held.policyId())) {
            return Answer.failMode(held.kind(), true);
        }
        Answer known = gate.ask(accountId, held);
        return new Answer(
                known.allowed(),
                known.action(),
                known.withholdReasoning(),
                known.verificationRequired(),
                known.retryAfter(),
                true);
    }

    private Ruling rule(Surface surface, Answer answer, Cause cause, long since) {
        metrics.count(surface, answer, cause, System.nanoTime() - since);
        String decision = DecisionIds.next();
        Span.current().setAttribute(DECISION, decision);
        return new Ruling(answer, decision);
    }
}
