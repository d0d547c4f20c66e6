package dev.stillwatch.linking.cohort;

import java.util.Arrays;

/**
 * Up to three values that say enough together, so that all who hold all of them are linked without a look at each pair.
 *
 * @param first lowest number
 * @param second next number, or -1
 * @param third highest number, or -1
 */
record Combination(int first, int second, int third) {

    static Combination of(int... values) {
        int[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Combination(sorted[0], sorted.length > 1 ? sorted[1] : -1, sorted.length > 2 ? sorted[2] : -1);
    }

    /** Its values. */
    int[] values() {
        return second < 0
                ? new int[] {first}
                : third < 0 ? new int[] {first, second} : new int[] {first, second, third};
    }
}
