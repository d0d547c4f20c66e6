package dev.stillwatch.scoring.evidence;

/**
 * Ways to bet against uniform p-values: densities (1 − λ) + λκp^(κ−1) on 0 to 1, which fall in p and integrate to 1, so each turns
 * a p-value into an e-value (Vovk and Wang, "E-values: calibration, combination and applications", Annals of Statistics 2021). λ is the
 * share of remarkable accounts that a bet is made for and κ how remarkable they are. The product of one bet over the members
 * of a cohort is a test martingale, and so is the average over all bets: a mixture that loses little against the best of them.
 */
public final class Bets {

    private static final double[][] GRID = {{1, 0.2}, {1, 0.5}, {0.5, 0.1}, {0.5, 0.3}, {0.2, 0.1}, {0.1, 0.05}};

    /** How many bets there are. */
    public static final int NUMBER = GRID.length;

    private Bets() {}

    /**
     * Natural logarithm of what a bet makes of a p-value.
     *
     * @param bet which bet, from 0
     * @param surprisal −ln p in nats, 0 or more
     */
    static double logE(int bet, double surprisal) {
        double share = GRID[bet][0];
        double power = GRID[bet][1];
        return StrictMath.log(1 - share + share * power * StrictMath.exp((1 - power) * surprisal));
    }
}
