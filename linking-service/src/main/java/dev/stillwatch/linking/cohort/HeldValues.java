package dev.stillwatch.linking.cohort;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** The values that one account holds, by number ascending, each with the day of its latest sighting. */
final class HeldValues {

    static final int NEVER = Integer.MIN_VALUE;

    private int[] values = IntSet.NONE;
    private int[] days = IntSet.NONE;
    private int size;

    /** Sets the day of a value; holds it from now on. */
    void set(int value, int day) {
        int at = Arrays.binarySearch(values, 0, size, value);
        if (at >= 0) {
            days[at] = day;
            return;
        }
        int insert = -at - 1;
        if (size == values.length) {
            int room = Math.max(4, size + (size >> 1));
            values = Arrays.copyOf(values, room);
            days = Arrays.copyOf(days, room);
        }
        System.arraycopy(values, insert, values, insert + 1, size - insert);
        System.arraycopy(days, insert, days, insert + 1, size - insert);
        values[insert] = value;
        days[insert] = day;
        size++;
    }

    void remove(int value) {
        int at = Arrays.binarySearch(values, 0, size, value);
        if (at >= 0) {
            System.arraycopy(values, at + 1, values, at, size - at - 1);
            System.arraycopy(days, at + 1, days, at, size - at - 1);
            size--;
        }
    }

    /** The day a value was seen last, or {@link #NEVER}. */
    int day(int value) {
        int at = Arrays.binarySearch(values, 0, size, value);
        return at < 0 ? NEVER : days[at];
    }

    int size() {
        return size;
    }

    int value(int index) {
        return values[index];
    }

    /** Calls for every value. */
    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(values[i]);
        }
    }

    int dayAt(int index) {
        return days[index];
    }
}
