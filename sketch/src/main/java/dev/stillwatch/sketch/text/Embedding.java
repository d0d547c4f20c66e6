package dev.stillwatch.sketch.text;

import java.util.Arrays;

/**
 * Embeddings of texts: a weighted mean of word vectors, centred and scaled (Arora et al. 2017, "A simple but tough-to-beat baseline for sentence
 * embeddings"), beside the text's {@link Form}; 64 signed bytes of length near 127. Texts that say alike things in other words are near. There is
 * no key, so that embeddings of different keys and installations compare. Safe for all threads.
 */
public final class Embedding {
    /** Dimensions of an embedding. */
    public static final int DIMENSIONS = EmbeddingModel.WORD_DIMENSIONS + Form.SIZE;

    private static final int WORDS = EmbeddingModel.WORD_DIMENSIONS;
    private static final int TOKENS_READ = 2_048;
    private static final int MOST_DEVIATIONS = 3;
    private static final int LENGTH = 127;

    private final EmbeddingModel model;
    private final int[] slots;

    /** Embeds with a model. */
    public Embedding(EmbeddingModel model) {
        this.model = model;
        this.slots = new int[Integer.highestOneBit(Math.max(1, model.hashes().length)) * 4];
        Arrays.fill(slots, -1);
        for (int i = 0; i < model.hashes().length; i++) {
            slots[slot(model.hashes()[i])] = i;
        }
    }

    /** 64 signed bytes; none when the text has no word. */
    public byte[] of(Tokens tokens) {
        int[] sums = sums(tokens);
        double length = length(sums);
        if (length == 0) {
            return new byte[0];
        }
        double[] values = new double[DIMENSIONS];
        double squared = 0;
        for (int i = 0; i < WORDS; i++) {
            values[i] = (sums[i] / length - model.centre()[i]) * model.scale()[i];
            squared += values[i] * values[i];
        }
        double unit = squared == 0 ? 0 : 1 / Math.sqrt(squared);
        for (int i = 0; i < WORDS; i++) {
            values[i] *= unit;
        }
        addForm(values, Form.of(tokens));
        return bytes(values);
    }

    /** Weighted sums of the word vectors, before centring: what a model's centre is estimated from. */
    public int[] sums(Tokens tokens) {
        int[] sums = new int[WORDS];
        int read = Math.min(tokens.size(), TOKENS_READ);
        for (int i = 0; i < read; i++) {
            int key = EmbeddingModel.key(tokens, i);
            int word = slots[slot(key)];
            if (word < 0) {
                addStranger(sums, WordHash.mix(tokens.hash(i)));
            } else {
                add(sums, word * WORDS, model.weights()[word]);
            }
        }
        return sums;
    }

    private void add(int[] sums, int from, int weight) {
        byte[] vectors = model.vectors();
        for (int i = 0; i < WORDS; i++) {
            sums[i] += weight * vectors[from + i];
        }
    }

    private void addStranger(int[] sums, long bits) {
        int weight = model.strangers();
        for (int i = 0; i < WORDS; i++) {
            int negative = (int) -((bits >>> i) & 1);
            sums[i] += (weight ^ negative) - negative;
        }
    }

    private void addForm(double[] values, double[] form) {
        double factor = model.formShare() / Math.sqrt(Form.SIZE);
        for (int i = 0; i < Form.SIZE; i++) {
            double deviations = (form[i] - model.formMean()[i]) / model.formDeviation()[i];
            values[WORDS + i] = factor * Math.clamp(deviations, -MOST_DEVIATIONS, MOST_DEVIATIONS);
        }
    }

    private static byte[] bytes(double[] values) {
        double squared = 0;
        for (double value : values) {
            squared += value * value;
        }
        double factor = squared == 0 ? 0 : LENGTH / Math.sqrt(squared);
        byte[] bytes = new byte[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            bytes[i] = (byte) Math.round(values[i] * factor);
        }
        return bytes;
    }

    private static double length(int[] sums) {
        double squared = 0;
        for (int sum : sums) {
            squared += (double) sum * sum;
        }
        return Math.sqrt(squared);
    }

    private int slot(int key) {
        int most = slots.length - 1;
        int at = (int) WordHash.mix(key) & most;
        while (slots[at] >= 0 && model.hashes()[slots[at]] != key) {
            at = (at + 1) & most;
        }
        return at;
    }
}
