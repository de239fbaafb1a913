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
        super.add(factors, first, i, b, fromRow, toRow, whole, toColumn, into);
        super.add(factors, i, end, b, fromRow, toRow, fromColumn, toColumn, into);
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
            // Not fused: the plain twin must round alike.
            DoubleVector a0 = DoubleVector.broadcast(DOUBLES, f0[r]);
            s00 = s00.add(a0.mul(left));
            s01 = s01.add(a0.mul(right));
            DoubleVector a1 = DoubleVector.broadcast(DOUBLES, f1[r]);
            s10 = s10.add(a1.mul(left));
            s11 = s11.add(a1.mul(right));
            DoubleVector a2 = DoubleVector.broadcast(DOUBLES, f2[r]);
            s20 = s20.add(a2.mul(left));
            s21 = s21.add(a2.mul(right));
            DoubleVector a3 = DoubleVector.broadcast(DOUBLES, f3[r]);
            s30 = s30.add(a3.mul(left));
            s31 = s31.add(a3.mul(right));
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
