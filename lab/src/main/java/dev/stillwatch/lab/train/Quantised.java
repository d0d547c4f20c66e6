package dev.stillwatch.lab.train;

import dev.stillwatch.sketch.text.EmbeddingModel;
import org.ejml.data.DMatrixRMaj;

/**
 * Word vectors as signed bytes, each with a weight: a component is about byte times weight times unit.
 */
final class Quantised {
    private static final int MOST_BYTE = 127;

    private final short[] weights;
    private final byte[] vectors;
    private final double unit;

    Quantised(short[] weights, byte[] vectors, double unit) {
        this.weights = weights;
        this.vectors = vectors;
        this.unit = unit;
    }

    /** 1 to 2,047. */
    short[] weights() {
        return weights;
    }

    /** Rows of bytes. */
    byte[] vectors() {
        return vectors;
    }

    /** What one is worth. */
    double unit() {
        return unit;
    }

    static Quantised of(DMatrixRMaj matrix) {
        double[] greatest = new double[matrix.numRows];
        double most = 0;
        for (int row = 0; row < matrix.numRows; row++) {
            for (int i = 0; i < matrix.numCols; i++) {
                greatest[row] = Math.max(greatest[row], Math.abs(matrix.get(row, i)));
            }
            most = Math.max(most, greatest[row]);
        }
        double unit = most / (MOST_BYTE * EmbeddingModel.MOST_WEIGHT);
        short[] weights = new short[matrix.numRows];
        byte[] vectors = new byte[matrix.getNumElements()];
        for (int row = 0; row < matrix.numRows; row++) {
            weights[row] = (short) Math.max(1, Math.ceil(greatest[row] / (MOST_BYTE * unit)));
            for (int i = 0; i < matrix.numCols; i++) {
                long rounded = Math.round(matrix.get(row, i) / (weights[row] * unit));
                vectors[row * matrix.numCols + i] = (byte) Math.clamp(rounded, -MOST_BYTE, MOST_BYTE);
            }
        }
        return new Quantised(weights, vectors, unit);
    }
}
