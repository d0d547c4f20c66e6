package dev.stillwatch.lab.evaluate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How one campaign fared. Hours count from its first exchange; null is never. A cohort is its own when two members or more and half of
 * all members or more belong to it.
 *
 * @param playbook how it works
 * @param principal who gets the data
 * @param operator who runs its accounts
 * @param accounts its accounts with an exchange
 * @param exchanges its exchanges
 * @param hoursToCohortFlag when the first cohort of its own was flagged
 * @param exchangesAtCohortFlag its exchanges up to then
 * @param hoursToFirstAccountFlag when the first of its accounts was flagged
 * @param hoursToHalfActioned when half its accounts had been acted on
 * @param hoursToMostActioned when nine in ten had
 * @param medianHoursOwnStartToAction median over the accounts acted on, from their own first exchange to the action
 * @param actioned its accounts that were acted on
 * @param flagged its accounts that were flagged
 * @param served its exchanges that were served before the action on their account: the leak
 * @param servedShare the leak as a share of all its exchanges
 * @param pool2 how the pool fared that took over; null: there is one pool
 */
public record CampaignOutcome(
        String playbook,
        String principal,
        String operator,
        int accounts,
        long exchanges,
        @Nullable Double hoursToCohortFlag,
        @Nullable Long exchangesAtCohortFlag,
        @Nullable Double hoursToFirstAccountFlag,
        @JsonProperty("hoursTo50Actioned") @Nullable Double hoursToHalfActioned,
        @JsonProperty("hoursTo90Actioned") @Nullable Double hoursToMostActioned,
        @Nullable Double medianHoursOwnStartToAction,
        int actioned,
        int flagged,
        long served,
        @Nullable Double servedShare,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pool pool2) {
    /**
     * How a second pool fared.
     *
     * @param accounts its accounts with an exchange
     * @param hoursToHalfFlagged from its own first exchange to when half its accounts were flagged; 0: they were before; null: never
     * @param exchangesServedThen its exchanges up to then
     */
    public record Pool(
            int accounts,
            @Nullable Double hoursToHalfFlagged,
            @Nullable Long exchangesServedThen) {}
}
