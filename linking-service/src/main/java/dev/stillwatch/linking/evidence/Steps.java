package dev.stillwatch.linking.evidence;

/**
 * Counts in steps, two to a doubling: 1, 2, 3, 4, 6, 8, 12, 16 and so on. Weights are made from counts in steps, so that one account more among thousands does not change
 * the weight of a value for all who hold it; a step is worth less than half a nat.
 */
public final class Steps {

    private Steps() {}

    /** The largest step that is not above a count. */
    public static long floor(long count) {
        if (count < 4) {
            return count;
        }
        long step = Long.highestOneBit(count) / 2;
        return count / step * step;
    }
}
