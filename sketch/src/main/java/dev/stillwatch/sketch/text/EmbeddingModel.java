package dev.stillwatch.sketch.text;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What an embedding is made with: a vector and a weight a word, and how to centre and scale what comes of them. 48 dimensions say what a text speaks of,
 * {@link Form#SIZE} how it is written. Arithmetic is of whole numbers up to one square root and a scaling, so the same text gives the same
 * bytes on every machine.
 */
public final class EmbeddingModel {
    /** Dimensions of the word part. */
    public static final int WORD_DIMENSIONS = 48;

    /** Greatest weight of a word. */
    public static final int MOST_WEIGHT = 2_047;

    private static final int MAGIC = 0x5357_4532;
    private static final long NUMBER = WordHash.of("0");

    private final int[] hashes;
    private final short[] weights;
    private final byte[] vectors;
    private final int strangers;
    private final float[] centre;
    private final float[] scale;
    private final float[] formMean;
    private final float[] formDeviation;
    private final float formShare;

    /** A model; the arrays are kept, and not to be written to. */
    public EmbeddingModel(
            int[] hashes,
            short[] weights,
            byte[] vectors,
            int strangers,
            float[] centre,
            float[] scale,
            float[] formMean,
            float[] formDeviation,
            float formShare) {
        this.hashes = hashes;
        this.weights = weights;
        this.vectors = vectors;
        this.strangers = strangers;
        this.centre = centre;
        this.scale = scale;
        this.formMean = formMean;
        this.formDeviation = formDeviation;
        this.formShare = formShare;
    }

    /** The upper half of each known word's hash, ascending without sign. */
    public int[] hashes() {
        return hashes;
    }

    /** How much each word says, 0 to 2,047 (smooth inverse frequency, Arora et al. 2017, times the vector's own scale). */
    public short[] weights() {
        return weights;
    }

    /** 48 signed bytes a word, in the order of {@code hashes}, turned to principal axes. */
    public byte[] vectors() {
        return vectors;
    }

    /** Weight of a word that is not known, whose vector is drawn from its hash. */
    public int strangers() {
        return strangers;
    }

    /** Mean over texts of the word part at length 1. */
    public float[] centre() {
        return centre;
    }

    /** By axis, what to multiply with after the mean is taken off. */
    public float[] scale() {
        return scale;
    }

    /** Mean of each number of the form. */
    public float[] formMean() {
        return formMean;
    }

    /** Standard deviation of each, above 0. */
    public float[] formDeviation() {
        return formDeviation;
    }

    /** Length of the form part where the word part has length 1. */
    public float formShare() {
        return formShare;
    }

    /** The upper half of a word's hash, by which the model knows it; all words with a digit are one. */
    public static int key(Tokens tokens, int index) {
        return (int) ((tokens.isNumber(index) ? NUMBER : tokens.hash(index)) >>> 32);
    }

    /** Reads what {@link #write} wrote. */
    public static EmbeddingModel read(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readInt() != MAGIC) {
            throw new IOException("not an embedding model");
        }
        int words = in.readInt();
        int strangers = in.readInt();
        int[] hashes = new int[words];
        short[] weights = new short[words];
        for (int i = 0; i < words; i++) {
            hashes[i] = in.readInt();
            weights[i] = in.readShort();
        }
        byte[] vectors = in.readNBytes(words * WORD_DIMENSIONS);
        return new EmbeddingModel(
                hashes,
                weights,
                vectors,
                strangers,
                floats(in, WORD_DIMENSIONS),
                floats(in, WORD_DIMENSIONS),
                floats(in, Form.SIZE),
                floats(in, Form.SIZE),
                in.readFloat());
    }

    /** Writes the model; equal models give equal bytes. */
    public void write(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(to);
        out.writeInt(MAGIC);
        out.writeInt(hashes.length);
        out.writeInt(strangers);
        for (int i = 0; i < hashes.length; i++) {
            out.writeInt(hashes[i]);
            out.writeShort(weights[i]);
        }
        out.write(vectors);
        for (float[] numbers : new float[][] {centre, scale, formMean, formDeviation, {formShare}}) {
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
