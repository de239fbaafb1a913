package anomaly.neighbors;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops in the processor's vectors, by the incubating module {@code jdk.incubator.vector}: the only class that
 * sees it. Java must be started with {@code --add-modules jdk.incubator.vector}.
 */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> FOUR = DoubleVector.SPECIES_256;
    private static final int LANES = FLOATS.length();

    /** Features multiplied before the next rows take their turn: 64 rows of them stay in the nearest cache. */
    private static final int FEATURES = 128;

    @Override
    public boolean distances(double[] query, double[] block, int from, double bound, double[] into) {
        VectorMask<Double> near = DOUBLES.maskAll(false);
        for (int i = 0; i < BLOCK; i += DOUBLES.length()) {
            DoubleVector sum = squares(query, block, from + i);
            sum.intoArray(into, i);
            near = near.or(sum.compare(VectorOperators.LE, bound));
        }
        return near.anyTrue();
    }

    @Override
    public void distances(double[] query, double[] block, double[] into) {
        for (int i = 0; i < BLOCK; i += DOUBLES.length()) {
            squares(query, block, i).intoArray(into, i);
        }
    }

    /** The squared distances to as many rows as a vector holds. */
    private static DoubleVector squares(double[] query, double[] block, int from) {
        DoubleVector s0 = DoubleVector.zero(DOUBLES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int j = 0;
        for (; j + 3 < query.length; j += 4) {
            int at = from + j * BLOCK;
            s0 = addSquare(query[j], block, at, s0);
            s1 = addSquare(query[j + 1], block, at + BLOCK, s1);
            s2 = addSquare(query[j + 2], block, at + 2 * BLOCK, s2);
            s3 = addSquare(query[j + 3], block, at + 3 * BLOCK, s3);
        }
        if (j < query.length) {
            s0 = addSquare(query[j], block, from + j * BLOCK, s0);
        }
        if (j + 1 < query.length) {
            s1 = addSquare(query[j + 1], block, from + (j + 1) * BLOCK, s1);
        }
        if (j + 2 < query.length) {
            s2 = addSquare(query[j + 2], block, from + (j + 2) * BLOCK, s2);
        }
        return s0.add(s1).add(s2.add(s3));
    }

    private static DoubleVector addSquare(double value, double[] block, int at, DoubleVector sum) {
        DoubleVector d = DoubleVector.broadcast(DOUBLES, value).sub(DoubleVector.fromArray(DOUBLES, block, at));
        // Not fused: the plain twin must round alike.
        return sum.add(d.mul(d));
    }

    @Override
    public void nearest(double[] squares, int point, double[] first, double[] second, double[] number) {
        for (int i = 0; i < BLOCK; i += DOUBLES.length()) {
            DoubleVector square = DoubleVector.fromArray(DOUBLES, squares, i);
            DoubleVector least = DoubleVector.fromArray(DOUBLES, first, i);
            DoubleVector next = DoubleVector.fromArray(DOUBLES, second, i);
            VectorMask<Double> nearer = square.compare(VectorOperators.LT, least);
            // Compared, not by the minimum, which takes several steps to put -0 before 0.
            next = next.blend(square, square.compare(VectorOperators.LT, next)).blend(least, nearer);
            next.intoArray(second, i);
            least.blend(square, nearer).intoArray(first, i);
            DoubleVector.fromArray(DOUBLES, number, i).blend(point, nearer).intoArray(number, i);
        }
    }

    @Override
    public double squared(double[] a, double[] b) {
        if (a.length < SquaredDistance.WIDE || DOUBLES.length() < FOUR.length()) {
            return SquaredDistance.between(a, b);
        }
        DoubleVector s0 = DoubleVector.zero(FOUR);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int whole = a.length & -16;
        for (int j = 0; j < whole; j += 16) {
            s0 = addSquare(a, b, j, s0);
            s1 = addSquare(a, b, j + 4, s1);
            s2 = addSquare(a, b, j + 8, s2);
            s3 = addSquare(a, b, j + 12, s3);
        }
        DoubleVector sum = s0.add(s1).add(s2.add(s3));
        double total = (sum.lane(0) + sum.lane(1)) + (sum.lane(2) + sum.lane(3));
        return total + SquaredDistance.rest(a, b, whole);
    }

    private static DoubleVector addSquare(double[] a, double[] b, int at, DoubleVector sum) {
        DoubleVector d = DoubleVector.fromArray(FOUR, a, at).sub(DoubleVector.fromArray(FOUR, b, at));
        return sum.add(d.mul(d));
    }

    @Override
    public void products(float[] a, int fromA, float[] b, int fromB, int width, float[] into) {
        multiply(a, fromA, b, fromB, Math.min(width, FEATURES), into);
        float[] more = new float[width > FEATURES ? BLOCK * BLOCK : 0];
        for (int first = FEATURES; first < width; first += FEATURES) {
            int features = Math.min(width - first, FEATURES);
            multiply(a, fromA + first * BLOCK, b, fromB + first * BLOCK, features, more);
            for (int i = 0; i < more.length; i++) {
                into[i] += more[i];
            }
        }
    }

    private static void multiply(float[] a, int fromA, float[] b, int fromB, int features, float[] into) {
        for (int k = 0; k < BLOCK; k += 4 * LANES) {
            for (int i = 0; i < BLOCK; i += 4) {
                tile(a, fromA + i, b, fromB + k, features, into, i * BLOCK + k);
            }
        }
    }

    /** Four rows by four vectors: sixteen sums live in registers while the features pass. */
    private static void tile(float[] a, int fromA, float[] b, int fromB, int features, float[] into, int at) {
        FloatVector s00 = FloatVector.zero(FLOATS);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s13 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        FloatVector s23 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s32 = s00;
        FloatVector s33 = s00;
        for (int j = 0; j < features; j++) {
            int inB = fromB + j * BLOCK;
            int inA = fromA + j * BLOCK;
            FloatVector b0 = FloatVector.fromArray(FLOATS, b, inB);
            FloatVector b1 = FloatVector.fromArray(FLOATS, b, inB + LANES);
            FloatVector b2 = FloatVector.fromArray(FLOATS, b, inB + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(FLOATS, b, inB + 3 * LANES);
            FloatVector a0 = FloatVector.broadcast(FLOATS, a[inA]);
            s00 = a0.fma(b0, s00);
            s01 = a0.fma(b1, s01);
            s02 = a0.fma(b2, s02);
            s03 = a0.fma(b3, s03);
            FloatVector a1 = FloatVector.broadcast(FLOATS, a[inA + 1]);
            s10 = a1.fma(b0, s10);
            s11 = a1.fma(b1, s11);
            s12 = a1.fma(b2, s12);
            s13 = a1.fma(b3, s13);
            FloatVector a2 = FloatVector.broadcast(FLOATS, a[inA + 2]);
            s20 = a2.fma(b0, s20);
            s21 = a2.fma(b1, s21);
            s22 = a2.fma(b2, s22);
            s23 = a2.fma(b3, s23);
            FloatVector a3 = FloatVector.broadcast(FLOATS, a[inA + 3]);
            s30 = a3.fma(b0, s30);
            s31 = a3.fma(b1, s31);
            s32 = a3.fma(b2, s32);
            s33 = a3.fma(b3, s33);
        }
        store(into, at, s00, s01, s02, s03);
        store(into, at + BLOCK, s10, s11, s12, s13);
        store(into, at + 2 * BLOCK, s20, s21, s22, s23);
        store(into, at + 3 * BLOCK, s30, s31, s32, s33);
    }

    private static void store(float[] into, int at, FloatVector s0, FloatVector s1, FloatVector s2, FloatVector s3) {
        s0.intoArray(into, at);
        s1.intoArray(into, at + LANES);
        s2.intoArray(into, at + 2 * LANES);
        s3.intoArray(into, at + 3 * LANES);
    }

    @Override
    public boolean near(float norm, float bound, float[] products, int from, float[] norms, float[] bounds) {
        VectorMask<Float> far = FLOATS.maskAll(true);
        for (int k = 0; k < BLOCK; k += LANES) {
            FloatVector least = FloatVector.fromArray(FLOATS, norms, k)
                    .add(norm)
                    .sub(FloatVector.fromArray(FLOATS, products, from + k).mul(2));
            FloatVector most = FloatVector.fromArray(FLOATS, bounds, k).max(bound);
            far = far.and(least.compare(VectorOperators.GT, most));
        }
        return !far.allTrue();
    }
}
