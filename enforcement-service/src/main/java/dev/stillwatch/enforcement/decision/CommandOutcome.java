package dev.stillwatch.enforcement.decision;

import com.google.protobuf.Message;

/** What comes of a command. */
public sealed interface CommandOutcome {

    /**
     * It was decided.
     *
     * @param decisions what is to be written down
     * @param result the case, the action or the policy set as it stands now; so of an appeal, a re-review, an erasure; of an access, its record in the ledger
     */
    record Done(Decisions decisions, Message result) implements CommandOutcome {}

    /**
     * It was not; nothing changed.
     *
     * @param refusal why
     * @param message what was wrong and what to do
     */
    record Refused(Refusal refusal, String message) implements CommandOutcome {}

    /** Why a command was refused; the names are the reasons in the API's errors. */
    enum Refusal {
        /** There is no such case. */
        CAMPAIGN_NOT_FOUND,
        /** The case changed since it was read. */
        ETAG_MISMATCH,
        /** The state of the case does not allow it. */
        TRANSITION_NOT_ALLOWED,
        /** There is no action of that id in force. */
        ACTION_NOT_ACTIVE,
        /** The case holds as many notes as it may. */
        NOTES_FULL,
        /** There is no such appeal. */
        APPEAL_NOT_FOUND,
        /** It was decided already. */
        APPEAL_DECIDED,
        /** Nothing that its holder could notice is in force on the account. */
        NOT_RESTRICTED,
        /** An appeal of the account is open. */
        ALREADY_APPEALED,
        /** Who is to decide confirmed the case. */
        REVIEWER_DECIDED_BEFORE,
        /** There is no such re-review. */
        REREVIEW_NOT_FOUND,
        /** It was decided already. */
        REREVIEW_DECIDED,
        /** Something is still done or decided about the account. */
        ACCOUNT_HELD,
        /** The request id was used before, for something else. */
        REQUEST_ID_REUSED,
        /** There is no such batch. */
        BATCH_NOT_FOUND,
        /** The batch was approved, rejected or has expired. */
        BATCH_NOT_PENDING,
        /** The same person approved it before. */
        APPROVED_BY_YOU,
        /** Nothing new is imposed now. */
        FROZEN,
        /** A canary runs already. */
        CANARY_RUNNING,
        /** No canary runs. */
        NO_CANARY
    }
}
