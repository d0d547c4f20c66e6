package dev.stillwatch.lab.evaluate.report;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;
import org.jspecify.annotations.Nullable;

/**
 * A measure over several readings, with a 95 % confidence interval: Student's t over readings, one a seed, since what varies is the
 * whole simulated world; Wilson's over the things counted where there is one reading only or the things are campaigns, one reading
 * each. Wilson's takes a campaign's accounts for independent, which they are not, and so is too narrow: more seeds are the remedy.
 *
 * @param mean mean of the readings that gave a number; null: none did
 * @param low lower end of the interval; null: there is none
 * @param high upper end
 * @param readings how many gave a number
 * @param never how many waited in vain
 */
public record Estimate(
        @Nullable Double mean,
        @Nullable Double low,
        @Nullable Double high,
        int readings,
        int never) {
    private static final double ALPHA = 0.05;

    /** Estimates from one reading a seed. */
    static Estimate over(List<Reading> readings) {
        List<Double> values = new ArrayList<>();
        Reading.Share only = null;
        boolean shares = true;
        int never = 0;
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Value number -> {
                    values.add(number.value());
                    shares = false;
                }
                case Reading.Share share -> {
                    values.add(share.value());
                    only = share;
                }
                case Reading.Never ignored -> never++;
                case Reading.Unknown ignored -> {
                    // Says nothing.
                }
            }
        }
        if (values.size() == 1 && only != null) {
            return wilson(only.part(), only.whole(), 1);
        }
        return student(values, shares, never);
    }

    /** Estimates one share from the things counted in all readings. */
    static Estimate pooled(List<Reading> readings) {
        long part = 0;
        long whole = 0;
        int count = 0;
        for (Reading reading : readings) {
            if (reading instanceof Reading.Share share) {
                part += share.part();
                whole += share.whole();
                count++;
            }
        }
        return whole == 0 ? new Estimate(null, null, null, 0, 0) : wilson(part, whole, count);
    }

    private static Estimate wilson(long part, long whole, int readings) {
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(
                Math.toIntExact(whole), Math.toIntExact(part), ALPHA);
        return new Estimate((double) part / whole, interval.getLowerBound(), interval.getUpperBound(), readings, 0);
    }

    private static Estimate student(List<Double> values, boolean shares, int never) {
        int n = values.size();
        if (n == 0) {
            return new Estimate(null, null, null, 0, never);
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        if (n == 1) {
            return new Estimate(mean, null, null, 1, never);
        }
        double variance = values.stream()
                        .mapToDouble(value -> (value - mean) * (value - mean))
                        .sum()
                / (n - 1);
        if (variance == 0) {
            return new Estimate(mean, mean, mean, n, never);
        }
        Interval interval = NormalConfidenceInterval.MEAN.fromErrorRate(mean, variance, n, ALPHA);
        return new Estimate(
                mean,
                shares ? Math.max(0, interval.getLowerBound()) : interval.getLowerBound(),
                shares ? Math.min(1, interval.getUpperBound()) : interval.getUpperBound(),
                n,
                never);
    }
}
