package dev.stillwatch.sketch.activity;

import java.util.Arrays;

/**
 * The embeddings of a subject's prompts, as their number, their sum and the sum of their squared lengths. An embedding has 64 dimensions
 * and length near 127; means and cosines are given for length 1.
 */
public final class Embeddings {
    private static final double UNIT = 127;

    private final long number;
    private final long[] sum;
    private final long squared;

    Embeddings(long number, long[] sum, long squared) {
        this.number = number;
        this.sum = sum;
        this.squared = squared;
    }

    /** How many prompts have an embedding. */
    public long number() {
        return number;
    }

    /** The mean, a copy: 64 numbers, each −1 to 1; zeros when there is none. */
    public double[] mean() {
        double scale = number == 0 ? 0 : 1 / (UNIT * number);
        return Arrays.stream(sum).mapToDouble(value -> value * scale).toArray();
    }

    /**
     * Mean cosine over pairs of different prompts, without bias: (‖Σx‖² − Σ‖x‖²) / n(n − 1). 1 when all are alike, about 0
     * when nothing is shared; 0 with fewer than two.
     */
    public double meanCosine() {
        return number < 2 ? 0 : (sumSquared() - (double) squared) / (UNIT * UNIT * number * (number - 1.0));
    }

    /** Spread around the mean for unit length: 0 when all are alike, near 1 when unrelated; 0 when there is none. */
    public double spread() {
        return number == 0 ? 0 : (squared - sumSquared() / (double) number) / (UNIT * UNIT * number);
    }

    /** ‖Σx‖² in stored units. */
    long sumSquared() {
        long total = 0;
        for (long value : sum) {
            total += value * value;
        }
        return total;
    }
}
