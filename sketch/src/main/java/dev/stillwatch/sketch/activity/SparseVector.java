package dev.stillwatch.sketch.activity;

import java.util.Arrays;

/**
 * A map from slot to number, zero where nothing stands. Two vectors merge slot by slot: slots of the band of maxima take the greater
 * number, all others the sum. Integer addition (modulo 2^64) and the maximum of non-negative numbers are commutative monoids with
 * identity 0, so their product is one; that is the whole proof of Activity's laws, but for the days.
 *
 * <p>Days are slots of an open range, of which the newest 64 are kept. That keeps the laws: a day among the newest 64 of a
 * whole is among the newest 64 of every part that has it, so no part ever dropped it.
 */
final class SparseVector {
    static final SparseVector EMPTY = new SparseVector(new int[0], new long[0]);
    static final int FIRST_MAXIMUM = 4096;
    static final int FIRST_DAY = 16384;
    static final int LAST_SLOT = FIRST_DAY + 50_000;
    static final int DAYS_KEPT = 64;

    private static final long[] MOST = greatest();

    private final int[] slots;
    private final long[] values;

    /** Takes the arrays as they are: slots ascending and distinct, values not zero. */
    private SparseVector(int[] slots, long[] values) {
        this.slots = slots;
        this.values = values;
    }

    /** Makes a vector of the first {@code size} entries; zeros and days but the newest are left out. */
    static SparseVector of(int[] slots, long[] values, int size) {
        int[] keptSlots = new int[size];
        long[] keptValues = new long[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (values[i] != 0) {
                keptSlots[kept] = slots[i];
                keptValues[kept++] = values[i];
            }
        }
        int days = firstAtOrAfter(keptSlots, kept, FIRST_DAY);
        int drop = Math.max(0, kept - days - DAYS_KEPT);
        if (drop > 0) {
            System.arraycopy(keptSlots, days + drop, keptSlots, days, kept - days - drop);
            System.arraycopy(keptValues, days + drop, keptValues, days, kept - days - drop);
            kept -= drop;
        }
        return kept == 0 ? EMPTY : new SparseVector(Arrays.copyOf(keptSlots, kept), Arrays.copyOf(keptValues, kept));
    }

    static long combine(int slot, long a, long b) {
        return slot >= FIRST_MAXIMUM && slot < FIRST_DAY ? Math.max(a, b) : a + b;
    }

    /** Whether a stored number may stand in a slot: any sum may, a maximum from 1 to what its slot can hold. */
    static boolean allows(int slot, long value) {
        if (slot < FIRST_MAXIMUM || slot >= FIRST_DAY) {
            return true;
        }
        int index = slot - FIRST_MAXIMUM;
        return value > 0 && value <= (index < MOST.length ? MOST[index] : Long.MAX_VALUE);
    }

    /** The greatest number of each maximum that has a name. */
    private static long[] greatest() {
        long[] most = new long[Extreme.LAST_SLOT + 1 - FIRST_MAXIMUM];
        Arrays.fill(most, Long.MAX_VALUE);
        for (Distinct set : Distinct.values()) {
            int from = set.base() - FIRST_MAXIMUM;
            Arrays.fill(most, from, from + set.registers(), 65L - set.precision());
        }
        for (Extreme extreme : Extreme.values()) {
            most[extreme.slot() - FIRST_MAXIMUM] = Extreme.FAR_END - 1;
        }
        return most;
    }

    SparseVector merge(SparseVector other) {
        if (other.slots.length == 0) {
            return this;
        }
        if (slots.length == 0) {
            return other;
        }
        int most = slots.length + other.slots.length;
        int[] mergedSlots = new int[most];
        long[] mergedValues = new long[most];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < slots.length || j < other.slots.length) {
            int left = i < slots.length ? slots[i] : Integer.MAX_VALUE;
            int right = j < other.slots.length ? other.slots[j] : Integer.MAX_VALUE;
            mergedSlots[size] = Math.min(left, right);
            if (left == right) {
                mergedValues[size++] = combine(left, values[i++], other.values[j++]);
            } else {
                mergedValues[size++] = left < right ? values[i++] : other.values[j++];
            }
        }
        return of(mergedSlots, mergedValues, size);
    }

    long get(int slot) {
        int at = Arrays.binarySearch(slots, slot);
        return at < 0 ? 0 : values[at];
    }

    /** Returns the numbers of {@code size} slots from {@code base}. */
    long[] range(int base, int size) {
        long[] range = new long[size];
        for (int i = indexOf(base); i < slots.length && slots[i] < base + size; i++) {
            range[slots[i] - base] = values[i];
        }
        return range;
    }

    /** Index of the first entry at or after a slot. */
    int indexOf(int slot) {
        return firstAtOrAfter(slots, slots.length, slot);
    }

    int size() {
        return slots.length;
    }

    int slotAt(int index) {
        return slots[index];
    }

    long valueAt(int index) {
        return values[index];
    }

    private static int firstAtOrAfter(int[] slots, int size, int slot) {
        int at = Arrays.binarySearch(slots, 0, size, slot);
        return at < 0 ? -at - 1 : at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseVector that
                && Arrays.equals(slots, that.slots)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(slots) + Arrays.hashCode(values);
    }
}
