package dev.stillwatch.lab.findings;

import java.util.Map;

/**
 * The replay in figures: {@code summary.json}.
 *
 * @param events lines that were events
 * @param exchanges exchanges among them, duplicates not counted
 * @param accounts accounts seen
 * @param rejected lines or events that were rejected
 * @param duplicates exchanges whose id had been seen before
 * @param wallSeconds how long it took
 * @param exchangesPerSecond exchanges by wall second
 * @param cohorts cohorts at the end
 * @param flaggedAccounts accounts that were ever flagged
 * @param actionedAccounts accounts that were ever acted on, OBSERVE not counted
 * @param versions what was run: platform, model, policy
 */
public record Summary(
        long events,
        long exchanges,
        long accounts,
        long rejected,
        long duplicates,
        double wallSeconds,
        double exchangesPerSecond,
        long cohorts,
        long flaggedAccounts,
        long actionedAccounts,
        Map<String, String> versions) {
    /** Copies the versions. */
    public Summary {
        versions = Map.copyOf(versions);
    }
}
