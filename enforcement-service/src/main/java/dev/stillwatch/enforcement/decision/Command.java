package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.LedgerEntry;

/** What a person wants decided. */
public sealed interface Command {

    /**
     * Moves a case.
     *
     * @param campaignId the case
     * @param to CONFIRMED, CLOSED or DISMISSED
     * @param actor who decides
     * @param note why
     * @param etag of the case as it was read; empty takes whatever it is
     */
    record MoveCampaign(String campaignId, Campaign.State to, String actor, String note, String etag)
            implements Command {}

    /**
     * Takes an action back.
     *
     * @param actionId the action
     * @param actor who decides
     * @param reason why
     */
    record ReverseAction(String actionId, String actor, String reason) implements Command {}

    /**
     * Puts a policy set in force.
     *
     * @param policies the set; version and creation are assigned
     * @param actor who deploys it
     * @param note why
     */
    record DeployPolicies(CompiledPolicies policies, String actor, String note) implements Command {}

    /**
     * Puts on record that a person reads what is sealed, or takes data out.
     *
     * @param kind READ or EXPORT
     * @param access who, what and what for
     */
    record RecordAccess(LedgerEntry.Kind kind, Access access) implements Command {}
}
