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
    private static final int END_WORDS = 8;

    private final long[] items;
    private final int weight;
    private final int opening;
    private final int openingWeight;
    private final int closing;

    private Skeleton(long[] items, int weight, int opening, int openingWeight, int closing) {
        this.items = items;
        this.weight = weight;
        this.opening = opening;
        this.openingWeight = openingWeight;
        this.closing = closing;
    }

    static Skeleton of(Tokens tokens) {
        boolean[] slots = Slots.of(tokens);
        long[] items = new long[slots.length];
        int last = closing(tokens, slots);
        int size = 0;
        int weight = 0;
        int opening = -1;
        int openingWeight = 0;
        int closing = 0;
        for (int i = 0; i < slots.length; i++) {
            if (i == last) {
                closing = size;
            }
            if (!slots[i]) {
                items[size++] = tokens.hash(i);
                weight += weight(tokens, i);
            } else if (size == 0 || i == last || items[size - 1] != SLOT) {
                items[size++] = SLOT;
            }
            if (opening < 0 && weight >= 2 * END_WORDS) {
                opening = size;
                openingWeight = weight;
            }
        }
        return new Skeleton(Arrays.copyOf(items, size), weight, opening, openingWeight, closing);
    }

    /** The first word of the last sentence, or of as many of the last as have eight words of frame; 0 when that is the whole text. */
    private static int closing(Tokens tokens, boolean[] slots) {
        int weight = 0;
        for (int i = slots.length - 1; i > 0; i--) {
            weight += slots[i] ? 0 : weight(tokens, i);
            if (weight >= 2 * END_WORDS && opensSentence(tokens, i)) {
                return i;
            }
        }
        return 0;
    }

    /** Whether a sentence or line ends between a word and the one before it. */
    private static boolean opensSentence(Tokens tokens, int index) {
        return tokens.text()
                .substring(tokens.end(index - 1), tokens.start(index))
                .codePoints()
                .anyMatch(c -> Characters.endsSentence(c) || Characters.isLineBreak(c));
    }

    private static int weight(Tokens tokens, int index) {
        return tokens.is(index, Tokens.UNSPACED) ? 1 : 2;
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

    /** The items of the last sentence, or of as many of the last as have eight words of frame; empty when that is all there is. */
    long[] closing() {
        return closing == 0 ? new long[0] : Arrays.copyOfRange(items, closing, items.length);
    }
}
