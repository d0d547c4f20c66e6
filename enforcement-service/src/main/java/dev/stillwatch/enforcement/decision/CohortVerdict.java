package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.policy.CompiledPolicy;
import dev.stillwatch.enforcement.policy.Evidence;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.policy.Outcome;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.ArrayList;
import java.util.List;

/**
 * What is due for a cohort, after the guards that concern it as a whole.
 *
 * @param ladder what takes effect: the first, and where a cap holds that back the next; strongest first
 * @param shadowed what is recorded beside it
 */
record CohortVerdict(List<Due> ladder, List<Due> shadowed) {

    static CohortVerdict of(Outcome outcome, CohortBelief cohort, Assessment assessment, String version) {
        return new CohortVerdict(
                dues(outcome.enforced(), cohort, assessment, version),
                dues(outcome.shadowed(), cohort, assessment, version));
    }

    private static List<Due> dues(
            List<CompiledPolicy> policies, CohortBelief cohort, Assessment assessment, String version) {
        return policies.stream().map(p -> due(p, cohort, assessment, version)).toList();
    }

    private static Due due(CompiledPolicy policy, CohortBelief cohort, Assessment assessment, String version) {
        ActionKind kind = policy.policy().getAction();
        return new Due(
                policy.policy(),
                version,
                Evidence.partnersAlone(assessment) ? Ladder.weaker(kind, ActionKind.ACTION_KIND_OBSERVE) : kind,
                Evidence.grounds(assessment),
                BeliefRecords.of(assessment, cohort.version),
                "",
                cohort.id);
    }

    /** Whether the customers would notice. */
    boolean felt() {
        return !ladder.isEmpty() && Ladder.felt(ladder.getFirst().kind());
    }

    /** The same, as part of this case. */
    CohortVerdict in(String campaignId) {
        return new CohortVerdict(
                ladder.stream().map(d -> d.in(campaignId)).toList(),
                shadowed.stream().map(d -> d.in(campaignId)).toList());
    }

    /** The same, but this comes first. */
    CohortVerdict after(Due first) {
        List<Due> longer = new ArrayList<>();
        longer.add(first);
        longer.addAll(ladder);
        return new CohortVerdict(List.copyOf(longer), shadowed);
    }
}
