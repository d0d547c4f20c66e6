package dev.stillwatch.lab.baseline;

import java.util.Arrays;
import java.util.List;

/**
 * MMD (arXiv 2606.05725, 2026): the maximum mean discrepancy (Gretton et al. 2012, RBF kernel, median bandwidth) between a subject's
 * window of queries and a benign reference. Windows are the subject's first 25, 50, 100, 200, 500, 1,000 and 1,500 queries, 1,500
 * being the published size; the statistic is scaled by the square root of the window, so that sizes compare. As published, but for the
 * encoder and for random Fourier features (Rahimi and Recht 2007) in place of the exact kernel.
 */
final class Mmd implements Detector {
    private static final List<Integer> WINDOWS = List.of(25, 50, 100, 200, 500, 1_000, 1_500);

    private final FourierFeatures features;
    private final double[] reference;
    private final double[] sums;
    private int count;
    private double most;

    private Mmd(FourierFeatures features, double[] reference) {
        this.features = features;
        this.reference = reference;
        this.sums = new double[reference.length];
    }

    /** A detector against the mean features of a reference. */
    static Mmd against(FourierFeatures features, double[] reference) {
        return new Mmd(features, reference);
    }

    @Override
    public double next(Query query) {
        if (query.embedding().isEmpty() || count == WINDOWS.getLast()) {
            return most;
        }
        features.add(query, sums);
        count++;
        if (WINDOWS.contains(count)) {
            most = Math.max(most, Math.sqrt(count) * discrepancy());
        }
        return most;
    }

    private double discrepancy() {
        double squares = 0;
        for (int i = 0; i < sums.length; i++) {
            double difference = sums[i] / count - reference[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    /** The mean features of queries, one or more. */
    static double[] mean(FourierFeatures features, List<Query> queries) {
        double[] sums = new double[FourierFeatures.COUNT];
        queries.forEach(query -> features.add(query, sums));
        return Arrays.stream(sums).map(sum -> sum / queries.size()).toArray();
    }
}
