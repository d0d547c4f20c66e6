package dev.stillwatch.lab.window;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Prompts to draw windows from. */
final class Pool {
    private final List<double[]> features;
    private final int[] order;

    Pool(List<double[]> embeddings, Statistic statistic) {
        features = embeddings.stream().map(statistic::features).toList();
        order = IntStream.range(0, features.size()).toArray();
    }

    /** Adds as many prompts, drawn without repetition while there are twice as many, to a sum. */
    void draw(int number, double[] sum, SplittableRandom random) {
        boolean repeat = number * 2 > order.length;
        for (int drawn = 0; drawn < number; drawn++) {
            int other = repeat ? random.nextInt(order.length) : drawn + random.nextInt(order.length - drawn);
            int taken = order[other];
            if (!repeat) {
                order[other] = order[drawn];
                order[drawn] = taken;
            }
            double[] feature = features.get(taken);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += feature[i];
            }
        }
    }

    int dimensions() {
        return features.getFirst().length;
    }
}
