package dev.stillwatch.intel.secevent;

import java.time.Instant;

/**
 * How an account stands because of one campaign.
 *
 * @param type {@link EventType#ACCOUNT_DISABLED} when it is suspended, {@link EventType#RISK_LEVEL_CHANGE} when it has to verify
 * @param actionId the action
 * @param since when it was decided
 */
public record AccountStand(EventType type, String actionId, Instant since) {

    /** Whether this is at least as much as another: a suspended account is also at risk. */
    boolean covers(EventType released) {
        return type == EventType.ACCOUNT_DISABLED || released == EventType.RISK_LEVEL_CHANGE;
    }
}
