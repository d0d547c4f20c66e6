package dev.stillwatch.lab.window;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Maximum mean discrepancy with a Gaussian kernel of width 1 (Gretton et al. 2012), by 256 random features (Rahimi and Recht 2007): what arXiv
 * 2606.05725 uses, with our embedding in place of its encoder.
 */
final class MeanDiscrepancy implements Statistic {
    private static final int DIRECTIONS = 128;

    private final double[][] directions;
    private final double[] benign;

    MeanDiscrepancy(List<double[]> reference) {
        SplittableRandom random = new SplittableRandom(17);
        directions = new double[DIRECTIONS][reference.getFirst().length];
        for (double[] direction : directions) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] = random.nextGaussian();
            }
        }
        benign = Vectors.mean(reference.stream().map(this::features).toList());
    }

    @Override
    public double[] features(double[] embedding) {
        double[] features = new double[2 * DIRECTIONS];
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = Vectors.product(directions[i], embedding);
            features[2 * i] = Math.cos(angle);
            features[2 * i + 1] = Math.sin(angle);
        }
        return features;
    }

    @Override
    public double of(double[] meanFeatures, int prompts) {
        return Vectors.squaredDistance(meanFeatures, benign);
    }
}
