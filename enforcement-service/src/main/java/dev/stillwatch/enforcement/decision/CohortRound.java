package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.campaign.Lifecycle;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decides on one cohort whose assessment or membership is new: its case, and what is done to its accounts. */
final class CohortRound {

    private static final String FOREIGN_HANDLES = "foreign_handles";

    /** Nats from which a cohort is taken for one that was found by its handles. */
    private static final double HANDLES_TELL = 1;

    /** A dismissed case is looked at again when its cohort has grown to this many times its size then. */
    private static final int GROWTH_THAT_REOPENS = 2;

    /** First words of the note in a case's history that something waits for two persons. */
    static final String WAITS = "waits for two persons: ";

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
     * @param joined how many accounts joined
     */
    void decide(CohortBelief cohort, Collection<String> targets, boolean rewrite, int joined) {
        Watching.report(draft, cohort);
        Assessment assessment = cohort.assessment;
        if (assessment == null || cohort.members.isEmpty()) {
            return;
        }
        Optional<Campaign> campaign = caseOf(cohort, assessment);
        if (campaign.isPresent() && campaign.get().getState() == Campaign.State.STATE_DISMISSED) {
            return;
        }
        CohortVerdict verdict = verdict(cohort, assessment, campaign);
        if (campaign.isEmpty() && (assessment.hasFlaggedAt() || verdict.felt())) {
            draft.move(Campaigns.open(cohort.id, assessment, cohort.members, draft.atMillis));
            campaign = draft.state.cases.ofCohort(cohort.id);
        }
        String campaignId = campaign.map(Campaign::getCampaignId).orElse("");
        int before = draft.state.actions.campaignRung(campaignId);
        Imposition.Result result = act(verdict.in(campaignId), participants(cohort, campaign, targets));
        if (rewrite) {
            campaign = draft.state.cases.get(campaignId);
            campaign.ifPresent(c -> draft.change(Watching.seen(
                    HoldoutFigures.in(
                            Campaigns.withFigures(c, assessment, cohort.members), draft.state, cohort.members),
                    joined,
                    result.felt(),
                    draft.atMillis)));
        }
        draft.state.cases.get(campaignId).ifPresent(c -> contain(c, result, before));
    }

    private CohortVerdict verdict(CohortBelief cohort, Assessment assessment, Optional<Campaign> campaign) {
        boolean confirmed = campaign.map(Campaign::getConfirmed).orElse(false);
        CompiledPolicies policies = draft.policies("cohort:" + cohort.id);
        CohortVerdict verdict = CohortVerdict.of(
                draft.evaluate(policies, cohort.subject(assessment, confirmed)),
                cohort,
                assessment,
                policies.set().getVersion());
        return campaign.flatMap(c -> Watching.due(draft, c, cohort, assessment))
                .map(verdict::after)
                .orElse(verdict);
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

    /**
     * Those who take part, as far as their own habits tell. Who shows nothing of what campaigns do, or nothing yet, and who does the contrary, only shares something with a campaign and is
     * for a person to decide on; an account that takes part shows it with its first exchanges and is met then. Of accounts that are not called one hand, and where replayed handles are what
     * was found, only those whose habits speak for extraction on balance: whom a handle was stolen from looks linked with the thief. Once a person has confirmed the case, all.
     */
    private Collection<String> participants(
            CohortBelief cohort, Optional<Campaign> campaign, Collection<String> targets) {
        if (campaign.map(Campaign::getConfirmed).orElse(false)) {
            return targets;
        }
        boolean onlyWhoLeans = cohort.candidate || restsOnHandles(cohort);
        return targets.stream()
                .filter(account -> {
                    AccountBelief belief = draft.state.beliefs.account(account);
                    return !belief.bystander && (onlyWhoLeans ? belief.leans : !belief.speaksAgainst);
                })
                .toList();
    }

    private static boolean restsOnHandles(CohortBelief cohort) {
        Assessment assessment = cohort.assessment;
        return assessment != null
                && assessment.getReasonsList().stream()
                        .anyMatch(r -> r.getSignal().equals(FOREIGN_HANDLES) && r.getWeight() >= HANDLES_TELL);
    }

    private Imposition.Result act(CohortVerdict verdict, Collection<String> targets) {
        Imposition.Result result = Imposition.impose(draft, limits, verdict.ladder(), targets);
        verdict.shadowed().forEach(due -> Imposition.impose(draft, limits, List.of(due), targets));
        return result;
    }

    private void contain(Campaign campaign, Imposition.Result result, int before) {
        Campaign next = campaign;
        List<Action> felt = Watching.strongest(result.felt());
        if (!felt.isEmpty()) {
            Action first = felt.getFirst();
            boolean stronger = Ladder.rung(first.getKind()) > before;
            boolean again = campaign.getState() == Campaign.State.STATE_CLOSED
                    || campaign.getState() == Campaign.State.STATE_SUSPECTED;
            if ((stronger || again)
                    && Lifecycle.allows(Lifecycle.Mover.POLICY, campaign.getState(), Campaign.State.STATE_CONTAINED)) {
                next = Campaigns.moved(
                        Watching.begun(
                                Campaigns.withFigures(campaign, assessment(campaign), members(campaign)),
                                first,
                                limits.watch()),
                        Campaign.State.STATE_CONTAINED,
                        "policy:" + first.getPolicyId(),
                        Ladder.word(first.getKind()) + " on " + felt.size()
                                + (felt.size() == 1 ? " account" : " accounts"),
                        draft.atMillis);
                draft.move(next);
            }
        }
        if (result.held().isPresent()) {
            draft.move(Campaigns.moved(
                    next,
                    next.getState(),
                    Campaigns.SYSTEM,
                    WAITS + result.held().get(),
                    draft.atMillis));
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
