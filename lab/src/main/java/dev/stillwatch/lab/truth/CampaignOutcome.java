package dev.stillwatch.lab.truth;

import org.jspecify.annotations.Nullable;

/**
 * How one campaign fared. Hours count from its first exchange; null is never.
 *
 * @param campaignId the campaign
 * @param playbook how it works
 * @param accounts its accounts with an exchange
 * @param exchanges its exchanges
 * @param membersFound its accounts in flagged cohorts that are its own by half or more
 * @param benignDrawnIn benign accounts in those cohorts
 * @param hoursToCohortFlag when the first such cohort was flagged
 * @param exchangesAtCohortFlag its exchanges up to then
 * @param hoursToHalfActioned when half its accounts had been acted on
 * @param hoursToMostActioned when nine in ten had
 * @param flagged its accounts that were flagged
 * @param actioned its accounts that were acted on
 * @param served its exchanges that were served before the action on their account: the leak
 */
public record CampaignOutcome(
        String campaignId,
        String playbook,
        int accounts,
        long exchanges,
        int membersFound,
        int benignDrawnIn,
        @Nullable Double hoursToCohortFlag,
        @Nullable Long exchangesAtCohortFlag,
        @Nullable Double hoursToHalfActioned,
        @Nullable Double hoursToMostActioned,
        int flagged,
        int actioned,
        long served) {
    /** The leak as a share of all its exchanges, 0 to 1. */
    public double servedShare() {
        return exchanges == 0 ? 0 : (double) served / exchanges;
    }
}
