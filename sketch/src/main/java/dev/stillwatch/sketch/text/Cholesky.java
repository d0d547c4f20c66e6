package dev.stillwatch.sketch.text;

/** The lower triangular root of a positive definite matrix. */
final class Cholesky {
    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    /**
     * The root; reads the lower triangle only.
     *
     * @throws IllegalArgumentException when the matrix is not positive definite
     */
    static Cholesky of(double[][] matrix) {
        int size = matrix.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && rest <= 0) {
                    throw new IllegalArgumentException("not positive definite at row " + i);
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        return new Cholesky(lower);
    }

    /** Solves root × x = right. */
    double[] solveLower(double[] right) {
        double[] x = new double[right.length];
        for (int i = 0; i < x.length; i++) {
            double rest = right[i];
            for (int k = 0; k < i; k++) {
                rest -= lower[i][k] * x[k];
            }
            x[i] = rest / lower[i][i];
        }
        return x;
    }

    /** Natural logarithm of the matrix's determinant. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += 2 * StrictMath.log(lower[i][i]);
        }
        return sum;
    }
}
