package dev.stillwatch.linking.cohort;

import java.util.Arrays;

/** A number for each of many things that are numbered themselves; what was never set has the number it was made with. */
final class IntColumn {

    private final int unset;
    private int[] items = IntSet.NONE;
    private int bound;

    IntColumn(int unset) {
        this.unset = unset;
    }

    int get(int thing) {
        return thing < bound ? items[thing] : unset;
    }

    void set(int thing, int item) {
        if (thing >= items.length) {
            items = Arrays.copyOf(items, Math.max(16, thing + 1 + (thing >> 1)));
        }
        if (thing >= bound) {
            Arrays.fill(items, bound, thing + 1, unset);
            bound = thing + 1;
        }
        items[thing] = item;
    }

    /** Adds to a number that has been set, or to the unset one. Returns the sum. */
    int add(int thing, int by) {
        int sum = get(thing) + by;
        set(thing, sum);
        return sum;
    }
}
