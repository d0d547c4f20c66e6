package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.PolicySet;

/** One thing that was decided, as it is to be written down. */
public sealed interface Decision {

    /**
     * An action begins.
     *
     * @param action the action
     */
    record ActionStarted(Action action) implements Decision {}

    /**
     * An action goes on for longer.
     *
     * @param action the action
     */
    record ActionRenewed(Action action) implements Decision {}

    /**
     * An action ran out or was taken back.
     *
     * @param action the action
     */
    record ActionEnded(Action action) implements Decision {}

    /**
     * A case was opened, moved, or has new figures.
     *
     * @param campaign the case
     */
    record CampaignChanged(Campaign campaign) implements Decision {}

    /**
     * A policy set is in force from now on.
     *
     * @param policySet the set
     */
    record PolicySetDeployed(PolicySet policySet) implements Decision {}

    /**
     * One of the above was entered into the ledger.
     *
     * @param entry the entry
     * @param record what it commits to
     */
    record Entered(LedgerEntry entry, LedgerRecord record) implements Decision {}
}
