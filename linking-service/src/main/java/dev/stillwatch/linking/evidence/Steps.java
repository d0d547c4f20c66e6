package dev.stillwatch.linking.evidence;

/**
 * Counts in steps, four to a doubling. Weights are made from counts in steps, so that one account more among thousands does not change
 * the weight of a value for all who hold it; a step is worth less than a quarter of a nat.
 */
public final class Steps {

    private Steps() {}

    /** The largest step that is not above a count; counts up to 8 are steps themselves. */
    public static long floor(long count) {
        if (count <= 8) {
            return count;
        }
        long step = Long.highestOneBit(count) / 4;
        return count / step * step;
    }
}
