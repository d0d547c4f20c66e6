package dev.stillwatch.lab.findings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code accounts.csv}. Times are event time; null is never.
 *
 * @param accountId the account
 * @param score how likely extraction is, 0 to 1
 * @param flaggedAt when it was first flagged
 * @param cohortId the cohort it is in; empty: none
 * @param action the strongest action in force, such as SUSPEND; empty: none
 * @param actionedAt when the first action took effect
 * @param exchanges how many exchanges it had
 * @param exchangesBeforeAction how many of them were served before the first action; null: no action
 * @param topReasons names of signals, strongest first; without {@code ;}
 */
public record AccountFinding(
        String accountId,
        double score,
        @Nullable Instant flaggedAt,
        String cohortId,
        String action,
        @Nullable Instant actionedAt,
        long exchanges,
        @Nullable Long exchangesBeforeAction,
        List<String> topReasons) {
    /** Checks the score and copies the reasons. */
    public AccountFinding {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score of " + accountId + " is not in 0..1: " + score);
        }
        topReasons = List.copyOf(topReasons);
    }
}
