package dev.stillwatch.scoring.cohort;

import dev.stillwatch.scoring.evidence.Evidence;
import dev.stillwatch.sketch.activity.Activity;
import java.util.OptionalLong;

/**
 * What is kept of a cohort as a whole.
 *
 * @param version version of the last change of membership taken
 * @param generation its generation; a new one is folded anew
 * @param activity the fold of the members' contributions
 * @param evidenceOfLeavers what members that left spoke for the cohort
 * @param flaggedAtMillis when it was first flagged, milliseconds since 1970
 */
public record CohortCore(
        long version, long generation, Activity activity, Evidence evidenceOfLeavers, OptionalLong flaggedAtMillis) {

    private static final CohortCore UNKNOWN =
            new CohortCore(0, 0, Activity.empty(), Evidence.none(), OptionalLong.empty());

    /** A cohort that nothing is known of. */
    public static CohortCore unknown() {
        return UNKNOWN;
    }

    CohortCore regrouped(long newVersion, long newGeneration, Evidence left) {
        return new CohortCore(newVersion, newGeneration, activity, left, flaggedAtMillis);
    }

    CohortCore folded(Activity fold) {
        return new CohortCore(version, generation, fold, evidenceOfLeavers, flaggedAtMillis);
    }

    CohortCore flagged(long atMillis) {
        return new CohortCore(version, generation, activity, evidenceOfLeavers, OptionalLong.of(atMillis));
    }
}
