package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.lab.simulate.chance.Dice;

/**
 * One stream of sessions of an account: who writes, when, from where, how. An account may have several.
 *
 * @param dice chance of its own
 * @param vault where it keeps handles of hidden reasoning to present elsewhere; empty: it keeps none
 */
public record Source(Author author, Schedule schedule, Edge edge, Sampling sampling, Dice dice, String vault) {
    /** A source that keeps no handles. */
    public Source(Author author, Schedule schedule, Edge edge, Sampling sampling, Dice dice) {
        this(author, schedule, edge, sampling, dice, "");
    }
}
