package dev.stillwatch.lab.window;

import java.util.Arrays;
import java.util.List;

/** How far prompts are, in the mean, from the third-nearest of 200 benign ones. */
final class Novelty implements Statistic {
    private static final int POINTS = 200;
    private static final int NEIGHBOURS = 3;

    private final List<double[]> points;

    Novelty(List<double[]> reference) {
        points = reference.subList(0, Math.min(POINTS, reference.size()));
    }

    @Override
    public double[] features(double[] embedding) {
        double[] nearest = new double[NEIGHBOURS];
        Arrays.fill(nearest, Double.MAX_VALUE);
        for (double[] point : points) {
            double distance = Vectors.squaredDistance(embedding, point);
            for (int i = 0; i < NEIGHBOURS; i++) {
                if (distance < nearest[i]) {
                    double further = nearest[i];
                    nearest[i] = distance;
                    distance = further;
                }
            }
        }
        return new double[] {Math.sqrt(nearest[NEIGHBOURS - 1])};
    }

    @Override
    public double of(double[] meanFeatures, int prompts) {
        return meanFeatures[0];
    }
}
