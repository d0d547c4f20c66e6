package dev.stillwatch.lab.simulate.chance;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A source of chance. The same seed gives the same draws on every machine ({@link StrictMath} throughout). {@link #of} makes a source
 * that depends on the seed and a label alone, not on what was drawn before, so that a change in one place of the simulator moves
 * nothing elsewhere. Not for several threads.
 */
public final class Dice {
    private final long seed;
    private final SplittableRandom random;

    /** A source that follows from the seed. */
    public Dice(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(Mix.mix(seed));
    }

    /** A source of its own for the thing the label names. */
    public Dice of(String label) {
        return new Dice(Mix.mix(seed, label));
    }

    /** A source of its own for the thing of that name and number. */
    public Dice of(String label, long number) {
        return new Dice(Mix.mix(Mix.mix(seed, label), number));
    }

    /** The seed, for ids and habits that hang on it. */
    public long seed() {
        return seed;
    }

    /** From 0 (inclusive) to 1 (exclusive). */
    public double unit() {
        return Mix.unit(random.nextLong());
    }

    /** From low to high, both finite. */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** A whole number from low to high, both inclusive. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** A whole number from 0 (inclusive) to the bound (exclusive). */
    public int below(int bound) {
        return (int) (unit() * bound);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** 64 random bits. */
    public long bits() {
        return random.nextLong();
    }

    /** One of them, each as likely. */
    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A place in the list, as likely as its weight. */
    public int weighted(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double point = unit() * sum;
        for (int i = 0; i < weights.length; i++) {
            point -= weights[i];
            if (point < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /** A standard normal number (Box and Muller 1958). */
    public double gaussian() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - unit())) * StrictMath.cos(2 * StrictMath.PI * unit());
    }

    /** A log-normal number with this median; sigma is the standard deviation of its logarithm. */
    public double logNormal(double median, double sigma) {
        return median * StrictMath.exp(sigma * gaussian());
    }

    /** An exponential number with this mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** A Poisson count with this mean. */
    public int poisson(double mean) {
        if (mean > 50) {
            return (int) Math.max(0, StrictMath.rint(mean + StrictMath.sqrt(mean) * gaussian()));
        }
        double limit = StrictMath.exp(-mean);
        double product = unit();
        int count = 0;
        while (product > limit) {
            product *= unit();
            count++;
        }
        return count;
    }

    /** A count of at least 1 with this mean, each further one as likely as the last. */
    public int geometric(double mean) {
        int count = 1;
        while (count < 1_000 && chance(1 - 1 / mean)) {
            count++;
        }
        return count;
    }
}
