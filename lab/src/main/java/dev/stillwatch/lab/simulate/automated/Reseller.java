package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Crowd;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.List;

/** A verified reseller: many end users behind each of its few accounts, no secret made of it. */
record Reseller(int users, double slowest, double fastest) implements Group {
    @Override
    public List<Actor> actors(World world, String kind, int accounts, Dice dice) {
        Crowd crowd = new Crowd(users, dice.of("crowd").seed(), "");
        return new Company("bulk", 1, slowest, fastest, true)
                .actors(world, kind, accounts, dice, (company, programme) -> crowd);
    }
}
