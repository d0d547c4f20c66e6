package dev.stillwatch.scoring.signal;

import dev.stillwatch.scoring.v1.Hypothesis;

/**
 * What a cohort is taken for.
 *
 * @param hypothesis the likelier one
 * @param score how likely, and why, by that hypothesis' own weights
 */
public record Judgement(Hypothesis hypothesis, Score score) {

    /** The likelier of two; the first of equals. */
    Judgement or(Judgement other) {
        return other.score.logOdds() > score.logOdds() ? other : this;
    }
}
