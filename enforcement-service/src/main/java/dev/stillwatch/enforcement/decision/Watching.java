package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.policy.Evidence;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.enforcement.v1.Policy;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.v1.Assessment;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The watch after a take-down: whoever takes the pool's place. */
final class Watching {

    private static final long MILLIS = 1000;
    private static final double MORE_LIKELY_THAN_NOT = 0.5;

    private Watching() {}

    /** The case, watched from its first take-down on. */
    static Campaign begun(Campaign campaign, Action first, Duration length) {
        if (first.getKind() != ActionKind.ACTION_KIND_TAKE_DOWN || campaign.hasWatch()) {
            return campaign;
        }
        long at = EventTime.millis(first.getDecidedAt());
        return campaign.toBuilder()
                .setWatch(Campaign.Watch.newBuilder()
                        .setTakenDownAt(first.getDecidedAt())
                        .setUntil(EventTime.timestamp(at + length.toMillis()))
                        .setPolicyId(first.getPolicyId())
                        .setPolicyVersion(first.getPolicyVersion())
                        .setTtlSeconds((EventTime.millis(first.getExpiresAt()) - at) / MILLIS))
                .build();
    }

    /** Whether accounts that join now are taken down for having joined. */
    static boolean on(Campaign campaign, long atMillis) {
        return campaign.hasWatch()
                && atMillis > EventTime.millis(campaign.getWatch().getTakenDownAt())
                && atMillis <= EventTime.millis(campaign.getWatch().getUntil());
    }

    /**
     * What is due for an account that joins a cohort under watch: what was done to the rest, whatever policies say of the cohort by now. Only while
     * the cohort is still flagged and more likely than not extraction, by more than partners' word.
     */
    static Optional<Due> due(Draft draft, Campaign campaign, CohortBelief cohort, Assessment assessment) {
        if (!on(campaign, draft.atMillis)
                || cohort.candidate
                || !assessment.hasFlaggedAt()
                || assessment.getScore() < MORE_LIKELY_THAN_NOT
                || Evidence.partnersAlone(assessment)) {
            return Optional.empty();
        }
        Campaign.Watch watch = campaign.getWatch();
        Policy policy = Policy.newBuilder()
                .setPolicyId(watch.getPolicyId())
                .setMode(Mode.MODE_ENFORCE)
                .setAction(ActionKind.ACTION_KIND_TAKE_DOWN)
                .setTtlSeconds(watch.getTtlSeconds())
                .build();
        return Optional.of(new Due(
                policy,
                watch.getPolicyVersion(),
                ActionKind.ACTION_KIND_TAKE_DOWN,
                Evidence.grounds(assessment),
                BeliefRecords.of(assessment, cohort.version),
                campaign.getCampaignId(),
                cohort.id));
    }

    /** The case with what its watch saw in this round. */
    static Campaign seen(Campaign campaign, int joined, Collection<Action> felt, long atMillis) {
        if (!on(campaign, atMillis)) {
            return campaign;
        }
        int acted = (int) felt.stream()
                .filter(a -> a.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN)
                .count();
        Campaign.Watch watch = campaign.getWatch().toBuilder()
                .setJoined(campaign.getWatch().getJoined() + joined)
                .setActedOn(campaign.getWatch().getActedOn() + acted)
                .build();
        return campaign.toBuilder().setWatch(watch).build();
    }

    /** Tells the cases under watch whose operators a cohort shares that it is there, when it came after their take-down. */
    static void report(Draft draft, CohortBelief cohort) {
        for (String operator : cohort.operators) {
            for (String other : draft.state.beliefs.onInfrastructureOf(operator)) {
                draft.state
                        .cases
                        .ofCohort(other)
                        .filter(c -> !other.equals(cohort.id)
                                && on(c, draft.atMillis)
                                && cohort.sinceMillis
                                        > EventTime.millis(c.getWatch().getTakenDownAt())
                                && !c.getWatch().getSuccessorsList().contains(cohort.id))
                        .ifPresent(c -> draft.change(c.toBuilder()
                                .setWatch(c.getWatch().toBuilder().addSuccessors(cohort.id))
                                .build()));
            }
        }
    }

    /** The actions of one kind, the strongest. */
    static List<Action> strongest(List<Action> felt) {
        if (felt.isEmpty()) {
            return felt;
        }
        int rung = Ladder.rung(felt.getFirst().getKind());
        return felt.stream().filter(a -> Ladder.rung(a.getKind()) == rung).toList();
    }
}
