package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.List;

/** Makes the accounts of one organisation, class or crowd. */
@FunctionalInterface
interface Group {
    /**
     * Its accounts.
     *
     * @param kind the name of its kind
     * @param accounts how many
     */
    List<Actor> actors(World world, String kind, int accounts, Dice dice);
}
