package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.decision.Decision;
import dev.stillwatch.enforcement.decision.Decisions;
import dev.stillwatch.enforcement.v1.Action;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;

/** Counts what is decided, by words of the ladder and the modes. */
@Singleton
final class DecisionMetrics {

    private static final AttributeKey<String> WHAT = AttributeKey.stringKey("what");
    private static final AttributeKey<String> ACTION = AttributeKey.stringKey("action");
    private static final AttributeKey<String> MODE = AttributeKey.stringKey("mode");

    private final LongCounter actions;
    private final LongCounter campaigns;
    private final LongCounter failedConditions;

    DecisionMetrics(Meter meter) {
        actions = meter.counterBuilder("stillwatch.enforcement.actions")
                .setDescription("Actions started, renewed and ended")
                .build();
        campaigns = meter.counterBuilder("stillwatch.enforcement.campaigns.written")
                .setDescription("Records of cases written")
                .build();
        failedConditions = meter.counterBuilder("stillwatch.enforcement.conditions.failed")
                .setDescription("Conditions of policies that could not be evaluated and counted as not holding")
                .build();
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
                case Decision.CampaignChanged changed -> campaigns.add(1);
                case Decision.PolicySetDeployed deployed -> {}
                case Decision.Entered entered -> {}
            }
        }
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
                        action.getMode().name()));
    }
}
