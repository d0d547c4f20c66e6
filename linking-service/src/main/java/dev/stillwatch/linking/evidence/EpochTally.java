package dev.stillwatch.linking.evidence;

import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one account showed in one epoch. Adding is commutative: the same exchanges and facts in any order give the same tally. It is bounded:
 * of each sort of value the ones with the smallest spread are kept, so what is left out of a very busy account is the same ones in any
 * order, and the same ones in every account. Not for several threads.
 */
public final class EpochTally {

    /** Most families, and most other values, that are kept of an epoch. */
    public static final int MOST_VALUES = 256;

    /** Most values from facts that are kept of an epoch. */
    public static final int MOST_LASTING = 64;

    private static final Comparator<SharedValue> BY_SPREAD =
            Comparator.comparing(SharedValue::spread, Long::compareUnsigned).thenComparing(Comparator.naturalOrder());

    private final TreeMap<SharedValue, Integer> families = new TreeMap<>(BY_SPREAD);
    private final TreeMap<SharedValue, Integer> fleeting = new TreeMap<>(BY_SPREAD);
    private final TreeMap<SharedValue, Integer> lasting = new TreeMap<>(BY_SPREAD);
    private int prompts;

    /** Counts exchanges that had a prompt. */
    public void prompts(int more) {
        prompts += more;
    }

    /** Adds a value of an exchange, seen so often. */
    public void seen(SharedValue value, int times) {
        keep(value.kind().family() ? families : fleeting, value, times, MOST_VALUES);
    }

    /** Adds a value that an account fact states; it holds for as long as the account is active. */
    public void stated(SharedValue value) {
        keep(lasting, value, 1, MOST_LASTING);
    }

    private static void keep(NavigableMap<SharedValue, Integer> in, SharedValue value, int times, int most) {
        in.merge(value, times, Integer::sum);
        if (in.size() > most) {
            in.pollLastEntry();
        }
    }

    /** Exchanges that had a prompt. */
    public int prompts() {
        return prompts;
    }

    /** Template families and how many exchanges showed each. */
    public SortedMap<SharedValue, Integer> families() {
        return Collections.unmodifiableSortedMap(families);
    }

    /** Other values of exchanges. */
    public SortedMap<SharedValue, Integer> fleeting() {
        return Collections.unmodifiableSortedMap(fleeting);
    }

    /** Values that facts stated. */
    public SortedMap<SharedValue, Integer> lasting() {
        return Collections.unmodifiableSortedMap(lasting);
    }
}
