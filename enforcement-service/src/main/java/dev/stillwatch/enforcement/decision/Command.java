package dev.stillwatch.enforcement.decision;

import com.google.protobuf.ByteString;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.Switches;
import java.time.Duration;
import java.util.List;

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

    /**
     * Sets the switches.
     *
     * @param switches as they are wanted, with who, why, and a fresh key for a holdout arm; the moment is assigned
     */
    record SetSwitches(Switches switches) implements Command {}

    /**
     * Has a candidate decide for a share of subjects.
     *
     * @param policies the candidate; version and creation are assigned
     * @param share share of subjects, above 0
     * @param key 16 fresh random bytes that choose them
     * @param actor who starts it
     * @param note why
     */
    record StartCanary(CompiledPolicies policies, double share, ByteString key, String actor, String note)
            implements Command {}

    /**
     * Ends the canary.
     *
     * @param promote whether its candidate is put in force for all
     * @param actor who ends it
     * @param note why
     */
    record EndCanary(boolean promote, String actor, String note) implements Command {}

    /**
     * Approves a batch.
     *
     * @param batchId the batch
     * @param actor who approves
     * @param note why
     */
    record ApproveBatch(String batchId, String actor, String note) implements Command {}

    /**
     * Rejects a batch.
     *
     * @param batchId the batch
     * @param actor who rejects
     * @param note why
     */
    record RejectBatch(String batchId, String actor, String note) implements Command {}

    /** What analysts want of cases and appeals. */
    sealed interface Desk extends Command {

        /**
         * Puts a case into a person's hands.
         *
         * @param campaignId the case
         * @param assignee whose hands; empty for nobody's
         * @param actor who assigns it
         * @param etag of the case as it was read; empty takes whatever it is
         */
        record Assign(String campaignId, String assignee, String actor, String etag) implements Desk {}

        /**
         * Adds a note to a case.
         *
         * @param campaignId the case
         * @param author who writes it
         * @param text the note
         */
        record Note(String campaignId, String author, String text) implements Desk {}

        /**
         * Opens an appeal.
         *
         * @param appealId its id
         * @param accountId who objects
         * @param statement what the holder has to say
         * @param decisionId what the holder quotes
         * @param actor who takes it in
         * @param within how long it may take
         */
        record OpenAppeal(
                String appealId, String accountId, String statement, String decisionId, String actor, Duration within)
                implements Desk {}

        /**
         * Decides on an appeal.
         *
         * @param appealId the appeal
         * @param outcome UPHELD or REVERSED
         * @param reviewer who decides
         * @param reason why
         * @param etag of the appeal as it was read; empty takes whatever it is
         */
        record DecideAppeal(String appealId, AppealState outcome, String reviewer, String reason, String etag)
                implements Desk {}

        /**
         * Decides on a re-review.
         *
         * @param rereviewId the re-review
         * @param outcome UPHELD or REVERSED
         * @param reviewer who decides
         * @param reason why
         */
        record DecideRereview(String rereviewId, AppealState outcome, String reviewer, String reason) implements Desk {}
    }

    /**
     * Erases what is held of an account, but for what the account is held for.
     *
     * @param erasure what is entered of it: the indices whose records go, who, and why
     * @param accountId the account
     * @param endedActions its actions that have ended
     */
    record Erase(Erasure erasure, String accountId, List<String> endedActions) implements Command {

        /** Copies the list. */
        public Erase {
            endedActions = List.copyOf(endedActions);
        }
    }
}
