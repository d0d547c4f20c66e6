package dev.stillwatch.enforcement.appeal;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.type.v1.Reason;
import java.util.List;

/**
 * What an action of a case rests on: two that have the same were decided alike, so that when one was wrong the other may be.
 *
 * @param campaignId the case
 * @param policyId the policy
 * @param signals the signals that spoke for it, sorted; how much each weighed differs from epoch to epoch and does not count
 */
public record Grounds(String campaignId, String policyId, List<String> signals) {

    /** Copies the list. */
    public Grounds {
        signals = List.copyOf(signals);
    }

    /** The grounds of an action. */
    public static Grounds of(Action action) {
        return new Grounds(
                action.getCampaignId(),
                action.getPolicyId(),
                action.getReasonsList().stream()
                        .filter(r -> r.getWeight() > 0)
                        .map(Reason::getSignal)
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** The grounds that a re-review is about. */
    public static Grounds of(Rereview rereview) {
        return new Grounds(rereview.getCampaignId(), rereview.getPolicyId(), rereview.getSignalsList());
    }

    /** Whether they are of a case; only such have siblings. */
    public boolean ofCase() {
        return !campaignId.isEmpty();
    }
}
