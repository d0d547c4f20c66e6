package dev.stillwatch.scoring.account;

import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.Contribution;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one epoch made of one account.
 *
 * @param touch what happened
 * @param state the account afterwards
 * @param assessment what is believed now; absent when nothing about the account itself changed
 * @param contribution what its cohort gets; absent when it is in none
 * @param entersReference the step of the population's histogram that counts one more
 * @param leavesReference the step that counts one less
 */
public record Outcome(
        Touch touch,
        AccountState state,
        Optional<Assessment> assessment,
        Optional<Contribution> contribution,
        OptionalInt entersReference,
        OptionalInt leavesReference) {}
