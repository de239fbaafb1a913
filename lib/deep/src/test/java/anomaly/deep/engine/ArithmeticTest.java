package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private static final int LANES = Arithmetic.LANES;

    private static float[] random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (4 * random.nextDouble() - 2);
        }
        return values;
    }

    /** Runs the same with both twins, which must change the array, and alike. */
    private static void both(int size, double tolerance, BiConsumer<Arithmetic, float[]> work) {
        float[] plain = random(size, 99);
        float[] vector = plain.clone();
        work.accept(new Arithmetic(), plain);
        work.accept(new VectorArithmetic(), vector);
        double changed = 0;
        for (int i = 0; i < size; i++) {
            assertEquals(plain[i], vector[i], tolerance * (1 + Math.abs(plain[i])), "place " + i);
            changed += Math.abs(plain[i] - random(size, 99)[i]);
        }
        assertNotEquals(0, changed, "nothing was computed");
    }

    @Test
    void products() {
        float[] a = random(4 * 40, 1);
        float[] b = random(40 * LANES, 2);
        both(4 * 24, 1e-5, (twin, into) -> twin.multiply(a, 1, 38, 1, b, LANES, 37, into, 3, 24));
        both(4 * LANES, 1e-5, (twin, into) -> twin.multiply(a, 0, 1, 4, b, 0, 40, into, 0, LANES));
    }

    @Test
    void convolutions() {
        float[] x = random(12 * LANES, 1);
        float[] w = random(40, 2);
        float[] bias = random(5, 3);
        Taps taps = new Taps(new int[] {0, LANES, 5 * LANES, 7 * LANES}, new int[] {0, 8, 4, 32});
        both(4 * 32, 1e-5, (twin, into) -> twin.convolve(w, 4, taps, x, 2 * LANES, bias, 1, into, 2, 32));
    }

    @Test
    void sumsOverLanes() {
        float[] x = random(9 * LANES, 1);
        float[] d = random(4 * 9 * LANES, 2);
        both(4 * 40, 1e-5, (twin, sums) -> twin.correlate(d, 0, 9 * LANES, x, LANES, 8, sums, 5, 40));
        both(LANES, 1e-5, (twin, sums) -> twin.sum(x, LANES, 7, 0.3f, sums));
        both(LANES, 1e-5, (twin, sums) -> twin.sumProducts(x, LANES, 0.3f, d, LANES, -0.2f, 7, sums));
    }

    @Test
    void scalings() {
        float[] x = random(6 * LANES, 1);
        float[] d = random(6 * LANES, 2);
        both(6 * LANES, 1e-6, (twin, into) -> twin.scale(x, LANES, 0.7f, -0.4f, into, 2 * LANES, 3 * LANES));
        both(6 * LANES, 1e-6, (twin, into) -> twin.combine(d, 0, 0.5f, x, LANES, 2f, -1f, into, LANES, 4 * LANES));
    }

    @Test
    void activations() {
        float[] results = random(4 * LANES, 5);
        both(4 * LANES, 0, (twin, v) -> twin.leakyRelu(v, LANES, 3 * LANES, 0.01f));
        both(4 * LANES, 0, (twin, g) -> twin.leakyReluBack(results, g, LANES, 3 * LANES, 0.1f));
        both(4 * LANES, 2e-7, (twin, v) -> twin.sigmoid(v, LANES, 3 * LANES));
        both(4 * LANES, 1e-6, (twin, g) -> twin.sigmoidBack(results, g, 0, 3 * LANES));
        both(4 * LANES, 2e-7, (twin, v) -> twin.tanh(v, LANES, 3 * LANES));
        both(4 * LANES, 1e-6, (twin, g) -> twin.tanhBack(results, g, 0, 3 * LANES));
    }

    @Test
    void sigmoidAndTanhHoldOverTheirWholeRange() {
        int count = 40 * LANES;
        for (Arithmetic twin : new Arithmetic[] {new Arithmetic(), new VectorArithmetic()}) {
            float[] x = new float[count];
            for (int i = 0; i < count; i++) {
                x[i] = (i - count / 2) * 0.31f;
            }
            x[0] = -1e30f;
            x[1] = 1e30f;
            x[2] = 1e-20f;
            float[] sigmoid = x.clone();
            float[] tanh = x.clone();
            twin.sigmoid(sigmoid, 0, count);
            twin.tanh(tanh, 0, count);
            for (int i = 0; i < count; i++) {
                assertEquals(1 / (1 + Math.exp(-(double) x[i])), sigmoid[i], 2e-7, "sigmoid of " + x[i]);
                assertEquals(
                        Math.tanh(x[i]), tanh[i], 3e-7 * Math.max(1e-3, Math.abs(Math.tanh(x[i]))), "tanh of " + x[i]);
            }
        }
    }

    @Test
    void pooling() {
        float[] x = random(6 * LANES, 1);
        // Equal pixels: the first takes the gradient.
        System.arraycopy(x, LANES, x, 4 * LANES, LANES / 2);
        int[] places = {0, LANES, 3 * LANES, 4 * LANES};
        float[] largest = new float[LANES];
        new Arithmetic().max(x, 0, places, largest, 0);
        float[] d = random(LANES, 7);
        both(LANES, 0, (twin, into) -> twin.max(x, 0, places, into, 0));
        both(6 * LANES, 0, (twin, into) -> twin.maxBack(x, 0, places, largest, d, 0, into));
    }

    @Test
    void stepsOfAdam() {
        float[] g = random(61, 1);
        float[] first = random(61, 2);
        float[] second = random(61, 3);
        for (int i = 0; i < second.length; i++) {
            second[i] = Math.abs(second[i]);
        }
        both(61, 1e-6, (twin, w) -> twin.adam(w, g, first.clone(), second.clone(), 2, 59, 0.9f, 0.999f, 0.01f, 1e-8f));
    }
}
