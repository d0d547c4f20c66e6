package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The words and pairs of words that a text holds, hashed into 16,384 features that are there or not (Weinberger et al. 2009). Words with a
 * digit are one. Of a long text the first 768 words and the last 256 are read.
 */
public final class HashedWords {
    /** How many features. */
    public static final int SIZE = 1 << 14;

    /** Words of the beginning or end of a prompt that are read by themselves: what is asked for stands there, and what it is asked about in between. */
    private static final int SEGMENT = 16;

    private static final int LEAST_SEGMENT = 6;

    private static final int HEAD = 768;
    private static final int TAIL = 256;
    private static final long NUMBER = 0x6e75_6d62_6572L;
    private static final long PAIR = 0x9E37_79B9_7F4A_7C15L;

    private HashedWords() {}

    /** The features that are there. */
    public static BitSet of(Tokens tokens) {
        BitSet features = new BitSet(SIZE);
        int head = Math.min(tokens.size(), HEAD);
        add(tokens, 0, head, features);
        add(tokens, Math.max(head, tokens.size() - TAIL), tokens.size(), features);
        return features;
    }

    /**
     * The features of the first {@value #SEGMENT} words, and of the last where a text has more; each by itself, so that a text of any length does not dilute
     * them. None of a text of less than {@value #LEAST_SEGMENT} words: what is left of it is read as a whole, and says little.
     */
    public static List<BitSet> segments(Tokens tokens) {
        int size = tokens.size();
        List<BitSet> segments = new ArrayList<>(2);
        if (size >= LEAST_SEGMENT) {
            segments.add(range(tokens, 0, Math.min(size, SEGMENT)));
        }
        if (size > SEGMENT) {
            segments.add(range(tokens, size - SEGMENT, size));
        }
        return segments;
    }

    private static BitSet range(Tokens tokens, int from, int end) {
        BitSet features = new BitSet(SIZE);
        add(tokens, from, end, features);
        return features;
    }

    private static void add(Tokens tokens, int from, int end, BitSet features) {
        long previous = 0;
        for (int i = from; i < end; i++) {
            long word = tokens.isNumber(i) ? NUMBER : tokens.hash(i);
            features.set(slot(word));
            if (i > from) {
                features.set(slot(previous * PAIR + word));
            }
            previous = word;
        }
    }

    /** The upper bits of a multiplication: words' hashes are spread already, pairs' by it. */
    private static int slot(long hash) {
        return (int) ((hash * PAIR) >>> 50);
    }
}
