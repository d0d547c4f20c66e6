package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.Label;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.PolicySet;
import java.util.List;

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
     * An action waits for two persons, or waited and never begins.
     *
     * @param action the action
     */
    record ActionHeld(Action action) implements Decision {}

    /**
     * A guard stands differently: a switch was set, a batch or a canary changed.
     *
     * @param record the guard
     */
    record GuardChanged(GuardRecord record) implements Decision {}

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
     * An appeal or a re-review was opened, decided or changed.
     *
     * @param record the record
     */
    record AppealChanged(AppealRecord record) implements Decision {}

    /**
     * A person found something.
     *
     * @param label the label
     */
    record Labeled(Label label) implements Decision {}

    /**
     * Records are no more.
     *
     * @param indices indices of records of the ledger
     * @param actions ids of actions that have ended
     * @param appeals ids of appeals
     * @param labels ids of labels
     */
    record Erased(List<Long> indices, List<String> actions, List<String> appeals, List<String> labels)
            implements Decision {

        /** Copies the lists. */
        public Erased {
            indices = List.copyOf(indices);
            actions = List.copyOf(actions);
            appeals = List.copyOf(appeals);
            labels = List.copyOf(labels);
        }
    }

    /**
     * One of the above was entered into the ledger.
     *
     * @param entry the entry
     * @param record what it commits to
     */
    record Entered(LedgerEntry entry, LedgerRecord record) implements Decision {}
}
