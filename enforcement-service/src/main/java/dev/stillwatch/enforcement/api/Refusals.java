package dev.stillwatch.enforcement.api;

import dev.stillwatch.enforcement.decision.CommandOutcome.Refused;
import dev.stillwatch.platform.grpc.Errors;
import io.grpc.StatusRuntimeException;

/** Refused commands as errors of the API. */
final class Refusals {

    private Refusals() {}

    static StatusRuntimeException of(Refused refused) {
        String reason = refused.refusal().name();
        return switch (refused.refusal()) {
            case CAMPAIGN_NOT_FOUND, BATCH_NOT_FOUND, APPEAL_NOT_FOUND, REREVIEW_NOT_FOUND ->
                Errors.notFound(reason, refused.message());
            case ETAG_MISMATCH -> Errors.aborted(reason, refused.message());
            case TRANSITION_NOT_ALLOWED,
                    ACTION_NOT_ACTIVE,
                    BATCH_NOT_PENDING,
                    APPROVED_BY_YOU,
                    FROZEN,
                    CANARY_RUNNING,
                    NO_CANARY,
                    NOTES_FULL,
                    APPEAL_DECIDED,
                    NOT_RESTRICTED,
                    ALREADY_APPEALED,
                    REVIEWER_DECIDED_BEFORE,
                    REREVIEW_DECIDED,
                    ACCOUNT_HELD -> Errors.failedPrecondition(reason, refused.message());
            case REQUEST_ID_REUSED -> Errors.invalidArgument(reason, refused.message());
        };
    }
}
