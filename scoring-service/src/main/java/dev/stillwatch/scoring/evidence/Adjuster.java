package dev.stillwatch.scoring.evidence;

/**
 * Insurance for looking: turns the wealth of a test martingale, looked at whenever one likes and whatever else one knows, into an e-value.
 * By Ville's inequality one over the greatest wealth ever reached is a p-value, and the calibrator (1 − p + p ln p) / (p ln² p) of Vovk
 * and Wang (Annals of Statistics, 2021) makes an e-value of that; so of any wealth up to the greatest (Dawid et al., "Insuring against loss of
 * evidence", 2011). It is what combining martingales of different filtrations needs (Choe and Ramdas, "Combining evidence across
 * filtrations", 2024): the rank of an account at 5 exchanges says something about its rank at 20.
 */
final class Adjuster {

    /** Below this the closed form loses its digits and its series takes over. */
    private static final double SMALL = 1e-3;

    private Adjuster() {}

    /**
     * Natural logarithm of the e-value.
     *
     * @param logWealth natural logarithm of the wealth; one below 0 counts as 0
     */
    static double logE(double logWealth) {
        double l = Math.max(0, logWealth);
        if (l < SMALL) {
            return StrictMath.log(0.5 + l / 6 + l * l / 24);
        }
        return l + StrictMath.log(1 - StrictMath.exp(-l) * (1 + l)) - 2 * StrictMath.log(l);
    }
}
