package dev.stillwatch.lab.baseline;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The W statistic of Shapiro and Wilk's test of normality with Royston's weights: algorithm AS R94 (Royston, Applied Statistics 44,
 * 1995), for 6 to 5,000 values. 1 is perfectly normal.
 */
final class ShapiroWilk {
    private static final int FEWEST = 6;
    private static final int MOST = 5_000;
    private static final double[] LAST = {0, 0.221157, -0.147981, -2.071190, 4.434685, -2.706056};
    private static final double[] LAST_BUT_ONE = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private ShapiroWilk() {}

    /**
     * W of the values, above 0 and at most 1; 1 when all are equal, since nothing then speaks against anything.
     *
     * @throws IllegalArgumentException when there are too few or too many
     */
    static double w(double[] values) {
        int n = values.length;
        if (n < FEWEST || n > MOST) {
            throw new IllegalArgumentException("W takes 6 to 5,000 values, not " + n);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(sorted).sum() / n;
        double[] weights = weights(n);
        double weighted = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            weighted += weights[i] * sorted[i];
            squares += (sorted[i] - mean) * (sorted[i] - mean);
        }
        return squares == 0 ? 1 : weighted * weighted / squares;
    }

    private static double[] weights(int n) {
        double[] m = new double[n];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            m[i] = NORMAL.inverseCumulativeProbability((i + 1 - 0.375) / (n + 0.25));
            squares += m[i] * m[i];
        }
        double u = 1 / Math.sqrt(n);
        double last = m[n - 1] / Math.sqrt(squares) + polynomial(LAST, u);
        double lastButOne = m[n - 2] / Math.sqrt(squares) + polynomial(LAST_BUT_ONE, u);
        double phi = (squares - 2 * m[n - 1] * m[n - 1] - 2 * m[n - 2] * m[n - 2])
                / (1 - 2 * last * last - 2 * lastButOne * lastButOne);
        double[] weights = new double[n];
        for (int i = 2; i < n - 2; i++) {
            weights[i] = m[i] / Math.sqrt(phi);
        }
        weights[n - 1] = last;
        weights[n - 2] = lastButOne;
        weights[0] = -last;
        weights[1] = -lastButOne;
        return weights;
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
