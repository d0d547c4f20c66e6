package dev.stillwatch.enforcement.check;

import dev.stillwatch.enforcement.v1.ActionKind;
import java.time.Duration;

/**
 * What to do with one request.
 *
 * @param allowed whether to serve it
 * @param action the strongest action in force; UNSPECIFIED when none
 * @param withholdReasoning whether reasoning is to be left out of the answer
 * @param verificationRequired whether the holder is to verify first
 * @param retryAfter how long to wait, when it was refused for its rate; zero otherwise
 * @param degraded whether it is the fail mode's answer
 */
public record Answer(
        boolean allowed,
        ActionKind action,
        boolean withholdReasoning,
        boolean verificationRequired,
        Duration retryAfter,
        boolean degraded) {

    static Answer serve(ActionKind action) {
        return new Answer(true, action, false, false, Duration.ZERO, false);
    }

    static Answer refuse(ActionKind action) {
        return new Answer(false, action, false, false, Duration.ZERO, false);
    }

    /** The answer of a fail mode: serves when it is open. */
    public static Answer failMode(ActionKind action, boolean open) {
        return new Answer(open, action, false, false, Duration.ZERO, true);
    }
}
