package dev.stillwatch.enforcement.check;

import dev.stillwatch.enforcement.v1.ActionKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns what holds for an account into an answer to one request. An account without standing is served without any look-up; only a
 * throttled one costs a look-up of its bucket.
 */
public final class Gate {

    private final Buckets buckets;
    private final FailModes failModes;

    /** A gate over these buckets and fail modes. */
    public Gate(Buckets buckets, FailModes failModes) {
        this.buckets = buckets;
        this.failModes = failModes;
    }

    /**
     * The answer to one request.
     *
     * @param accountId who is billed
     * @param standing what takes effect on the account; null when nothing does
     */
    public Answer ask(String accountId, @Nullable Standing standing) {
        if (standing == null) {
            return Answer.serve(ActionKind.ACTION_KIND_UNSPECIFIED);
        }
        ActionKind kind = standing.strongest().kind();
        return switch (kind) {
            case ACTION_KIND_UNSPECIFIED, UNRECOGNIZED, ACTION_KIND_OBSERVE -> Answer.serve(kind);
            case ACTION_KIND_THROTTLE -> throttled(accountId, standing.strongest());
            case ACTION_KIND_WITHHOLD_REASONING -> new Answer(true, kind, true, false, Duration.ZERO, false);
            case ACTION_KIND_VERIFY -> new Answer(false, kind, false, true, Duration.ZERO, false);
            case ACTION_KIND_SUSPEND, ACTION_KIND_TAKE_DOWN -> Answer.refuse(kind);
        };
    }

    private Answer throttled(String accountId, Held throttle) {
        return switch (buckets.take(accountId)) {
            case Buckets.Answer.Taken taken -> Answer.serve(throttle.kind());
            case Buckets.Answer.Empty(Duration retryAfter) ->
                new Answer(false, throttle.kind(), false, false, retryAfter, false);
            case Buckets.Answer.Unavailable unavailable ->
                Answer.failMode(throttle.kind(), failModes.open(throttle.policyVersion(), throttle.policyId()));
        };
    }
}
