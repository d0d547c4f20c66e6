package dev.stillwatch.sketch.text;

import java.util.Arrays;

/**
 * A text with its slots taken out: the hashes of the words that are frame, each run of filling as one mark. Two fillings of one template
 * have equal skeletons when the filling shows by its form, and near ones otherwise.
 */
final class Skeleton {
    /** Fewest words of frame that are specific to anything. */
    static final int SPECIFIC_WORDS = 6;

    private static final long SLOT = 0x534C4F54_534C4F54L;
    private static final int OPENING_WORDS = 8;

    private final long[] items;
    private final int weight;
    private final int opening;
    private final int openingWeight;

    private Skeleton(long[] items, int weight, int opening, int openingWeight) {
        this.items = items;
        this.weight = weight;
        this.opening = opening;
        this.openingWeight = openingWeight;
    }

    static Skeleton of(Tokens tokens) {
        boolean[] slots = Slots.of(tokens);
        long[] items = new long[slots.length];
        int size = 0;
        int weight = 0;
        int opening = -1;
        int openingWeight = 0;
        for (int i = 0; i < slots.length; i++) {
            if (!slots[i]) {
                items[size++] = tokens.hash(i);
                weight += tokens.is(i, Tokens.UNSPACED) ? 1 : 2;
            } else if (size == 0 || items[size - 1] != SLOT) {
                items[size++] = SLOT;
            }
            if (opening < 0 && weight >= 2 * OPENING_WORDS) {
                opening = size;
                openingWeight = weight;
            }
        }
        return new Skeleton(Arrays.copyOf(items, size), weight, opening, openingWeight);
    }

    /** Words of frame, two characters of a script without spaces taken as one. */
    int words() {
        return weight / 2;
    }

    /** Whether there is enough frame to tell one template from another. */
    boolean isSpecific() {
        return words() >= SPECIFIC_WORDS;
    }

    /** Hashes of frame words and slot marks, in order. */
    long[] items() {
        return items;
    }

    /** The items up to the eighth word of frame; empty when there are no more words than that. */
    long[] opening() {
        return opening < 0 || weight <= openingWeight ? new long[0] : Arrays.copyOf(items, opening);
    }
}
