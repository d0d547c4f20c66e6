package dev.stillwatch.enforcement.decision;

import com.google.protobuf.Message;

/** What comes of a command. */
public sealed interface CommandOutcome {

    /**
     * It was decided.
     *
     * @param decisions what is to be written down
     * @param result the case, the action or the policy set as it stands now; of an access, the access
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
        /** The request id was used before, for something else. */
        REQUEST_ID_REUSED
    }
}
