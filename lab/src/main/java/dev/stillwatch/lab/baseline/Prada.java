package dev.stillwatch.lab.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * PRADA (Juuti et al., EuroS&amp;P 2019): people's queries lie at normally distributed distances from the nearest earlier one, made-up
 * queries don't. Each query's distance to the nearest of a growing set is kept; a query joins the set when that distance is above the
 * mean less a standard deviation of those that joined before. From a hundred distances on, outliers beyond three standard deviations
 * are left out and Shapiro and Wilk's W is taken; 1 − W is the suspicion. As published, but for one class instead of one for each
 * predicted label, and a look at every fiftieth distance of the first 2,000 instead of at each.
 */
final class Prada implements Detector {
    private static final int FEWEST = 100;
    private static final int LOOK_EVERY = 50;
    private static final int MOST = 2_000;
    private static final double OUTLIER = 3;

    private final List<Query> set = new ArrayList<>();
    private final List<Double> joined = new ArrayList<>();
    private final double[] distances = new double[MOST];
    private int count;
    private double threshold;
    private double most;

    @Override
    public double next(Query query) {
        if (query.embedding().isEmpty() || count == MOST) {
            return most;
        }
        if (set.isEmpty()) {
            join(query, 0);
            return most;
        }
        double nearest = set.stream()
                .mapToDouble(earlier -> query.embedding().distance(earlier.embedding()))
                .min()
                .orElseThrow();
        distances[count++] = nearest;
        if (nearest > threshold) {
            join(query, nearest);
        }
        if (count >= FEWEST && count % LOOK_EVERY == 0) {
            most = Math.max(most, look());
        }
        return most;
    }

    private void join(Query query, double distance) {
        set.add(query);
        joined.add(distance);
        double[] all = joined.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = mean(all);
        threshold = Math.max(threshold, mean - deviation(all, mean));
    }

    private double look() {
        double[] all = Arrays.copyOf(distances, count);
        double mean = mean(all);
        double reach = OUTLIER * deviation(all, mean);
        double[] within = Arrays.stream(all)
                .filter(distance -> distance > mean - reach && distance < mean + reach)
                .toArray();
        return within.length < FEWEST / 2 ? 0 : 1 - ShapiroWilk.w(within);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double deviation(double[] values, double mean) {
        return Math.sqrt(Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / values.length);
    }
}
