package dev.stillwatch.sketch.elicitation;

import dev.stillwatch.sketch.text.Embedding;
import dev.stillwatch.sketch.text.Tokens;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.List;

/**
 * Weights of the trained classifier: a class's log-odds are its bias, plus what its lexical log-odds are worth, plus what the embedding is worth, plus the
 * mean weight of the features that are there times the root of their number. Feature weights are whole numbers from −127 to 127, so their sums are exact.
 */
public final class LinearModel {
    private static final int MAGIC = 0x5357_4C31;
    private static final int CLASSES = ElicitationClassifier.CLASSES;
    private static final byte[] NO_EMBEDDING = {};
    private static final double[] NO_CUES = new double[CLASSES];

    private final byte[] weights;
    private final float[] units;
    private final float[] biases;
    private final float[] lexical;
    private final float[] meanings;

    /**
     * A model; the arrays are kept, and not to be written to.
     *
     * @param weights by feature, and in it by class
     * @param units what one of a class's weights is worth
     * @param biases log-odds of each class without anything found
     * @param lexical what a nat of a class's lexical log-odds is worth
     * @param meanings what the embedding is worth, by dimension, and in it by class
     */
    public LinearModel(byte[] weights, float[] units, float[] biases, float[] lexical, float[] meanings) {
        this.weights = weights;
        this.units = units;
        this.biases = biases;
        this.lexical = lexical;
        this.meanings = meanings;
    }

    /**
     * Log-odds of the classes for a text: the greatest of what the whole says and what its beginning and its end say by themselves, of which neither embedding nor
     * cues are read.
     *
     * @param cues lexical log-odds of the whole
     */
    public double[] logOdds(Tokens text, double[] cues) {
        return logOdds(HashedWords.of(text), text.embedding(), cues, HashedWords.segments(text));
    }

    /** Log-odds of the classes for a text as a whole. */
    double[] ofWhole(Tokens text, double[] cues) {
        return logOdds(HashedWords.of(text), text.embedding(), cues);
    }

    /** The same as for a text, of what has been read already. */
    public double[] logOdds(BitSet whole, byte[] embedding, double[] cues, List<BitSet> segments) {
        double[] greatest = logOdds(whole, embedding, cues);
        for (BitSet segment : segments) {
            greatest = greater(greatest, logOdds(segment, NO_EMBEDDING, NO_CUES));
        }
        return greatest;
    }

    /** The greater of each. */
    static double[] greater(double[] one, double[] other) {
        double[] greater = one.clone();
        for (int i = 0; i < greater.length; i++) {
            greater[i] = Math.max(greater[i], other[i]);
        }
        return greater;
    }

    /** Log-odds of the classes from the features that are there, an embedding and the lexical log-odds. */
    public double[] logOdds(BitSet features, byte[] embedding, double[] lexicalLogOdds) {
        int[] sums = new int[CLASSES];
        int number = 0;
        for (int at = features.nextSetBit(0); at >= 0; at = features.nextSetBit(at + 1)) {
            number++;
            for (int i = 0; i < CLASSES; i++) {
                sums[i] += weights[at * CLASSES + i];
            }
        }
        double scale = 1 / Math.sqrt(Math.max(1, number));
        double[] logOdds = new double[CLASSES];
        for (int i = 0; i < CLASSES; i++) {
            logOdds[i] = biases[i] + lexical[i] * lexicalLogOdds[i] + units[i] * scale * sums[i];
        }
        for (int d = 0; d < embedding.length; d++) {
            for (int i = 0; i < CLASSES; i++) {
                logOdds[i] += meanings[d * CLASSES + i] * embedding[d];
            }
        }
        return logOdds;
    }

    /** This model with other biases: each lowered by so much. */
    public LinearModel lowered(double[] by) {
        float[] lower = biases.clone();
        for (int i = 0; i < CLASSES; i++) {
            lower[i] -= (float) by[i];
        }
        return new LinearModel(weights, units, lower, lexical, meanings);
    }

    /** Reads what {@link #write} wrote. */
    public static LinearModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readInt() != MAGIC) {
            throw new IOException("not an elicitation model");
        }
        byte[] weights = in.readNBytes(HashedWords.SIZE * CLASSES);
        return new LinearModel(
                weights,
                floats(in, CLASSES),
                floats(in, CLASSES),
                floats(in, CLASSES),
                floats(in, CLASSES * Embedding.DIMENSIONS));
    }

    /** Writes the model; equal models give equal bytes. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.write(weights);
        for (float[] numbers : new float[][] {units, biases, lexical, meanings}) {
            for (float number : numbers) {
                out.writeFloat(number);
            }
        }
        out.flush();
    }

    private static float[] floats(DataInputStream in, int size) throws IOException {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }
}
