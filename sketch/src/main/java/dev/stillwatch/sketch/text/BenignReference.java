package dev.stillwatch.sketch.text;

import java.util.Collection;

/**
 * How the embeddings of benign prompts are spread: their mean and covariance. Says how far the mean of some prompts lies from it, with every direction
 * measured by how much benign prompts vary in it (Hotelling 1931): a shift along a steady direction weighs more than one along a restless one, which
 * is why it sees a small share that a plain distance between means does not.
 *
 * <p>Vectors may be prompts, or means of accounts: one account's prompts resemble one another, so what is asked of accounts is better compared with
 * a reference of account means and {@code prompts} 1.
 */
public final class BenignReference {
    private static final double SHRINKAGE = 0.02;
    private static final int SIZE = Embedding.DIMENSIONS;

    private final double[] mean;
    private final Cholesky root;
    private final double vectors;

    private BenignReference(double[] mean, Cholesky root, double vectors) {
        this.mean = mean;
        this.root = root;
        this.vectors = vectors;
    }

    /**
     * The reference of some vectors, each counted alike; the covariance is shrunk by 2 % of its mean variance.
     *
     * @param vectors embeddings divided by 127, or means of such; two at least
     */
    public static BenignReference of(Collection<double[]> vectors) {
        if (vectors.size() < 2) {
            throw new IllegalArgumentException("a reference needs two vectors or more, not " + vectors.size());
        }
        double[] mean = new double[SIZE];
        for (double[] vector : vectors) {
            for (int i = 0; i < SIZE; i++) {
                mean[i] += vector[i] / vectors.size();
            }
        }
        double[][] covariance = new double[SIZE][SIZE];
        for (double[] vector : vectors) {
            for (int i = 0; i < SIZE; i++) {
                double left = (vector[i] - mean[i]) / (vectors.size() - 1);
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += left * (vector[j] - mean[j]);
                }
            }
        }
        double trace = 0;
        for (int i = 0; i < SIZE; i++) {
            trace += covariance[i][i];
        }
        for (int i = 0; i < SIZE; i++) {
            covariance[i][i] += Math.max(SHRINKAGE * trace / SIZE, Double.MIN_NORMAL);
        }
        return new BenignReference(mean, Cholesky.of(covariance), vectors.size());
    }

    /**
     * Puts a vector into the reference's own units: benign ones have mean 0 and variance 1 in every direction, nearly.
     *
     * @param vector an embedding divided by 127, or a mean of such
     */
    public double[] whiten(double[] vector) {
        double[] centred = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            centred[i] = vector[i] - mean[i];
        }
        return root.solveLower(centred);
    }

    /**
     * How far a mean of prompts lies from the benign: about 64 for prompts drawn independently from the reference's own, with standard deviation 11;
     * greater when they are not.
     *
     * @param mean the mean embedding, at length 1 ({@code Embeddings.mean()})
     * @param prompts how many independent vectors it is of, above 0
     */
    public double shift(double[] mean, double prompts) {
        double squared = 0;
        for (double value : whiten(mean)) {
            squared += value * value;
        }
        return squared / noise(prompts);
    }

    /** Variance, by direction, of a whitened mean of so many vectors: theirs, and that of the reference's own mean. */
    double noise(double prompts) {
        return 1 / prompts + 1 / vectors;
    }
}
