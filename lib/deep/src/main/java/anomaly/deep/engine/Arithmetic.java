package anomaly.deep.engine;

import anomaly.Vectors;

/**
 * The inner loops of the lane engine, over {@value #LANES} rows at a time. Two twins: {@link VectorArithmetic} asks for the
 * processor's vectors, this one runs everywhere. They agree to rounding. Every sum is taken in an order that depends
 * neither on the length of the vectors nor on the number of threads.
 */
class Arithmetic {
    /** Rows in a chunk. */
    static final int LANES = 16;

    /** Outputs computed together. */
    static final int ROWS = 4;

    /** The fastest twin that this Java can run. */
    static Arithmetic best() {
        return Best.ARITHMETIC;
    }

    /** Chosen once. */
    private static final class Best {
        private static final Arithmetic ARITHMETIC = choose();

        private static Arithmetic choose() {
            if (!Vectors.available()) {
                return new Arithmetic();
            }
            try {
                return new VectorArithmetic();
            } catch (LinkageError otherVersion) {
                // The module is incubating: a later Java may have changed it.
                return new Arithmetic();
            }
        }
    }

    /**
     * Adds a product of matrices: {@code into[r][l] += sum over k of a[r][k] * b[k][l]} for {@value #ROWS} rows r and all
     * lanes l. Row r of the left factor begins at {@code aAt + r * aRow} and goes on in steps of {@code aStep}; row k of
     * the right factor is at {@code bAt + k * LANES}; row r of the result at {@code at + r * intoRow}.
     */
    void multiply(
            float[] a, int aAt, int aRow, int aStep, float[] b, int bAt, int count, float[] into, int at, int intoRow) {
        for (int r = 0; r < ROWS; r++) {
            for (int k = 0; k < count; k++) {
                float factor = a[aAt + r * aRow + k * aStep];
                addTimes(factor, b, bAt + k * LANES, into, at + r * intoRow);
            }
        }
    }

    private static void addTimes(float factor, float[] b, int bAt, float[] into, int at) {
        for (int l = 0; l < LANES; l++) {
            into[at + l] += factor * b[bAt + l];
        }
    }

    /**
     * One pixel of a convolution in {@value #ROWS} channels: {@code into[r][l] = bias[r] + sum over taps t of weight[t][r] *
     * x[t][l]}. The weights of tap t begin at {@code weightAt + taps.weight(t)}, its pixel at {@code xAt + taps.place(t)};
     * channel r of the result is at {@code at + r * plane}.
     */
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
        for (int r = 0; r < ROWS; r++) {
            for (int l = 0; l < LANES; l++) {
                into[at + r * plane + l] = bias[biasAt + r];
            }
            for (int t = 0; t < taps.count(); t++) {
                float factor = weights[weightAt + taps.weight(t) + r];
                addTimes(factor, x, xAt + taps.place(t), into, at + r * plane);
            }
        }
    }

    /**
     * Adds lane by lane what {@value #ROWS} rows have in common with another: {@code sums[r][l] += sum over j of d[r][j][l]
     * * x[j][l]} for so many groups j of lanes. Row r is at {@code dAt + r * dRow}, its sums at {@code at + r * sumsRow}.
     */
    void correlate(float[] d, int dAt, int dRow, float[] x, int xAt, int groups, float[] sums, int at, int sumsRow) {
        for (int r = 0; r < ROWS; r++) {
            for (int j = 0; j < groups; j++) {
                addProducts(d, dAt + r * dRow + j * LANES, x, xAt + j * LANES, sums, at + r * sumsRow);
            }
        }
    }

    private static void addProducts(float[] d, int dAt, float[] x, int xAt, float[] sums, int at) {
        for (int l = 0; l < LANES; l++) {
            sums[at + l] += d[dAt + l] * x[xAt + l];
        }
    }

    /** Adds lane by lane: {@code sums[l] += sum over j of (x[j][l] - center)}. */
    void sum(float[] x, int xAt, int groups, float center, float[] sums) {
        for (int j = 0; j < groups; j++) {
            for (int l = 0; l < LANES; l++) {
                sums[l] += x[xAt + j * LANES + l] - center;
            }
        }
    }

    /** Adds lane by lane: {@code sums[l] += sum over j of (x[j][l] - center) * (d[j][l] - shift)}. */
    void sumProducts(float[] x, int xAt, float center, float[] d, int dAt, float shift, int groups, float[] sums) {
        for (int j = 0; j < groups; j++) {
            for (int l = 0; l < LANES; l++) {
                sums[l] += (x[xAt + j * LANES + l] - center) * (d[dAt + j * LANES + l] - shift);
            }
        }
    }

    /** {@code into = x * factor + shift} for so many numbers. */
    void scale(float[] x, int xAt, float factor, float shift, float[] into, int at, int count) {
        for (int i = 0; i < count; i++) {
            into[at + i] = x[xAt + i] * factor + shift;
        }
    }

    /** {@code into = d * ofGradient + x * ofValue + shift} for so many numbers; d and into may be one. */
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
        for (int i = 0; i < count; i++) {
            into[at + i] = d[dAt + i] * ofGradient + (x[xAt + i] * ofValue + shift);
        }
    }

    /** In place, {@code v = v where v > 0, else slope * v}. */
    void leakyRelu(float[] v, int from, int to, float slope) {
        for (int i = from; i < to; i++) {
            v[i] = v[i] > 0 ? v[i] : slope * v[i];
        }
    }

    /** The gradient before the leaky ReLU, from its result. */
    void leakyReluBack(float[] result, float[] gradient, int from, int to, float slope) {
        for (int i = from; i < to; i++) {
            gradient[i] = result[i] > 0 ? gradient[i] : slope * gradient[i];
        }
    }

    /** In place. */
    void sigmoid(float[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = 1 / (1 + exp(-v[i]));
        }
    }

    /** The gradient before the sigmoid, from its result. */
    void sigmoidBack(float[] result, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            gradient[i] *= result[i] * (1 - result[i]);
        }
    }

    /** In place. */
    void tanh(float[] v, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] = (float) Math.tanh(v[i]);
        }
    }

    /** The gradient before the hyperbolic tangent, from its result. */
    void tanhBack(float[] result, float[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            gradient[i] *= 1 - result[i] * result[i];
        }
    }

    static float exp(float x) {
        return (float) Math.exp(x);
    }

    /** The largest of some pixels, lane by lane; places are those of the pixels beside {@code xAt}. */
    void max(float[] x, int xAt, int[] places, float[] into, int at) {
        System.arraycopy(x, xAt + places[0], into, at, LANES);
        for (int p = 1; p < places.length; p++) {
            for (int l = 0; l < LANES; l++) {
                float value = x[xAt + places[p] + l];
                into[at + l] = value > into[at + l] ? value : into[at + l];
            }
        }
    }

    /** Adds the gradient of the largest pixel to the first of those that are as large as it, lane by lane. */
    void maxBack(float[] x, int xAt, int[] places, float[] largest, float[] gradient, int at, float[] into) {
        for (int l = 0; l < LANES; l++) {
            int p = 0;
            while (p < places.length - 1 && x[xAt + places[p] + l] != largest[at + l]) {
                p++;
            }
            into[xAt + places[p] + l] += gradient[at + l];
        }
    }

    /**
     * One step of Adam (Kingma and Ba 2015): first and second moments of the gradient, and the parameters moved by {@code
     * rate * first / (sqrt(second) + epsilon)}.
     */
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
        for (int i = from; i < to; i++) {
            float gradient = g[i];
            float m = beta1 * first[i] + (1 - beta1) * gradient;
            float v = beta2 * second[i] + (1 - beta2) * gradient * gradient;
            first[i] = m;
            second[i] = v;
            w[i] -= rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }
}
