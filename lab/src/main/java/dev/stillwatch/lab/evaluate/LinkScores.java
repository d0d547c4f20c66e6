package dev.stillwatch.lab.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How well one partition of accounts, the cohorts, is another, the campaigns.
 *
 * @param accounts how many accounts
 * @param pairPrecision share of the pairs put together that belong together; null: none was put together
 * @param pairRecall share of the pairs that belong together that were put together; null: none does
 * @param pairF1 harmonic mean of the two; 0 when none was put together though some belong; null: none does either
 * @param ari adjusted Rand index (Hubert and Arabie, 1985): 0 by chance, 1 the same
 * @param b3Precision B³ precision (Bagga and Baldwin, 1998); null: no accounts
 * @param b3Recall B³ recall
 * @param b3F1 harmonic mean of the two
 */
public record LinkScores(
        int accounts,
        @Nullable Double pairPrecision,
        @Nullable Double pairRecall,
        @Nullable Double pairF1,
        double ari,
        @Nullable Double b3Precision,
        @Nullable Double b3Recall,
        @Nullable Double b3F1) {
    /** Compares labels; every account of the truth has a label in both. */
    static LinkScores of(Map<String, String> truth, Map<String, String> found) {
        Contingency table = Contingency.of(truth, found);
        int n = truth.size();
        double both = 0;
        double b3Precision = 0;
        double b3Recall = 0;
        for (Contingency.Cell cell : table.cells()) {
            double count = cell.count();
            both += pairs(cell.count());
            b3Precision += count * count / cell.foundSize();
            b3Recall += count * count / cell.truthSize();
        }
        double together =
                table.truthSizes().stream().mapToDouble(LinkScores::pairs).sum();
        double put = table.foundSizes().stream().mapToDouble(LinkScores::pairs).sum();
        Double precision = put > 0 ? both / put : null;
        Double recall = together > 0 ? both / together : null;
        Double b3P = n > 0 ? b3Precision / n : null;
        Double b3R = n > 0 ? b3Recall / n : null;
        return new LinkScores(
                n,
                precision,
                recall,
                precision == null ? (together > 0 ? Double.valueOf(0) : null) : harmonic(precision, recall),
                ari(n, both, together, put),
                b3P,
                b3R,
                harmonic(b3P, b3R));
    }

    private static double ari(int n, double both, double together, double put) {
        double expected = n > 1 ? together * put / pairs(n) : 0;
        double most = (together + put) / 2;
        if (n > 1 && most != expected) {
            return (both - expected) / (most - expected);
        }
        return both == most ? 1 : 0;
    }

    private static @Nullable Double harmonic(@Nullable Double a, @Nullable Double b) {
        if (a == null || b == null) {
            return null;
        }
        return a + b == 0 ? Double.valueOf(0) : Double.valueOf(2 * a * b / (a + b));
    }

    private static double pairs(int n) {
        return n * (n - 1.0) / 2;
    }
}
