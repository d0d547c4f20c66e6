package dev.stillwatch.sketch.text;

/**
 * Random-feature embedding: words, pairs of words and runs of three to five letters inside words, each hashed to one of 64 dimensions with a sign
 * (feature hashing, Weinberger et al. 2009), scaled to length 127. Words that every text has are left out. The product of two
 * embeddings is an unbiased, noisy estimate of how many features the texts share. The seed is fixed and has no key, so that embeddings
 * of different keys and installations compare.
 */
final class Embedding {
    static final int DIMENSIONS = 64;

    private static final int TOKENS_READ = 2_048;
    private static final int SHORTEST_RUN = 3;
    private static final int LONGEST_RUN = 5;
    private static final int WORD_WEIGHT = 4;
    private static final int PAIR_WEIGHT = 3;
    private static final long PAIR_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long RUN_START = 0x2545F4914F6CDD1DL;
    private static final int LENGTH = 127;

    private Embedding() {}

    /** 64 signed bytes; none when the text has no word that says anything. */
    static byte[] of(Tokens tokens) {
        int[] sums = new int[DIMENSIONS];
        int read = Math.min(tokens.size(), TOKENS_READ);
        boolean previousSays = false;
        for (int i = 0; i < read; i++) {
            boolean says = StopWords.mask(tokens.hash(i)) == 0;
            if (says) {
                add(sums, WordHash.mix(tokens.hash(i)), WORD_WEIGHT);
                if (!tokens.is(i, Tokens.UNSPACED)) {
                    addRuns(sums, tokens, i);
                }
            }
            if (i > 0 && (says || previousSays)) {
                add(sums, WordHash.mix(tokens.hash(i - 1) * PAIR_FACTOR + tokens.hash(i)), PAIR_WEIGHT);
            }
            previousSays = says;
        }
        return scale(sums);
    }

    private static void addRuns(int[] sums, Tokens tokens, int index) {
        int length = tokens.length(index);
        for (int from = 0; from + SHORTEST_RUN <= length; from++) {
            long hash = RUN_START;
            int to = Math.min(length, from + LONGEST_RUN);
            for (int i = from; i < to; i++) {
                hash = WordHash.next(hash, tokens.lowerCharAt(index, i));
                if (i - from + 1 >= SHORTEST_RUN) {
                    add(sums, WordHash.mix(hash), 1);
                }
            }
        }
    }

    private static void add(int[] sums, long hash, int weight) {
        sums[(int) hash & (DIMENSIONS - 1)] += (hash & DIMENSIONS) == 0 ? weight : -weight;
    }

    private static byte[] scale(int[] sums) {
        double squared = 0;
        for (int sum : sums) {
            squared += (double) sum * sum;
        }
        if (squared == 0) {
            return new byte[0];
        }
        double factor = LENGTH / Math.sqrt(squared);
        byte[] bytes = new byte[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            bytes[i] = (byte) Math.round(sums[i] * factor);
        }
        return bytes;
    }
}
