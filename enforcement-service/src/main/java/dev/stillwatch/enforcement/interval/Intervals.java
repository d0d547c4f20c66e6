package dev.stillwatch.enforcement.interval;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/** Intervals at 95 %. */
public final class Intervals {

    private static final double TAIL = 0.025;
    private static final double HALF = 0.5;

    /**
     * An interval.
     *
     * @param low its lower end
     * @param high its upper end
     */
    public record Range(double low, double high) {}

    private Intervals() {}

    /**
     * Jeffreys interval of a share (Brown, Cai and DasGupta 2001).
     *
     * @param hits how many did
     * @param of of how many; with none it is everything from 0 to 1
     */
    public static Range share(long hits, long of) {
        if (of == 0) {
            return new Range(0, 1);
        }
        var posterior = BetaDistribution.of(hits + HALF, of - hits + HALF);
        return new Range(
                hits == 0 ? 0 : posterior.inverseCumulativeProbability(TAIL),
                hits == of ? 1 : posterior.inverseCumulativeProbability(1 - TAIL));
    }

    /** Garwood's interval of the mean of a Poisson count (Garwood 1936). */
    public static Range poisson(long count) {
        double low = count == 0 ? 0 : GammaDistribution.of((double) count, 1).inverseCumulativeProbability(TAIL);
        return new Range(low, GammaDistribution.of(count + 1.0, 1).inverseCumulativeProbability(1 - TAIL));
    }

    /** How many of so many happen at most, each with this probability, in 97.5 of 100 cases. */
    public static int atMost(int of, double probability) {
        return of == 0 || probability <= 0
                ? 0
                : BinomialDistribution.of(of, Math.min(1, probability)).inverseCumulativeProbability(1 - TAIL);
    }
}
