package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.lab.simulate.chance.Dice;

/**
 * One stream of sessions of an account: who writes, when, from where, how. An account may have several.
 *
 * @param dice chance of its own
 */
public record Source(Author author, Schedule schedule, Edge edge, Sampling sampling, Dice dice) {}
