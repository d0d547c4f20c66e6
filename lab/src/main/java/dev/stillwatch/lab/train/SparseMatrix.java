package dev.stillwatch.lab.train;

import org.ejml.data.DMatrixRMaj;

/**
 * A square sparse matrix by rows.
 */
final class SparseMatrix {
    private final int[] starts;
    private final int[] columns;
    private final float[] values;

    SparseMatrix(int[] starts, int[] columns, float[] values) {
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    /** Where each row starts, and at the end where the last one ends. */
    int[] starts() {
        return starts;
    }

    /** Column of each entry. */
    int[] columns() {
        return columns;
    }

    /** Value of each entry. */
    float[] values() {
        return values;
    }

    int size() {
        return starts.length - 1;
    }

    /** This times a dense matrix. */
    DMatrixRMaj times(DMatrixRMaj dense) {
        DMatrixRMaj product = new DMatrixRMaj(size(), dense.numCols);
        for (int row = 0; row < size(); row++) {
            for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
                addRow(product, row, dense, columns[entry], values[entry]);
            }
        }
        return product;
    }

    /** The transpose of this times a dense matrix. */
    DMatrixRMaj transposedTimes(DMatrixRMaj dense) {
        DMatrixRMaj product = new DMatrixRMaj(size(), dense.numCols);
        for (int row = 0; row < size(); row++) {
            for (int entry = starts[row]; entry < starts[row + 1]; entry++) {
                addRow(product, columns[entry], dense, row, values[entry]);
            }
        }
        return product;
    }

    private static void addRow(DMatrixRMaj to, int row, DMatrixRMaj from, int fromRow, double factor) {
        int columns = to.numCols;
        for (int i = 0; i < columns; i++) {
            to.data[row * columns + i] += factor * from.data[fromRow * columns + i];
        }
    }
}
