package dev.stillwatch.linking.evidence;

/**
 * Counts in steps, two to a doubling: 1, 2, 3, 4, 6, 8, 12, 16 and so on. Weights are made from counts in steps, so that one account more among thousands does not change
 * the weight of a value for all who hold it; a step is worth less than half a nat.
 */
public final class Steps {

    private static final double[] LOGARITHMS = new double[2 * Long.SIZE];

    static {
        for (int bit = 0; bit < Long.SIZE - 1; bit++) {
            LOGARITHMS[2 * bit] = StrictMath.log((double) (1L << bit));
            LOGARITHMS[2 * bit + 1] = StrictMath.log(1.5 * (1L << bit));
        }
    }

    private Steps() {}

    /** The largest step that is not above a count. */
    public static long floor(long count) {
        if (count < 4) {
            return count;
        }
        long step = Long.highestOneBit(count) / 2;
        return count / step * step;
    }

    /** The natural logarithm of {@link #floor}, for a count of 1 or more. */
    public static double log(long count) {
        int bit = Long.SIZE - 1 - Long.numberOfLeadingZeros(count);
        boolean upper = bit > 0 && ((count >>> (bit - 1)) & 1) == 1;
        return LOGARITHMS[2 * bit + (upper ? 1 : 0)];
    }
}
