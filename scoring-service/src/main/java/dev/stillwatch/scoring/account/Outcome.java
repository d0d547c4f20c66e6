package dev.stillwatch.scoring.account;

import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.Contribution;
import java.util.Optional;

/**
 * What one epoch made of one account.
 *
 * @param touch what happened
 * @param state the account afterwards
 * @param assessment what is believed now; absent when nothing about the account itself changed
 * @param contribution what its cohort gets; absent when it is in none
 * @param referenceBefore what the account counted as in the population before
 * @param referenceAfter what it counts as now
 */
public record Outcome(
        Touch touch,
        AccountState state,
        Optional<Assessment> assessment,
        Optional<Contribution> contribution,
        Conformity referenceBefore,
        Conformity referenceAfter) {}
