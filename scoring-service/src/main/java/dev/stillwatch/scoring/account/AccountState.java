package dev.stillwatch.scoring.account;

import dev.stillwatch.sketch.activity.Activity;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All that is kept of an account. Its assessment is a function of it.
 *
 * @param epoch the last epoch that changed it: the fence; what this epoch and those before it had to say is in already
 * @param activity all that the account did and all that happened to it
 * @param statistic its conformity statistic, once settled; it never changes again
 * @param flaggedAtMillis when its own score first reached the flagging score, milliseconds since 1970
 * @param cohortId the cohort it is in; empty when in none
 * @param joinedAtMillis when it joined that cohort, milliseconds since 1970; 0 when in none
 */
public record AccountState(
        long epoch,
        Activity activity,
        OptionalDouble statistic,
        OptionalLong flaggedAtMillis,
        String cohortId,
        long joinedAtMillis) {

    private static final AccountState UNKNOWN =
            new AccountState(Long.MIN_VALUE, Activity.empty(), OptionalDouble.empty(), OptionalLong.empty(), "", 0);

    /** An account that nothing is known of. */
    public static AccountState unknown() {
        return UNKNOWN;
    }

    /** Whether it counts among the accounts that the cohort test compares with: settled, and in no cohort. */
    boolean inReference() {
        return statistic.isPresent() && cohortId.isEmpty();
    }
}
