package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;

/**
 * How many exchanges a day the accounts of a campaign make: log-uniform between the slowest and the fastest account.
 *
 * @param slowest of the slowest account, above 0
 * @param fastest of the fastest account
 */
public record Rates(double slowest, double fastest) {
    /** The fastest account makes so many times the exchanges of the slowest, where only the mean is known. */
    private static final double SPREAD = 4;

    /** Checks the figures. */
    public Rates {
        if (!(slowest > 0) || fastest < slowest) {
            throw new IllegalArgumentException("rates make no sense: " + slowest + " to " + fastest);
        }
    }

    /** Rates with this mean over the accounts. */
    public static Rates around(double mean) {
        double slowest = mean * StrictMath.log(SPREAD) / (SPREAD - 1);
        return new Rates(slowest, slowest * SPREAD);
    }

    /** The mean over the accounts. */
    public double mean() {
        return fastest == slowest ? slowest : (fastest - slowest) / StrictMath.log(fastest / slowest);
    }

    /** The rate of one account. */
    public double draw(Dice account) {
        return slowest * StrictMath.pow(fastest / slowest, account.unit());
    }

    /** The same, so many times as fast. */
    public Rates times(double factor) {
        return new Rates(slowest * factor, fastest * factor);
    }
}
