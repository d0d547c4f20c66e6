package dev.stillwatch.lab.train;

import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Weighted mean and covariance of vectors. */
final class Spread {
    private final double[] mean;
    private final DMatrixRMaj covariance;

    Spread(double[] mean, DMatrixRMaj covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    double[] mean() {
        return mean;
    }

    DMatrixRMaj covariance() {
        return covariance;
    }

    /**
     * Of some vectors.
     *
     * @param weights one a vector, summing to 1
     */
    static Spread of(List<double[]> vectors, double[] weights) {
        int size = vectors.getFirst().length;
        double[] mean = new double[size];
        for (int n = 0; n < weights.length; n++) {
            for (int i = 0; i < size; i++) {
                mean[i] += weights[n] * vectors.get(n)[i];
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(size, size);
        for (int n = 0; n < weights.length; n++) {
            double[] vector = vectors.get(n);
            for (int i = 0; i < size; i++) {
                double left = weights[n] * (vector[i] - mean[i]);
                for (int j = 0; j <= i; j++) {
                    covariance.data[i * size + j] += left * (vector[j] - mean[j]);
                }
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                covariance.data[j * size + i] = covariance.data[i * size + j];
            }
        }
        return new Spread(mean, covariance);
    }

    double variance(int i) {
        return covariance.get(i, i);
    }

    double meanVariance() {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += variance(i);
        }
        return sum / mean.length;
    }

    float[] floatMean() {
        float[] floats = new float[mean.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) mean[i];
        }
        return floats;
    }
}
