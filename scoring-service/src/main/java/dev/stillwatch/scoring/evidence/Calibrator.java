package dev.stillwatch.scoring.evidence;

/**
 * Turns a p-value into an e-value: the mixture ∫₀¹ κ p^(κ−1) dκ = (1 − p + p ln p) / (p ln² p) of Vovk and Wang, "E-values: calibration,
 * combination and applications" (Annals of Statistics, 2021). It needs no parameter, integrates to 1 over p, and grows nearly as 1/p.
 */
public final class Calibrator {

    /** Below this distance from p = 1 the closed form loses its digits and its series takes over. */
    private static final double NEAR_ONE = 1e-3;

    private Calibrator() {}

    /**
     * Natural logarithm of the e-value.
     *
     * @param p a p-value, above 0 and at most 1
     * @throws IllegalArgumentException when p is not a p-value that a rank can give
     */
    public static double logE(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("Not a p-value: " + p);
        }
        double log = StrictMath.log(p);
        if (-log < NEAR_ONE) {
            return StrictMath.log(0.5 - log / 6 + log * log / 24);
        }
        return StrictMath.log((1 - p + p * log) / (p * log * log));
    }
}
