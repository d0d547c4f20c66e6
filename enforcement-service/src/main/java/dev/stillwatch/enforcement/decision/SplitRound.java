package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.campaign.Campaigns;
import dev.stillwatch.enforcement.campaign.CaseFile;
import dev.stillwatch.enforcement.campaign.Lifecycle;
import dev.stillwatch.enforcement.v1.Campaign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What becomes of a case when a part of its cohort goes on as a cohort of its own: the part gets a case of its own, which says where it came from. */
final class SplitRound {

    /**
     * A new cohort that parted from the cohort of a case.
     *
     * @param cohortId the new cohort
     * @param campaignId the case
     */
    record Parting(String cohortId, String campaignId) {}

    private SplitRound() {}

    /** The cohorts that parted. To be asked before cases follow cohorts that are no more: then it is forgotten which case was whose. */
    static List<Parting> find(State state, Changes changes) {
        List<Parting> found = new ArrayList<>();
        changes.origins.forEach((cohortId, from) -> {
            int members = state.beliefs.cohort(cohortId).members.size();
            from.entrySet().stream()
                    .filter(origin -> 2 * origin.getValue() >= members)
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .flatMap(origin -> state.cases.ofCohort(origin.getKey()))
                    .filter(whole -> Lifecycle.live(whole.getState()))
                    .ifPresent(whole -> found.add(new Parting(cohortId, whole.getCampaignId())));
        });
        return found;
    }

    /** Opens the part's case, unless the whole's followed it there. */
    static void decide(Draft draft, Parting parting) {
        TreeSet<String> members = draft.state.beliefs.cohort(parting.cohortId()).members;
        Optional<Campaign> there = draft.state.cases.ofCohort(parting.cohortId());
        Optional<Campaign> before = draft.state.cases.get(parting.campaignId());
        if (members.isEmpty() || there.isPresent() || before.isEmpty()) {
            return;
        }
        Campaign whole = before.get();
        Campaign part = CaseFile.split(whole, parting.cohortId(), members, draft.atMillis);
        draft.move(part);
        draft.move(Campaigns.moved(
                whole,
                whole.getState(),
                Campaigns.SYSTEM,
                members.size() + (members.size() == 1 ? " account" : " accounts")
                        + " parted from its cohort and went on as " + part.getCampaignId(),
                draft.atMillis));
    }
}
