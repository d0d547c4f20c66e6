package dev.stillwatch.lab.baseline;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.Arrays;
import java.util.List;

/** Random Fourier features of an RBF kernel on embeddings at length one. */
final class FourierFeatures {
    /** How many. */
    static final int COUNT = 256;

    private static final int PAIRS_FOR_MEDIAN = 4_000;

    private final float[][] directions = new float[COUNT][];
    private final double[] phases = new double[COUNT];

    /** Features whose bandwidth is the median distance of these queries, which say something each. */
    FourierFeatures(List<Query> queries, Dice dice) {
        double bandwidth = median(queries, dice);
        int dimensions = queries.getFirst().embedding().dimensions();
        for (int i = 0; i < COUNT; i++) {
            directions[i] = new float[dimensions];
            for (int j = 0; j < dimensions; j++) {
                directions[i][j] = (float) (dice.gaussian() / bandwidth);
            }
            phases[i] = dice.between(0, 2 * Math.PI);
        }
    }

    /** Adds the features of a query to sums. */
    void add(Query query, double[] sums) {
        double scale = Math.sqrt(2.0 / COUNT);
        for (int i = 0; i < COUNT; i++) {
            sums[i] += scale * StrictMath.cos(query.embedding().along(directions[i]) + phases[i]);
        }
    }

    private static double median(List<Query> queries, Dice dice) {
        double[] distances = new double[PAIRS_FOR_MEDIAN];
        for (int i = 0; i < PAIRS_FOR_MEDIAN; i++) {
            distances[i] =
                    dice.pick(queries).embedding().distance(dice.pick(queries).embedding());
        }
        Arrays.sort(distances);
        return Math.max(1e-3, distances[PAIRS_FOR_MEDIAN / 2]);
    }
}
