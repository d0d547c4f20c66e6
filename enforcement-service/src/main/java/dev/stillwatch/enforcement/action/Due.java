package dev.stillwatch.enforcement.action;

import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Belief;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.type.v1.Reason;
import java.util.List;

/**
 * What a policy wants done, once its condition holds and the guards have had their say.
 *
 * @param policy the policy
 * @param policyVersion version of its set
 * @param kind what is due; the policy's own action, or a weaker one where a guard bounds it
 * @param grounds what it rests on, strongest first
 * @param belief what is believed, and which assessment says so
 * @param campaignId the case it belongs to; empty when none
 * @param cohortId the cohort it is decided for; empty when for the account alone
 */
public record Due(
        Policy policy,
        String policyVersion,
        ActionKind kind,
        List<Reason> grounds,
        Belief belief,
        String campaignId,
        String cohortId) {

    /** Copies the list. */
    public Due {
        grounds = List.copyOf(grounds);
    }

    /** Whether it takes effect or is only recorded. */
    public Mode mode() {
        return policy.getMode();
    }

    /** The same, of this kind. */
    public Due as(ActionKind other) {
        return new Due(policy, policyVersion, other, grounds, belief, campaignId, cohortId);
    }

    /** The same, as part of this case. */
    public Due in(String campaign) {
        return new Due(policy, policyVersion, kind, grounds, belief, campaign, cohortId);
    }

    /** The same, to be recorded and not to take effect. */
    public Due shadowed() {
        Policy shadow = policy.toBuilder().setMode(Mode.MODE_SHADOW).build();
        return new Due(shadow, policyVersion, kind, grounds, belief, campaignId, cohortId);
    }
}
