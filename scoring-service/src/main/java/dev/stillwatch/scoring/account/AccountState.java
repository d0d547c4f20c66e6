package dev.stillwatch.scoring.account;

import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.sketch.activity.Activity;
import java.util.OptionalLong;

/**
 * All that is kept of an account. Its assessment is a function of it.
 *
 * @param epoch the last epoch that changed it: the fence; what this epoch and those before it had to say is in already
 * @param activity all that the account did and all that happened to it
 * @param conformity its statistics for the cohort test, as far as they were taken
 * @param flaggedAtMillis when its own score first reached the flagging score, milliseconds since 1970
 * @param cohortId the cohort it is in; empty when in none
 * @param joinedAtMillis when it joined that cohort, milliseconds since 1970; 0 when in none
 * @param part the part it takes in that cohort
 */
public record AccountState(
        long epoch,
        Activity activity,
        Conformity conformity,
        OptionalLong flaggedAtMillis,
        String cohortId,
        long joinedAtMillis,
        Part part) {

    private static final AccountState UNKNOWN = new AccountState(
            Long.MIN_VALUE, Activity.empty(), Conformity.none(), OptionalLong.empty(), "", 0, Part.MEMBER);

    /** An account that nothing is known of. */
    public static AccountState unknown() {
        return UNKNOWN;
    }

    /**
     * What it counts as among the accounts that the cohort test compares with: nothing while it is linked. Members of a candidate are not; that they are
     * compared with themselves too makes them less remarkable, never more.
     */
    Conformity inReference() {
        return cohortId.isEmpty() || CohortRef.candidate(cohortId) ? conformity : Conformity.none();
    }
}
