package dev.stillwatch.sketch.activity;

/**
 * HyperLogLog (Flajolet et al. 2007) on registers of the sparse vector, with the improved raw estimator of Ertl, "New cardinality
 * estimation algorithms for HyperLogLog sketches" (2017, algorithm 6), which needs no correction tables.
 *
 * <p>Own code and not a library's: a register is one slot of the {@link SparseVector} that merges by maximum, so that a set of three
 * members costs six bytes and the laws of Activity need one proof; library sketches carry a header and modes of their own each.
 */
final class HyperLogLog {
    private HyperLogLog() {}

    static int register(long hash, int precision) {
        return (int) (hash >>> (64 - precision));
    }

    static int rank(long hash, int precision) {
        return Long.numberOfLeadingZeros((hash << precision) | (1L << (precision - 1))) + 1;
    }

    /** Estimates the set's size from its registers, each 0 to 65 − precision. */
    static double estimate(long[] registers, int precision) {
        int m = registers.length;
        int q = 64 - precision;
        int[] multiplicity = new int[q + 2];
        for (long register : registers) {
            multiplicity[(int) register]++;
        }
        double z = m * tau(1 - (double) multiplicity[q + 1] / m);
        for (int k = q; k >= 1; k--) {
            z = 0.5 * (z + multiplicity[k]);
        }
        z += m * sigma((double) multiplicity[0] / m);
        double alpha = 1 / (2 * StrictMath.log(2));
        return alpha * m * m / z;
    }

    private static double sigma(double start) {
        if (start == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double x = start;
        double y = 1;
        double z = x;
        double before;
        do {
            x *= x;
            before = z;
            z += x * y;
            y += y;
        } while (z != before);
        return z;
    }

    private static double tau(double start) {
        if (start == 0 || start == 1) {
            return 0;
        }
        double x = start;
        double y = 1;
        double z = 1 - x;
        double before;
        do {
            x = StrictMath.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        } while (z != before);
        return z / 3;
    }
}
