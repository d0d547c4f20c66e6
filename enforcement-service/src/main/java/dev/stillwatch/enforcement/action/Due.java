package dev.stillwatch.enforcement.action;

import dev.stillwatch.enforcement.v1.ActionKind;
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
 * @param campaignId the case it belongs to; empty when none
 * @param cohortId the cohort it is decided for; empty when for the account alone
 */
public record Due(
        Policy policy,
        String policyVersion,
        ActionKind kind,
        List<Reason> grounds,
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
        return new Due(policy, policyVersion, other, grounds, campaignId, cohortId);
    }

    /** The same, as part of this case. */
    public Due in(String campaign) {
        return new Due(policy, policyVersion, kind, grounds, campaign, cohortId);
    }
}
