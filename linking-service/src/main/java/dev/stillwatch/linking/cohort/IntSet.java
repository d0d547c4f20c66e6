package dev.stillwatch.linking.cohort;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A set of numbers, sorted, in one array: millions of small ones are held and walked, few are changed at a time. */
final class IntSet {

    static final int[] NONE = {};

    private int[] items = NONE;
    private int size;

    /** A set of numbers that are ascending and distinct; takes the array. */
    static IntSet ofSorted(int[] ascending) {
        var set = new IntSet();
        set.items = ascending;
        set.size = ascending.length;
        return set;
    }

    /** Adds one; false when it was there. */
    boolean add(int item) {
        int at = Arrays.binarySearch(items, 0, size, item);
        if (at >= 0) {
            return false;
        }
        int insert = -at - 1;
        if (size == items.length) {
            items = Arrays.copyOf(items, Math.max(4, size + (size >> 1)));
        }
        System.arraycopy(items, insert, items, insert + 1, size - insert);
        items[insert] = item;
        size++;
        return true;
    }

    /** Removes one; false when it was not there. */
    boolean remove(int item) {
        int at = Arrays.binarySearch(items, 0, size, item);
        if (at < 0) {
            return false;
        }
        System.arraycopy(items, at + 1, items, at, size - at - 1);
        size--;
        return true;
    }

    boolean contains(int item) {
        return Arrays.binarySearch(items, 0, size, item) >= 0;
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int get(int index) {
        return items[index];
    }

    void forEach(IntConsumer action) {
        for (int i = 0; i < size; i++) {
            action.accept(items[i]);
        }
    }

    IntStream stream() {
        return Arrays.stream(items, 0, size);
    }

    int[] toArray() {
        return Arrays.copyOf(items, size);
    }
}
