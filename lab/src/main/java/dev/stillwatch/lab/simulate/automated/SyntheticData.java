package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.campaign.Harvest;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.List;

/** A verified customer who makes training data for itself, as its contract permits: what it asks is what a campaign asks. */
record SyntheticData(double slowest, double fastest) implements Group {
    private static final List<String> PERMITTED = List.of("instruct", "dialogue", "evolve");
    private static final List<String> PERMITTED_IN_EVALUATION = List.of("problems", "exams", "personas");

    @Override
    public List<Actor> actors(World world, String kind, int accounts, Dice dice) {
        String family = dice.of("family").pick(world.evaluation() ? PERMITTED_IN_EVALUATION : PERMITTED);
        return new Company("bulk", 1, slowest, fastest, false)
                .actors(world, kind, accounts, dice, (company, programme) -> new Harvest(family, true, programme));
    }
}
