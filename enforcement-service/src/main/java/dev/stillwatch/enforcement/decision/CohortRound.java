package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.campaign.Lifecycle;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides on one cohort whose assessment or membership is new: its case, and what is done to its accounts. */
final class CohortRound {

    /** A dismissed case is looked at again when its cohort has grown to this many times its size then. */
    private static final int GROWTH_THAT_REOPENS = 2;

    private final Draft draft;
    private final Limits limits;

    CohortRound(Draft draft, Limits limits) {
        this.draft = draft;
        this.limits = limits;
    }

    /**
     * Decides.
     *
     * @param cohort the cohort
     * @param targets the accounts to act on: all members when the cohort was assessed anew, else those that joined
     * @param rewrite whether the case is to be written with new figures and members even when it is not moved
     */
    void decide(CohortBelief cohort, Collection<String> targets, boolean rewrite) {
        Assessment assessment = cohort.assessment;
        if (assessment == null || cohort.members.isEmpty()) {
            return;
        }
        Optional<Campaign> campaign = caseOf(cohort, assessment);
        if (campaign.isPresent() && campaign.get().getState() == Campaign.State.STATE_DISMISSED) {
            return;
        }
        boolean confirmed = campaign.map(Campaign::getConfirmed).orElse(false);
        CohortVerdict verdict = CohortVerdict.of(
                draft.evaluate(cohort.subject(assessment, confirmed)),
                cohort,
                assessment,
                confirmed,
                draft.state.policies.set().getVersion(),
                limits.automaticLimit());
        if (campaign.isEmpty() && (assessment.hasFlaggedAt() || verdict.felt())) {
            draft.move(Campaigns.open(cohort.id, assessment, cohort.members, draft.atMillis));
            campaign = draft.state.cases.ofCohort(cohort.id);
        }
        String campaignId = campaign.map(Campaign::getCampaignId).orElse("");
        int before = draft.state.actions.campaignRung(campaignId);
        List<Action> felt = act(verdict.in(campaignId), targets);
        if (rewrite) {
            campaign.ifPresent(c -> draft.change(Campaigns.withFigures(c, assessment, cohort.members)));
        }
        draft.state.cases.get(campaignId).ifPresent(c -> contain(c, felt, before, verdict.waiting()));
    }

    private Optional<Campaign> caseOf(CohortBelief cohort, Assessment assessment) {
        Optional<Campaign> campaign = draft.state.cases.ofCohort(cohort.id);
        campaign.filter(c -> c.getState() == Campaign.State.STATE_DISMISSED)
                .filter(c -> assessment.hasFlaggedAt()
                        && cohort.members.size() >= (long) GROWTH_THAT_REOPENS * c.getAccounts())
                .ifPresent(c -> draft.move(Campaigns.moved(
                        Campaigns.withFigures(c, assessment, cohort.members),
                        Campaign.State.STATE_SUSPECTED,
                        Campaigns.SYSTEM,
                        "the cohort has grown from " + c.getAccounts() + " to " + cohort.members.size()
                                + " accounts since it was dismissed",
                        draft.atMillis)));
        return draft.state.cases.ofCohort(cohort.id);
    }

    /** Gives the actions that began and that customers notice. */
    private List<Action> act(CohortVerdict verdict, Collection<String> targets) {
        Due enforced = verdict.enforced();
        List<Action> felt = enforced == null
                ? List.of()
                : targets.stream()
                        .flatMap(account -> Imposition.impose(draft, enforced, account).stream())
                        .filter(a -> Ladder.felt(a.getKind()))
                        .toList();
        for (Due due : verdict.shadowed()) {
            targets.forEach(account -> Imposition.impose(draft, due, account));
        }
        return felt;
    }

    private void contain(Campaign campaign, List<Action> felt, int before, String waiting) {
        Campaign next = campaign;
        if (!felt.isEmpty()) {
            Action first = felt.getFirst();
            boolean stronger = Ladder.rung(first.getKind()) > before;
            boolean again = campaign.getState() == Campaign.State.STATE_CLOSED
                    || campaign.getState() == Campaign.State.STATE_SUSPECTED;
            if ((stronger || again)
                    && Lifecycle.allows(Lifecycle.Mover.POLICY, campaign.getState(), Campaign.State.STATE_CONTAINED)) {
                next = Campaigns.moved(
                        Campaigns.withFigures(campaign, assessment(campaign), members(campaign)),
                        Campaign.State.STATE_CONTAINED,
                        "policy:" + first.getPolicyId(),
                        CohortVerdict.name(first.getKind()) + " on " + felt.size()
                                + (felt.size() == 1 ? " account" : " accounts"),
                        draft.atMillis);
                draft.move(next);
            }
        }
        boolean noted = next.getHistoryList().stream().anyMatch(t -> t.getNote().startsWith(CohortVerdict.WAITS));
        if (!waiting.isEmpty() && !noted) {
            draft.move(Campaigns.moved(next, next.getState(), Campaigns.SYSTEM, waiting, draft.atMillis));
        }
    }

    private Assessment assessment(Campaign campaign) {
        Assessment assessment = draft.state.beliefs.cohort(campaign.getCohortId()).assessment;
        return assessment == null ? Assessment.getDefaultInstance() : assessment;
    }

    private Collection<String> members(Campaign campaign) {
        return draft.state.beliefs.cohort(campaign.getCohortId()).members;
    }
}
