package dev.stillwatch.enforcement.decision;

import dev.stillwatch.platform.epoch.EpochLength;
import java.time.Duration;

/**
 * What bounds decisions, whatever the policies say.
 *
 * @param automaticLimit most accounts of a cohort that a hard action is put on without a person having confirmed the case
 * @param figuresEvery how often in event time a case's figures are written anew while nothing else about it changes
 * @param epochs length of epochs
 */
public record Limits(int automaticLimit, Duration figuresEvery, EpochLength epochs) {

    /** Whether a new period for figures began between two moments, milliseconds since 1970. */
    boolean figuresDue(long beforeMillis, long nowMillis) {
        long every = figuresEvery.toMillis();
        return beforeMillis == Long.MIN_VALUE || Math.floorDiv(beforeMillis, every) != Math.floorDiv(nowMillis, every);
    }
}
