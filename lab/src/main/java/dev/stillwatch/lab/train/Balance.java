package dev.stillwatch.lab.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets sources count alike, whatever their size, from 300 rows on. */
final class Balance {
    private static final int FEWEST = 300;

    private Balance() {}

    /** One weight a row, summing to 1. */
    static double[] weights(List<TrainingRow> rows) {
        Map<String, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row.source(), 1, Integer::sum));
        double total = 0;
        double[] weights = new double[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1.0 / Math.max(FEWEST, counts.getOrDefault(rows.get(i).source(), 1));
            total += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        return weights;
    }
}
