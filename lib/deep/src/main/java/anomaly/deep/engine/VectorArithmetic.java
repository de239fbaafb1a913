package anomaly.deep.engine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops in the processor's vectors, by the incubating module {@code jdk.incubator.vector}. Four rows by two vectors
 * of the result stay in registers; longer vectors than eight floats are not used, since four rows of one vector each would
 * leave the adders waiting.
 */
final class VectorArithmetic extends Arithmetic {
    private static final VectorSpecies<Float> FLOATS =
            FloatVector.SPECIES_PREFERRED.length() > 8 ? FloatVector.SPECIES_256 : FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = FLOATS.length();
    private static final int PAIR = 2 * WIDTH;

    @Override
    void multiply(
            float[] a, int aAt, int aRow, int aStep, float[] b, int bAt, int count, float[] into, int at, int intoRow) {
        for (int l = 0; l < LANES; l += PAIR) {
            tile(a, aAt, aRow, aStep, b, bAt + l, count, into, at + l, intoRow);
        }
    }

    private static void tile(
            float[] a, int aAt, int aRow, int aStep, float[] b, int bAt, int count, float[] into, int at, int intoRow) {
        FloatVector s00 = FloatVector.fromArray(FLOATS, into, at);
        FloatVector s01 = FloatVector.fromArray(FLOATS, into, at + WIDTH);
        FloatVector s10 = FloatVector.fromArray(FLOATS, into, at + intoRow);
        FloatVector s11 = FloatVector.fromArray(FLOATS, into, at + intoRow + WIDTH);
        FloatVector s20 = FloatVector.fromArray(FLOATS, into, at + 2 * intoRow);
        FloatVector s21 = FloatVector.fromArray(FLOATS, into, at + 2 * intoRow + WIDTH);
        FloatVector s30 = FloatVector.fromArray(FLOATS, into, at + 3 * intoRow);
        FloatVector s31 = FloatVector.fromArray(FLOATS, into, at + 3 * intoRow + WIDTH);
        int ofA = aAt;
        int ofB = bAt;
        for (int k = 0; k < count; k++) {
            FloatVector left = FloatVector.fromArray(FLOATS, b, ofB);
            FloatVector right = FloatVector.fromArray(FLOATS, b, ofB + WIDTH);
            FloatVector f0 = FloatVector.broadcast(FLOATS, a[ofA]);
            s00 = f0.fma(left, s00);
            s01 = f0.fma(right, s01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, a[ofA + aRow]);
            s10 = f1.fma(left, s10);
            s11 = f1.fma(right, s11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, a[ofA + 2 * aRow]);
            s20 = f2.fma(left, s20);
            s21 = f2.fma(right, s21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, a[ofA + 3 * aRow]);
            s30 = f3.fma(left, s30);
            s31 = f3.fma(right, s31);
            ofA += aStep;
            ofB += LANES;
        }
        store(into, at, s00, s01);
        store(into, at + intoRow, s10, s11);
        store(into, at + 2 * intoRow, s20, s21);
        store(into, at + 3 * intoRow, s30, s31);
    }

    private static void store(float[] into, int at, FloatVector left, FloatVector right) {
        left.intoArray(into, at);
        right.intoArray(into, at + WIDTH);
    }

    @Override
    void convolve(
            float[] weights,
            int weightAt,
            Taps taps,
            float[] x,
            int xAt,
            float[] bias,
            int biasAt,
            float[] into,
            int at,
            int plane) {
        for (int l = 0; l < LANES; l += PAIR) {
            pixel(weights, weightAt, taps.weights(), taps.places(), x, xAt + l, bias, biasAt, into, at + l, plane);
        }
    }

    private static void pixel(
            float[] weights,
            int weightAt,
            int[] ofTap,
            int[] places,
            float[] x,
            int xAt,
            float[] bias,
            int biasAt,
            float[] into,
            int at,
            int plane) {
        FloatVector s00 = FloatVector.broadcast(FLOATS, bias[biasAt]);
        FloatVector s01 = s00;
        FloatVector s10 = FloatVector.broadcast(FLOATS, bias[biasAt + 1]);
        FloatVector s11 = s10;
        FloatVector s20 = FloatVector.broadcast(FLOATS, bias[biasAt + 2]);
        FloatVector s21 = s20;
        FloatVector s30 = FloatVector.broadcast(FLOATS, bias[biasAt + 3]);
        FloatVector s31 = s30;
        for (int t = 0; t < places.length; t++) {
            int ofX = xAt + places[t];
            int ofW = weightAt + ofTap[t];
            FloatVector left = FloatVector.fromArray(FLOATS, x, ofX);
            FloatVector right = FloatVector.fromArray(FLOATS, x, ofX + WIDTH);
            FloatVector f0 = FloatVector.broadcast(FLOATS, weights[ofW]);
            s00 = f0.fma(left, s00);
            s01 = f0.fma(right, s01);
            FloatVector f1 = FloatVector.broadcast(FLOATS, weights[ofW + 1]);
            s10 = f1.fma(left, s10);
            s11 = f1.fma(right, s11);
            FloatVector f2 = FloatVector.broadcast(FLOATS, weights[ofW + 2]);
            s20 = f2.fma(left, s20);
            s21 = f2.fma(right, s21);
            FloatVector f3 = FloatVector.broadcast(FLOATS, weights[ofW + 3]);
            s30 = f3.fma(left, s30);
            s31 = f3.fma(right, s31);
        }
        store(into, at, s00, s01);
        store(into, at + plane, s10, s11);
        store(into, at + 2 * plane, s20, s21);
        store(into, at + 3 * plane, s30, s31);
    }

    @Override
    void correlate(float[] d, int dAt, int dRow, float[] x, int xAt, int groups, float[] sums, int at, int sumsRow) {
        for (int l = 0; l < LANES; l += PAIR) {
            common(d, dAt + l, dRow, x, xAt + l, groups, sums, at + l, sumsRow);
        }
    }

    private static void common(
            float[] d, int dAt, int dRow, float[] x, int xAt, int groups, float[] sums, int at, int sumsRow) {
        FloatVector s00 = FloatVector.fromArray(FLOATS, sums, at);
        FloatVector s01 = FloatVector.fromArray(FLOATS, sums, at + WIDTH);
        FloatVector s10 = FloatVector.fromArray(FLOATS, sums, at + sumsRow);
        FloatVector s11 = FloatVector.fromArray(FLOATS, sums, at + sumsRow + WIDTH);
        FloatVector s20 = FloatVector.fromArray(FLOATS, sums, at + 2 * sumsRow);
        FloatVector s21 = FloatVector.fromArray(FLOATS, sums, at + 2 * sumsRow + WIDTH);
        FloatVector s30 = FloatVector.fromArray(FLOATS, sums, at + 3 * sumsRow);
        FloatVector s31 = FloatVector.fromArray(FLOATS, sums, at + 3 * sumsRow + WIDTH);
        int ofX = xAt;
        int ofD = dAt;
        for (int j = 0; j < groups; j++) {
            FloatVector left = FloatVector.fromArray(FLOATS, x, ofX);
            FloatVector right = FloatVector.fromArray(FLOATS, x, ofX + WIDTH);
            s00 = FloatVector.fromArray(FLOATS, d, ofD).fma(left, s00);
            s01 = FloatVector.fromArray(FLOATS, d, ofD + WIDTH).fma(right, s01);
            s10 = FloatVector.fromArray(FLOATS, d, ofD + dRow).fma(left, s10);
            s11 = FloatVector.fromArray(FLOATS, d, ofD + dRow + WIDTH).fma(right, s11);
            s20 = FloatVector.fromArray(FLOATS, d, ofD + 2 * dRow).fma(left, s20);
            s21 = FloatVector.fromArray(FLOATS, d, ofD + 2 * dRow + WIDTH).fma(right, s21);
            s30 = FloatVector.fromArray(FLOATS, d, ofD + 3 * dRow).fma(left, s30);
            s31 = FloatVector.fromArray(FLOATS, d, ofD + 3 * dRow + WIDTH).fma(right, s31);
            ofX += LANES;
            ofD += LANES;
        }
        store(sums, at, s00, s01);
        store(sums, at + sumsRow, s10, s11);
        store(sums, at + 2 * sumsRow, s20, s21);
        store(sums, at + 3 * sumsRow, s30, s31);
    }

    @Override
    void sum(float[] x, int xAt, int groups, float center, float[] sums) {
        for (int l = 0; l < LANES; l += WIDTH) {
            FloatVector sum = FloatVector.fromArray(FLOATS, sums, l);
            for (int j = 0; j < groups; j++) {
                sum = sum.add(
                        FloatVector.fromArray(FLOATS, x, xAt + j * LANES + l).sub(center));
            }
            sum.intoArray(sums, l);
        }
    }

    @Override
    void sumProducts(float[] x, int xAt, float center, float[] d, int dAt, float shift, int groups, float[] sums) {
        for (int l = 0; l < LANES; l += WIDTH) {
            FloatVector sum = FloatVector.fromArray(FLOATS, sums, l);
            for (int j = 0; j < groups; j++) {
                FloatVector a =
                        FloatVector.fromArray(FLOATS, x, xAt + j * LANES + l).sub(center);
                FloatVector b =
                        FloatVector.fromArray(FLOATS, d, dAt + j * LANES + l).sub(shift);
                sum = a.fma(b, sum);
            }
            sum.intoArray(sums, l);
        }
    }

    @Override
    void scale(float[] x, int xAt, float factor, float shift, float[] into, int at, int count) {
        FloatVector add = FloatVector.broadcast(FLOATS, shift);
        FloatVector times = FloatVector.broadcast(FLOATS, factor);
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector.fromArray(FLOATS, x, xAt + i).fma(times, add).intoArray(into, at + i);
        }
    }

    @Override
    void combine(
            float[] d,
            int dAt,
            float ofGradient,
            float[] x,
            int xAt,
            float ofValue,
            float shift,
            float[] into,
            int at,
            int count) {
        FloatVector add = FloatVector.broadcast(FLOATS, shift);
        FloatVector timesD = FloatVector.broadcast(FLOATS, ofGradient);
        FloatVector timesX = FloatVector.broadcast(FLOATS, ofValue);
        for (int i = 0; i < count; i += WIDTH) {
            FloatVector rest = FloatVector.fromArray(FLOATS, x, xAt + i).fma(timesX, add);
            FloatVector.fromArray(FLOATS, d, dAt + i).fma(timesD, rest).intoArray(into, at + i);
        }
    }

    @Override
    void leakyRelu(float[] v, int from, int to, float slope) {
        for (int i = from; i < to; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(FLOATS, v, i);
            x.mul(slope).blend(x, x.compare(VectorOperators.GT, 0)).intoArray(v, i);
        }
    }

    @Override
    void leakyReluBack(float[] result, float[] gradient, int from, int to, float slope) {
        for (int i = from; i < to; i += WIDTH) {
            VectorMask<Float> positive =
                    FloatVector.fromArray(FLOATS, result, i).compare(VectorOperators.GT, 0);
            FloatVector g = FloatVector.fromArray(FLOATS, gradient, i);
            g.mul(slope).blend(g, positive).intoArray(gradient, i);
        }
    }

    @Override
    void sigmoid(float[] v, int from, int to) {
        for (int i = from; i < to; i += WIDTH) {
            FloatVector e = exp(FloatVector.fromArray(FLOATS, v, i).neg());
            FloatVector.broadcast(FLOATS, 1).div(e.add(1)).intoArray(v, i);
        }
    }

    @Override
    void sigmoidBack(float[] result, float[] gradient, int from, int to) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1);
        for (int i = from; i < to; i += WIDTH) {
            FloatVector y = FloatVector.fromArray(FLOATS, result, i);
            FloatVector.fromArray(FLOATS, gradient, i).mul(y.mul(one.sub(y))).intoArray(gradient, i);
        }
    }

    @Override
    void tanh(float[] v, int from, int to) {
        for (int i = from; i < to; i += WIDTH) {
            FloatVector x = FloatVector.fromArray(FLOATS, v, i);
            hyperbolicTangent(x).intoArray(v, i);
        }
    }

    /** For small arguments a polynomial, since 1 - exp(-2 x) would lose its digits; else by the exponential. */
    private static FloatVector hyperbolicTangent(FloatVector x) {
        FloatVector size = x.abs();
        FloatVector square = x.mul(x);
        FloatVector near = polynomial(
                        square,
                        0,
                        -5.70498872745e-3f,
                        2.06390887954e-2f,
                        -5.37397155531e-2f,
                        1.33314422036e-1f,
                        -3.33332819422e-1f)
                .mul(square)
                .fma(x, x);
        FloatVector e = exp(size.mul(-2));
        FloatVector one = FloatVector.broadcast(FLOATS, 1);
        FloatVector far = one.sub(e).div(one.add(e));
        FloatVector signed = far.blend(far.neg(), x.compare(VectorOperators.LT, 0));
        return signed.blend(near, size.compare(VectorOperators.LT, 0.625f));
    }

    /** By Horner's rule, the highest power first. */
    private static FloatVector polynomial(FloatVector x, float c5, float c4, float c3, float c2, float c1, float c0) {
        return FloatVector.broadcast(FLOATS, c5)
                .fma(x, FloatVector.broadcast(FLOATS, c4))
                .fma(x, FloatVector.broadcast(FLOATS, c3))
                .fma(x, FloatVector.broadcast(FLOATS, c2))
                .fma(x, FloatVector.broadcast(FLOATS, c1))
                .fma(x, FloatVector.broadcast(FLOATS, c0));
    }

    @Override
    void tanhBack(float[] result, float[] gradient, int from, int to) {
        FloatVector one = FloatVector.broadcast(FLOATS, 1);
        for (int i = from; i < to; i += WIDTH) {
            FloatVector y = FloatVector.fromArray(FLOATS, result, i);
            FloatVector.fromArray(FLOATS, gradient, i).mul(one.sub(y.mul(y))).intoArray(gradient, i);
        }
    }

    /**
     * The exponential to about 1e-7, as {@code 2^n} times a polynomial of what is left. Adding 1.5 * 2^23 rounds to a whole
     * number, which the last bits of the sum then hold.
     */
    private static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.max(-87).min(88);
        FloatVector magic = FloatVector.broadcast(FLOATS, 12582912f);
        FloatVector shifted = bounded.fma(FloatVector.broadcast(FLOATS, 1.44269504f), magic);
        FloatVector n = shifted.sub(magic);
        // The logarithm of 2 in two parts, the first of which times n is exact.
        FloatVector r =
                n.fma(FloatVector.broadcast(FLOATS, -0.693359375f), bounded).sub(n.mul(-2.12194440e-4f));
        FloatVector p = polynomial(
                        r,
                        1.9875691500e-4f,
                        1.3981999507e-3f,
                        8.3334519073e-3f,
                        4.1665795894e-2f,
                        1.6666665459e-1f,
                        5.0000001201e-1f)
                .fma(r.mul(r), r)
                .add(1);
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return p.reinterpretAsInts().add(power).reinterpretAsFloats();
    }

    @Override
    void max(float[] x, int xAt, int[] places, float[] into, int at) {
        for (int l = 0; l < LANES; l += WIDTH) {
            FloatVector most = FloatVector.fromArray(FLOATS, x, xAt + places[0] + l);
            for (int p = 1; p < places.length; p++) {
                FloatVector value = FloatVector.fromArray(FLOATS, x, xAt + places[p] + l);
                most = most.blend(value, value.compare(VectorOperators.GT, most));
            }
            most.intoArray(into, at + l);
        }
    }

    @Override
    void maxBack(float[] x, int xAt, int[] places, float[] largest, float[] gradient, int at, float[] into) {
        FloatVector zero = FloatVector.zero(FLOATS);
        for (int l = 0; l < LANES; l += WIDTH) {
            FloatVector most = FloatVector.fromArray(FLOATS, largest, at + l);
            FloatVector left = FloatVector.fromArray(FLOATS, gradient, at + l);
            for (int place : places) {
                int pixel = xAt + place + l;
                VectorMask<Float> here = FloatVector.fromArray(FLOATS, x, pixel).compare(VectorOperators.EQ, most);
                FloatVector.fromArray(FLOATS, into, pixel)
                        .add(zero.blend(left, here))
                        .intoArray(into, pixel);
                left = left.blend(zero, here);
            }
        }
    }

    @Override
    void adam(
            float[] w,
            float[] g,
            float[] first,
            float[] second,
            int from,
            int to,
            float beta1,
            float beta2,
            float rate,
            float epsilon) {
        int whole = from + (to - from) / WIDTH * WIDTH;
        for (int i = from; i < whole; i += WIDTH) {
            FloatVector gradient = FloatVector.fromArray(FLOATS, g, i);
            FloatVector m = FloatVector.fromArray(FLOATS, first, i).mul(beta1).add(gradient.mul(1 - beta1));
            FloatVector v = FloatVector.fromArray(FLOATS, second, i)
                    .mul(beta2)
                    .add(gradient.mul(1 - beta2).mul(gradient));
            m.intoArray(first, i);
            v.intoArray(second, i);
            FloatVector step = m.mul(rate).div(v.sqrt().add(epsilon));
            FloatVector.fromArray(FLOATS, w, i).sub(step).intoArray(w, i);
        }
        super.adam(w, g, first, second, whole, to, beta1, beta2, rate, epsilon);
    }
}
