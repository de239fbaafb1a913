package anomaly.linear;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products in the processor's vectors, by the incubating module {@code jdk.incubator.vector}: four rows by two vectors
 * of the result stay in registers while the rows of the right factor pass.
 */
final class VectorMultiplier extends Multiplier {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = DOUBLES.length();
    private static final int ROWS = 4;

    @Override
    void add(
            double[][] factors,
            int first,
            int end,
            double[][] b,
            int fromRow,
            int toRow,
            int fromColumn,
            int toColumn,
            double[][] into) {
        int whole = fromColumn + (toColumn - fromColumn) / (2 * LANES) * (2 * LANES);
        int i = first;
        for (; i + ROWS <= end; i += ROWS) {
            for (int j = fromColumn; j < whole; j += 2 * LANES) {
                tile(factors, i, b, fromRow, toRow, j, into);
            }
        }
        addRest(factors, first, i, b, fromRow, toRow, whole, toColumn, into);
        addRest(factors, i, end, b, fromRow, toRow, fromColumn, toColumn, into);
    }

    /** What no tile covers, fused as the tiles are. */
    private static void addRest(
            double[][] factors,
            int first,
            int end,
            double[][] b,
            int fromRow,
            int toRow,
            int fromColumn,
            int toColumn,
            double[][] into) {
        for (int i = first; i < end && fromColumn < toColumn; i++) {
            int r = fromRow;
            for (; r + 3 < toRow; r += 4) {
                addFour(factors[i], r, b, fromColumn, toColumn, into[i]);
            }
            for (; r < toRow; r++) {
                addOne(factors[i][r], b[r], fromColumn, toColumn, into[i]);
            }
        }
    }

    private static void addFour(double[] factors, int r, double[][] b, int from, int to, double[] into) {
        double f0 = factors[r];
        double f1 = factors[r + 1];
        double f2 = factors[r + 2];
        double f3 = factors[r + 3];
        double[] b0 = b[r];
        double[] b1 = b[r + 1];
        double[] b2 = b[r + 2];
        double[] b3 = b[r + 3];
        for (int j = from; j < to; j++) {
            into[j] = Math.fma(f3, b3[j], Math.fma(f2, b2[j], Math.fma(f1, b1[j], Math.fma(f0, b0[j], into[j]))));
        }
    }

    private static void addOne(double factor, double[] b, int from, int to, double[] into) {
        for (int j = from; j < to; j++) {
            into[j] = Math.fma(factor, b[j], into[j]);
        }
    }

    private static void tile(double[][] factors, int i, double[][] b, int fromRow, int toRow, int j, double[][] into) {
        double[] f0 = factors[i];
        double[] f1 = factors[i + 1];
        double[] f2 = factors[i + 2];
        double[] f3 = factors[i + 3];
        DoubleVector s00 = DoubleVector.fromArray(DOUBLES, into[i], j);
        DoubleVector s01 = DoubleVector.fromArray(DOUBLES, into[i], j + LANES);
        DoubleVector s10 = DoubleVector.fromArray(DOUBLES, into[i + 1], j);
        DoubleVector s11 = DoubleVector.fromArray(DOUBLES, into[i + 1], j + LANES);
        DoubleVector s20 = DoubleVector.fromArray(DOUBLES, into[i + 2], j);
        DoubleVector s21 = DoubleVector.fromArray(DOUBLES, into[i + 2], j + LANES);
        DoubleVector s30 = DoubleVector.fromArray(DOUBLES, into[i + 3], j);
        DoubleVector s31 = DoubleVector.fromArray(DOUBLES, into[i + 3], j + LANES);
        for (int r = fromRow; r < toRow; r++) {
            DoubleVector left = DoubleVector.fromArray(DOUBLES, b[r], j);
            DoubleVector right = DoubleVector.fromArray(DOUBLES, b[r], j + LANES);
            DoubleVector a0 = DoubleVector.broadcast(DOUBLES, f0[r]);
            s00 = a0.fma(left, s00);
            s01 = a0.fma(right, s01);
            DoubleVector a1 = DoubleVector.broadcast(DOUBLES, f1[r]);
            s10 = a1.fma(left, s10);
            s11 = a1.fma(right, s11);
            DoubleVector a2 = DoubleVector.broadcast(DOUBLES, f2[r]);
            s20 = a2.fma(left, s20);
            s21 = a2.fma(right, s21);
            DoubleVector a3 = DoubleVector.broadcast(DOUBLES, f3[r]);
            s30 = a3.fma(left, s30);
            s31 = a3.fma(right, s31);
        }
        store(into[i], j, s00, s01);
        store(into[i + 1], j, s10, s11);
        store(into[i + 2], j, s20, s21);
        store(into[i + 3], j, s30, s31);
    }

    private static void store(double[] into, int j, DoubleVector left, DoubleVector right) {
        left.intoArray(into, j);
        right.intoArray(into, j + LANES);
    }
}
