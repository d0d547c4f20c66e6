package dev.stillwatch.scoring.cohort;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.scoring.evidence.Evidence;
import dev.stillwatch.sketch.activity.Activity;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is kept of a cohort as a whole.
 *
 * @param version version of the last change of membership taken
 * @param generation its generation; a new one is folded anew
 * @param activity the fold of the members' contributions
 * @param evidenceOfLeavers what members that left spoke for the cohort
 * @param flaggedAtMillis when it was first flagged, milliseconds since 1970
 * @param links the evidence that links the members now
 */
public record CohortCore(
        long version,
        long generation,
        Activity activity,
        Evidence evidenceOfLeavers,
        OptionalLong flaggedAtMillis,
        List<Link> links) {

    /** Copies the links. */
    public CohortCore {
        links = List.copyOf(links);
    }

    private static final CohortCore UNKNOWN =
            new CohortCore(0, 0, Activity.empty(), Evidence.none(), OptionalLong.empty(), List.of());

    /** A cohort that nothing is known of. */
    public static CohortCore unknown() {
        return UNKNOWN;
    }

    CohortCore regrouped(CohortDelta delta, Evidence left) {
        return new CohortCore(
                delta.getVersion(), delta.getGeneration(), activity, left, flaggedAtMillis, delta.getLinksList());
    }

    CohortCore folded(Activity fold) {
        return new CohortCore(version, generation, fold, evidenceOfLeavers, flaggedAtMillis, links);
    }

    CohortCore flagged(long atMillis) {
        return new CohortCore(version, generation, activity, evidenceOfLeavers, OptionalLong.of(atMillis), links);
    }
}
