package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.action.Due;
import dev.stillwatch.enforcement.policy.CompiledPolicy;
import dev.stillwatch.enforcement.policy.Evidence;
import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.policy.Outcome;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.scoring.v1.Assessment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is due for a cohort, after the guards that concern it as a whole.
 *
 * @param enforced what takes effect; null when nothing does
 * @param shadowed what is recorded beside it
 * @param waiting what waits for a second person, as a sentence; empty when nothing does
 */
record CohortVerdict(@Nullable Due enforced, List<Due> shadowed, String waiting) {

    /** First words of the note in a case's history that something waits for a second person. */
    static final String WAITS = "waits for a second person: ";

    static CohortVerdict of(
            Outcome outcome, CohortBelief cohort, Assessment assessment, boolean confirmed, String version, int limit) {
        Due strongest = null;
        String waiting = "";
        if (!outcome.enforced().isEmpty()) {
            strongest = due(outcome.enforced().getFirst(), cohort, assessment, version);
            if (Ladder.hard(strongest.kind()) && cohort.members.size() > limit && !confirmed) {
                waiting = WAITS + name(strongest.kind()) + " by policy "
                        + strongest.policy().getPolicyId() + " would reach " + cohort.members.size()
                        + " accounts, more than the automatic limit of " + limit;
                strongest = softer(outcome, cohort, assessment, version, strongest);
            }
        }
        List<Due> shadowed = outcome.shadowed().stream()
                .map(p -> due(p, cohort, assessment, version))
                .toList();
        return new CohortVerdict(strongest, shadowed, waiting);
    }

    /** The strongest of what may be done meanwhile, THROTTLE at least. */
    private static Due softer(Outcome outcome, CohortBelief cohort, Assessment assessment, String version, Due hard) {
        return outcome.enforced().stream()
                .map(p -> due(p, cohort, assessment, version))
                .filter(d -> !Ladder.hard(d.kind()) && Ladder.felt(d.kind()))
                .findFirst()
                .orElse(hard.as(ActionKind.ACTION_KIND_THROTTLE));
    }

    private static Due due(CompiledPolicy policy, CohortBelief cohort, Assessment assessment, String version) {
        ActionKind kind = policy.policy().getAction();
        return new Due(
                policy.policy(),
                version,
                Evidence.partnersAlone(assessment) ? Ladder.weaker(kind, ActionKind.ACTION_KIND_OBSERVE) : kind,
                Evidence.grounds(assessment),
                "",
                cohort.id);
    }

    /** The word for an action, such as TAKE_DOWN. */
    static String name(ActionKind kind) {
        return kind.name().substring("ACTION_KIND_".length());
    }

    /** Whether the customers would notice. */
    boolean felt() {
        return enforced != null && Ladder.felt(enforced.kind());
    }

    /** The same, as part of this case. */
    CohortVerdict in(String campaignId) {
        return new CohortVerdict(
                enforced == null ? null : enforced.in(campaignId),
                shadowed.stream().map(d -> d.in(campaignId)).toList(),
                waiting);
    }
}
