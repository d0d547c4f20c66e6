package dev.stillwatch.enforcement.check;

import dev.stillwatch.enforcement.v1.ActionKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns what holds for an account into an answer to one request. An account that nothing is in force on is served without any look-up; only a
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
     * @param held the strongest action in force on the account; null when none is
     */
    public Answer ask(String accountId, @Nullable Held held) {
        if (held == null) {
            return Answer.serve(ActionKind.ACTION_KIND_UNSPECIFIED);
        }
        ActionKind kind = held.kind();
        return switch (kind) {
            case ACTION_KIND_UNSPECIFIED, UNRECOGNIZED, ACTION_KIND_OBSERVE -> Answer.serve(kind);
            case ACTION_KIND_THROTTLE -> throttled(accountId, held);
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
