package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.decision.Decision;
import dev.stillwatch.enforcement.decision.Decisions;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Verdict;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.util.List;

/** Counts what is decided, by words of the ladder and the modes. */
@Singleton
final class DecisionMetrics {

    private static final AttributeKey<String> WHAT = AttributeKey.stringKey("what");
    private static final AttributeKey<String> ACTION = AttributeKey.stringKey("action");
    private static final AttributeKey<String> STATE = AttributeKey.stringKey("state");
    private static final AttributeKey<String> VERDICT = AttributeKey.stringKey("verdict");
    private static final AttributeKey<String> MODE = AttributeKey.stringKey("mode");

    private static final AttributeKey<String> POLICY = AttributeKey.stringKey("policy");

    /** From a second to a day. */
    private static final List<Double> SECONDS = List.of(
            1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 7_200.0, 21_600.0, 86_400.0);

    private final LongCounter actions;
    private final LongCounter campaigns;
    private final LongCounter failedConditions;
    private final LongCounter appeals;
    private final LongCounter labels;
    private final DoubleHistogram lag;

    DecisionMetrics(Meter meter) {
        actions = meter.counterBuilder("stillwatch.enforcement.actions")
                .setDescription("Actions started, renewed, ended and held back, by policy and mode")
                .build();
        campaigns = meter.counterBuilder("stillwatch.enforcement.campaigns.written")
                .setDescription("Records of cases written")
                .build();
        appeals = meter.counterBuilder("stillwatch.enforcement.appeals.written")
                .setDescription("Records of appeals and re-reviews written, by the state they went to")
                .build();
        labels = meter.counterBuilder("stillwatch.enforcement.labels")
                .setDescription("Labels that reviews gave, by verdict")
                .build();
        failedConditions = meter.counterBuilder("stillwatch.enforcement.conditions.failed")
                .setDescription("Conditions of policies that could not be evaluated and counted as not holding")
                .build();
        seed();
        lag = meter.histogramBuilder("stillwatch.enforcement.decision.lag")
                .setUnit("s")
                .setDescription(
                        "From the end of an epoch of event time to its decisions being durable; large for recorded traffic")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    /** Shown as 0 from the start: of a counter that appears with its first count, the first is not seen to grow. */
    private void seed() {
        failedConditions.add(0);
        campaigns.add(0);
        for (Verdict verdict : Verdict.values()) {
            if (verdict != Verdict.UNRECOGNIZED && verdict != Verdict.VERDICT_UNSPECIFIED) {
                labels.add(0, Attributes.of(VERDICT, verdict.name()));
            }
        }
        for (AppealState state : AppealState.values()) {
            if (state != AppealState.UNRECOGNIZED && state != AppealState.APPEAL_STATE_UNSPECIFIED) {
                appeals.add(0, Attributes.of(STATE, state.name()));
            }
        }
    }

    /** Everything up to this moment of event time has been decided on, and that is durable. */
    void durable(long decidedMillis, long nowMillis) {
        lag.record(Math.max(0, nowMillis - decidedMillis) / 1000.0);
    }

    void decided(Decisions decisions) {
        if (decisions.failedConditions() > 0) {
            failedConditions.add(decisions.failedConditions());
        }
        for (Decision decision : decisions.list()) {
            switch (decision) {
                case Decision.ActionStarted(Action action) -> count("started", action);
                case Decision.ActionRenewed(Action action) -> count("renewed", action);
                case Decision.ActionEnded(Action action) -> count("ended", action);
                case Decision.ActionHeld(Action action) ->
                    count(action.getState() == Action.State.STATE_PENDING ? "held" : "refused", action);
                case Decision.GuardChanged changed -> {}
                case Decision.CampaignChanged changed -> campaigns.add(1);
                case Decision.PolicySetDeployed deployed -> {}
                case Decision.Entered entered -> {}
                case Decision.AppealChanged(var record) -> appeals.add(1, Attributes.of(STATE, state(record)));
                case Decision.Labeled(var label) ->
                    labels.add(1, Attributes.of(VERDICT, label.getVerdict().name()));
                case Decision.Erased erased -> {}
            }
        }
    }

    private static String state(AppealRecord record) {
        return record.hasRereview()
                ? record.getRereview().getState().name()
                : record.getAppeal().getState().name();
    }

    private void count(String what, Action action) {
        actions.add(
                1,
                Attributes.of(
                        WHAT,
                        what,
                        ACTION,
                        action.getKind().name(),
                        MODE,
                        action.getMode().name(),
                        POLICY,
                        action.getPolicyId()));
    }
}
