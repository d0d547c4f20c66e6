package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.lab.simulate.chance.Dice;

/** When sessions begin. */
@FunctionalInterface
public interface Schedule {
    /** Milliseconds of a day. */
    long DAY = 86_400_000;

    /**
     * The beginnings on one day (UTC), in milliseconds from its midnight, below {@link #DAY}, in any order.
     *
     * @param epochDay days since 1970
     */
    long[] starts(long epochDay, Dice dice);
}
