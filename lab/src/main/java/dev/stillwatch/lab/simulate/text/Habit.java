package dev.stillwatch.lab.simulate.text;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.chance.Mix;

/**
 * How one writer leans where the grammar leaves a choice: everyone has favourite turns of phrase. The lean follows from the writer's
 * seed, so that it needs no memory.
 *
 * @param seed the writer's
 * @param strength 0: no lean; 2: the favourite of ten takes about half
 */
public record Habit(long seed, double strength) {
    /** No lean at all. */
    public static final Habit NONE = new Habit(0, 0);

    /** A place among the alternatives of a rule. */
    int choose(String rule, int alternatives, Dice dice) {
        if (strength == 0 || alternatives == 1) {
            return dice.below(alternatives);
        }
        long ruleSeed = Mix.mix(seed, rule);
        double[] weights = new double[alternatives];
        for (int i = 0; i < alternatives; i++) {
            double lean = Mix.unit(Mix.mix(ruleSeed, i)) * 2 - 1;
            weights[i] = StrictMath.exp(strength * 2 * lean);
        }
        return dice.weighted(weights);
    }
}
