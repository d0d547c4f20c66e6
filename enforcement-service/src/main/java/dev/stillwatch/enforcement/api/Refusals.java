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
            case CAMPAIGN_NOT_FOUND -> Errors.notFound(reason, refused.message());
            case ETAG_MISMATCH -> Errors.aborted(reason, refused.message());
            case TRANSITION_NOT_ALLOWED, ACTION_NOT_ACTIVE -> Errors.failedPrecondition(reason, refused.message());
            case REQUEST_ID_REUSED -> Errors.invalidArgument(reason, refused.message());
        };
    }
}
