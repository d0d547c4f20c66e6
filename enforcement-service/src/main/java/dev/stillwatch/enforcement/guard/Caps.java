package dev.stillwatch.enforcement.guard;

import dev.stillwatch.enforcement.v1.ActionKind;
import java.time.Duration;

/**
 * How many accounts may be acted on in a way they feel, within an hour of event time, without two persons. What would go beyond waits for
 * them as a batch.
 *
 * @param accounts accounts, whatever is done
 * @param organization accounts of one organisation, whatever is done
 * @param throttle accounts throttled
 * @param withhold accounts that reasoning is withheld from
 * @param verify accounts asked to verify
 * @param suspend accounts suspended
 * @param takeDown accounts taken down
 * @param waiting accounts that may wait in batches at once; more are turned away until their next assessment
 * @param patience how long a batch waits before it expires
 */
public record Caps(
        int accounts,
        int organization,
        int throttle,
        int withhold,
        int verify,
        int suspend,
        int takeDown,
        int waiting,
        Duration patience) {

    /** What holds unless an operator says otherwise. */
    public static final Caps DEFAULT =
            new Caps(100_000, 100, 100_000, 100_000, 50_000, 10_000, 50_000, 200_000, Duration.ofHours(24));

    /** Most accounts of this kind of action. */
    public int of(ActionKind kind) {
        return switch (kind) {
            case ACTION_KIND_THROTTLE -> throttle;
            case ACTION_KIND_WITHHOLD_REASONING -> withhold;
            case ACTION_KIND_VERIFY -> verify;
            case ACTION_KIND_SUSPEND -> suspend;
            case ACTION_KIND_TAKE_DOWN -> takeDown;
            case ACTION_KIND_UNSPECIFIED, ACTION_KIND_OBSERVE, UNRECOGNIZED -> Integer.MAX_VALUE;
        };
    }
}
