package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.campaign.CaseFile;
import dev.stillwatch.enforcement.campaign.Lifecycle;
import dev.stillwatch.enforcement.v1.Campaign;
import java.util.Optional;

/** What becomes of a case whose cohort is no more. */
final class MergeRound {

    private MergeRound() {}

    /**
     * A case that is worked on follows its members: it becomes the case of the cohort that took them, or closes into that cohort's own. When
     * nobody took them, a mere suspicion closes; what persons or policies did stands until they or time end it.
     */
    static void decide(Draft draft, Changes.Dissolved dissolved) {
        Optional<Campaign> own =
                draft.state.cases.ofCohort(dissolved.cohortId()).filter(c -> Lifecycle.live(c.getState()));
        if (own.isEmpty()) {
            return;
        }
        Campaign campaign = own.get();
        if (dissolved.mergedInto().isEmpty()) {
            if (campaign.getState() == Campaign.State.STATE_SUSPECTED) {
                close(draft, campaign, "the cohort is no more");
            }
            return;
        }
        Optional<Campaign> other =
                draft.state.cases.ofCohort(dissolved.mergedInto()).filter(c -> Lifecycle.live(c.getState()));
        if (other.isPresent()) {
            close(
                    draft,
                    CaseFile.mergedInto(campaign, other.get()),
                    "its cohort was merged into that of " + other.get().getCampaignId());
            Campaign whole = CaseFile.tookOver(/* campaign= */ other.get(), /* other= */ campaign);
            draft.move(Campaigns.moved(
                    whole,
                    whole.getState(),
                    Campaigns.SYSTEM,
                    "took over " + campaign.getCampaignId() + ", whose cohort was merged into its own",
                    draft.atMillis));
        } else {
            String note = "its cohort " + dissolved.cohortId() + " was merged into " + dissolved.mergedInto();
            draft.move(Campaigns.moved(
                    CaseFile.about(campaign, dissolved.mergedInto()),
                    campaign.getState(),
                    Campaigns.SYSTEM,
                    note,
                    draft.atMillis));
        }
    }

    private static void close(Draft draft, Campaign campaign, String note) {
        if (Lifecycle.allows(Lifecycle.Mover.LINKING, campaign.getState(), Campaign.State.STATE_CLOSED)) {
            draft.move(Campaigns.moved(campaign, Campaign.State.STATE_CLOSED, Campaigns.SYSTEM, note, draft.atMillis));
        }
    }
}
