package dev.stillwatch.lab.train;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The leading left singular vectors of a sparse matrix, and the eigenvectors of a small symmetric one. The first by randomised subspace iteration
 * (Halko, Martinsson and Tropp 2011) from a start drawn from a seed.
 */
final class PrincipalVectors {
    private static final int SPARE = 12;
    private static final int ROUNDS = 8;

    private PrincipalVectors() {}

    /** Left singular vectors as columns, the i-th times the square root of the i-th singular value; zeros where the matrix has no more. */
    static DMatrixRMaj rooted(SparseMatrix matrix, int number, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DMatrixRMaj basis = new DMatrixRMaj(matrix.size(), Math.min(matrix.size(), number + SPARE));
        for (int i = 0; i < basis.getNumElements(); i++) {
            basis.data[i] = random.nextBoolean() ? 1 : -1;
        }
        for (int round = 0; round < ROUNDS; round++) {
            basis = matrix.times(matrix.transposedTimes(orthonormal(basis)));
        }
        basis = orthonormal(basis);
        DMatrixRMaj projected = matrix.transposedTimes(basis);
        DMatrixRMaj gram = new DMatrixRMaj(basis.numCols, basis.numCols);
        CommonOps_DDRM.multTransA(projected, projected, gram);
        Axes axes = Axes.of(gram);
        DMatrixRMaj vectors = new DMatrixRMaj(basis.numRows, basis.numCols);
        CommonOps_DDRM.mult(basis, axes.vectors(), vectors);
        DMatrixRMaj leading = new DMatrixRMaj(basis.numRows, number);
        int there = Math.min(number, vectors.numCols);
        CommonOps_DDRM.extract(vectors, 0, basis.numRows, 0, there, leading, 0, 0);
        for (int column = 0; column < there; column++) {
            // The Gram matrix holds squares of singular values: their fourth root is the root of the singular value.
            CommonOps_DDRM.scaleCol(Math.sqrt(Math.sqrt(Math.max(0, axes.values()[column]))), leading, column);
        }
        return leading;
    }

    private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
        if (!qr.decompose(matrix.copy())) {
            throw new IllegalStateException("no QR decomposition");
        }
        return qr.getQ(null, true);
    }

    /**
     * Eigenvectors of a symmetric matrix as columns, the greatest eigenvalue first.
     */
    static final class Axes {
        private final double[] values;
        private final DMatrixRMaj vectors;

        Axes(double[] values, DMatrixRMaj vectors) {
            this.values = values;
            this.vectors = vectors;
        }

        /** The eigenvalues. */
        double[] values() {
            return values;
        }

        /** The eigenvectors, each with its greatest entry positive so that signs are settled. */
        DMatrixRMaj vectors() {
            return vectors;
        }

        static Axes of(DMatrixRMaj symmetric) {
            int size = symmetric.numRows;
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
            if (!eigen.decompose(symmetric.copy())) {
                throw new IllegalStateException("no eigenvalues");
            }
            int[] order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            i -> -eigen.getEigenvalue(i).getReal()))
                    .mapToInt(Integer::intValue)
                    .toArray();
            double[] values = new double[size];
            DMatrixRMaj vectors = new DMatrixRMaj(size, size);
            for (int i = 0; i < size; i++) {
                values[i] = eigen.getEigenvalue(order[i]).getReal();
                DMatrixRMaj vector = eigen.getEigenVector(order[i]);
                double sign = Math.abs(CommonOps_DDRM.elementMin(vector)) > CommonOps_DDRM.elementMax(vector) ? -1 : 1;
                for (int row = 0; row < size; row++) {
                    vectors.set(row, i, sign * vector.get(row));
                }
            }
            return new Axes(values, vectors);
        }
    }
}
