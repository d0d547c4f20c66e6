package dev.stillwatch.enforcement.check;

import dev.stillwatch.enforcement.v1.ActionKind;
import java.util.Optional;

/**
 * A refusal as a customer sees it over HTTP. All that are not for a rate look alike to the byte, so that nobody learns from one which
 * action it is, or whether a campaign was found or an account: suspension, take-down and verification differ to the gateway alone.
 *
 * @param status 403; 429 when a rate refused it, or the fail mode of a rate; 503 while nothing is known yet
 * @param retryAfterSeconds when to come back, in whole seconds; 0 when that helps nothing
 */
public record HttpRefusal(int status, long retryAfterSeconds) {

    /** The body, whatever the reason. */
    public static final String BODY =
            "{\"error\":{\"type\":\"request_denied\",\"message\":\"This request was not served.\"}}";

    private static final HttpRefusal DENIED = new HttpRefusal(403, 0);
    private static final HttpRefusal NOT_YET = new HttpRefusal(503, 1);
    private static final long NANOS = 1_000_000_000L;

    /** The refusal that an answer is; empty when it serves. */
    public static Optional<HttpRefusal> of(Answer answer) {
        if (answer.allowed()) {
            return Optional.empty();
        }
        if (answer.action() == ActionKind.ACTION_KIND_THROTTLE) {
            return Optional.of(new HttpRefusal(
                    429, Math.max(1, Math.ceilDiv(answer.retryAfter().toNanos(), NANOS))));
        }
        return Optional.of(answer.action() == ActionKind.ACTION_KIND_UNSPECIFIED ? NOT_YET : DENIED);
    }
}
