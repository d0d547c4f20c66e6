package dev.stillwatch.lab.train;

import java.util.Arrays;

/**
 * How often words stand near one another: pairs at most five words apart, each counted by one over the distance. Gives positive pointwise mutual
 * information with context counts smoothed by the power 0.75 (Levy, Goldberg and Dagan 2015).
 */
final class Cooccurrence {
    private static final int WINDOW = 5;
    private static final double SMOOTHING = 0.75;

    private final int words;
    private final double[] frequency;
    private long[] pairs = new long[1 << 16];
    private double[] weights = new double[1 << 16];
    private int size;

    Cooccurrence(int words) {
        this.words = words;
        this.frequency = new double[words];
    }

    /** Adds a text, given as positions in the vocabulary, −1 for words that are not in it. */
    void add(int[] text) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] < 0) {
                continue;
            }
            frequency[text[i]]++;
            for (int distance = 1; distance <= WINDOW && i + distance < text.length; distance++) {
                if (text[i + distance] >= 0 && text[i + distance] != text[i]) {
                    add(text[i], text[i + distance], 1.0 / distance);
                }
            }
        }
    }

    /** Share of a word in all words read, 0 to 1. */
    double[] shares() {
        double total = Math.max(1, Arrays.stream(frequency).sum());
        return Arrays.stream(frequency).map(count -> count / total).toArray();
    }

    /** Positive pointwise mutual information of each pair of words that met. */
    SparseMatrix information() {
        long[] sorted = Arrays.stream(pairs).filter(pair -> pair != 0).sorted().toArray();
        double[] sums = new double[words];
        for (long pair : sorted) {
            sums[first(pair)] += weights[find(pair)];
            sums[second(pair)] += weights[find(pair)];
        }
        double[] context = Arrays.stream(sums)
                .map(sum -> sum == 0 ? 0 : StrictMath.pow(sum, SMOOTHING))
                .toArray();
        double all = Arrays.stream(context).sum();
        Rows rows = new Rows(words);
        for (long pair : sorted) {
            int one = first(pair);
            int other = second(pair);
            double met = weights[find(pair)] * all;
            rows.add(one, other, StrictMath.log(met / (sums[one] * context[other])));
            rows.add(other, one, StrictMath.log(met / (sums[other] * context[one])));
        }
        return rows.matrix();
    }

    private void add(int one, int other, double weight) {
        if (size * 2 >= pairs.length) {
            grow();
        }
        int at = find(1 + (long) Math.min(one, other) * words + Math.max(one, other));
        size += pairs[at] == 0 ? 1 : 0;
        pairs[at] = 1 + (long) Math.min(one, other) * words + Math.max(one, other);
        weights[at] += weight;
    }

    private int first(long pair) {
        return (int) ((pair - 1) / words);
    }

    private int second(long pair) {
        return (int) ((pair - 1) % words);
    }

    private int find(long pair) {
        int most = pairs.length - 1;
        int at = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 32) & most;
        while (pairs[at] != 0 && pairs[at] != pair) {
            at = (at + 1) & most;
        }
        return at;
    }

    private void grow() {
        long[] oldPairs = pairs;
        double[] oldWeights = weights;
        pairs = new long[oldPairs.length * 2];
        weights = new double[oldPairs.length * 2];
        for (int i = 0; i < oldPairs.length; i++) {
            if (oldPairs[i] != 0) {
                int at = find(oldPairs[i]);
                pairs[at] = oldPairs[i];
                weights[at] = oldWeights[i];
            }
        }
    }

    /** Positive entries on their way to a matrix. */
    private static final class Rows {
        private final int[] sizes;
        private final int[][] columns;
        private final float[][] values;

        Rows(int number) {
            sizes = new int[number];
            columns = new int[number][8];
            values = new float[number][8];
        }

        void add(int row, int column, double value) {
            if (value <= 0) {
                return;
            }
            if (sizes[row] == columns[row].length) {
                columns[row] = Arrays.copyOf(columns[row], sizes[row] * 2);
                values[row] = Arrays.copyOf(values[row], sizes[row] * 2);
            }
            columns[row][sizes[row]] = column;
            values[row][sizes[row]++] = (float) value;
        }

        SparseMatrix matrix() {
            int[] starts = new int[sizes.length + 1];
            for (int row = 0; row < sizes.length; row++) {
                starts[row + 1] = starts[row] + sizes[row];
            }
            int[] allColumns = new int[starts[sizes.length]];
            float[] allValues = new float[starts[sizes.length]];
            for (int row = 0; row < sizes.length; row++) {
                System.arraycopy(columns[row], 0, allColumns, starts[row], sizes[row]);
                System.arraycopy(values[row], 0, allValues, starts[row], sizes[row]);
            }
            return new SparseMatrix(starts, allColumns, allValues);
        }
    }
}
