package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.lab.simulate.chance.Dice;

/** How an account calls the model. */
@FunctionalInterface
public interface Sampling {
    /** The settings of a session that begins at this moment (milliseconds since 1970). */
    Settings settings(long at, Dice dice);
}
