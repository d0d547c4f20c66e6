package dev.stillwatch.scoring.account;

import dev.stillwatch.sketch.activity.Activity;
import java.util.Optional;

/**
 * All that one epoch has to say of one account.
 *
 * @param account the account
 * @param partition its partition
 * @param epoch the epoch
 * @param added what happened in the epoch; empty when only its cohort changed
 * @param cohort the cohort it is in at the epoch's end
 * @param moved whether it joined or left a cohort, or takes another part in it
 * @param whole whether its cohort needs its whole activity and not only what was added
 */
public record Touch(
        String account,
        int partition,
        long epoch,
        Activity added,
        Optional<CohortRef> cohort,
        boolean moved,
        boolean whole) {

    /** Whether there is anything new about the account itself. */
    boolean changes() {
        return moved || !added.isEmpty();
    }
}
