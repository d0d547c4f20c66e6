package dev.stillwatch.enforcement.decision;

import dev.stillwatch.enforcement.guard.Caps;
import dev.stillwatch.enforcement.guard.Floor;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.platform.epoch.EpochLength;
import java.time.Duration;

/**
 * What bounds decisions, whatever the policies say.
 *
 * @param automaticLimit most accounts that a hard action is put on by one decision without two persons
 * @param figuresEvery how often in event time a case's figures are written anew while nothing else about it changes
 * @param epochs length of epochs
 * @param caps most accounts acted on within an hour without two persons
 * @param verifiedAtMost the strongest that is ever done to a verified customer without a person: OBSERVE or THROTTLE
 * @param stepUpMemory for how long a holder who passed a verification is not asked again for the same reasons
 * @param watch for how long after a take-down accounts that join its cohort are taken down at once
 * @param floor switches that are on whatever is switched at run time
 */
public record Limits(
        int automaticLimit,
        Duration figuresEvery,
        EpochLength epochs,
        Caps caps,
        ActionKind verifiedAtMost,
        Duration stepUpMemory,
        Duration watch,
        Floor floor) {

    /** With what holds for the rest unless an operator says otherwise. */
    public Limits(int automaticLimit, Duration figuresEvery, EpochLength epochs) {
        this(
                automaticLimit,
                figuresEvery,
                epochs,
                Caps.DEFAULT,
                ActionKind.ACTION_KIND_OBSERVE,
                Duration.ofDays(30),
                Duration.ofDays(30),
                Floor.NONE);
    }

    /** The same with other caps. */
    public Limits with(Caps other) {
        return new Limits(automaticLimit, figuresEvery, epochs, other, verifiedAtMost, stepUpMemory, watch, floor);
    }

    /** The same with switches that are on whatever is switched at run time. */
    public Limits with(Floor other) {
        return new Limits(automaticLimit, figuresEvery, epochs, caps, verifiedAtMost, stepUpMemory, watch, other);
    }

    /** Whether a new period for figures began between two moments, milliseconds since 1970. */
    boolean figuresDue(long beforeMillis, long nowMillis) {
        long every = figuresEvery.toMillis();
        return beforeMillis == Long.MIN_VALUE || Math.floorDiv(beforeMillis, every) != Math.floorDiv(nowMillis, every);
    }
}
