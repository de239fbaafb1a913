package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule beside its formula as the papers have it, number by number in double precision. */
class UpdaterTest {
    private static final int COUNT = 21;
    private static final int STEPS = 40;

    /** A step of one parameter by the textbook; memory has room for two numbers. */
    private interface Textbook {
        double next(double w, double gradient, double[] memory, int step);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Adam.of(0.02), (Textbook) (w, g, m, t) -> adam(w, g, m, t)),
                Arguments.of(Adam.of(0.02).withWeightDecay(0.1), (Textbook) (w, g, m, t) -> adam(w, g + 0.1 * w, m, t)),
                Arguments.of(new Adam(0.02, 0.9, 0.999, 1e-8, 0.1, true), (Textbook)
                        (w, g, m, t) -> adam(w - 0.02 * 0.1 * w, g, m, t)),
                Arguments.of(new Momentum(0.02, 0.9, 0.1), (Textbook) (w, g, m, t) -> {
                    m[0] = 0.9 * m[0] + g + 0.1 * w;
                    return w - 0.02 * m[0];
                }),
                Arguments.of(new Momentum(0.02, 0, 0), (Textbook) (w, g, m, t) -> w - 0.02 * g),
                Arguments.of(new RmsProp(0.02, 0.9, 1e-7, Double.POSITIVE_INFINITY), (Textbook) (w, g, m, t) -> {
                    m[0] = 0.9 * m[0] + 0.1 * g * g;
                    return w - 0.02 * g / (Math.sqrt(m[0]) + 1e-7);
                }),
                Arguments.of(new Adadelta(1, 0.9, 1e-6), (Textbook) (w, g, m, t) -> {
                    m[0] = 0.9 * m[0] + 0.1 * g * g;
                    double s = Math.sqrt(m[1] + 1e-6) / Math.sqrt(m[0] + 1e-6) * g;
                    m[1] = 0.9 * m[1] + 0.1 * s * s;
                    return w - s;
                }));
    }

    private static double adam(double w, double gradient, double[] memory, int step) {
        memory[0] = 0.9 * memory[0] + 0.1 * gradient;
        memory[1] = 0.999 * memory[1] + 0.001 * gradient * gradient;
        double first = memory[0] / (1 - Math.pow(0.9, step));
        double second = memory[1] / (1 - Math.pow(0.999, step));
        return w - 0.02 * first / (Math.sqrt(second) + 1e-8);
    }

    private static float gradient(int i, int step) {
        return (float) (Math.sin(1.7 * i + 0.9 * step) + 0.2 * i);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRuleDoesWhatItsFormulaSays(Updater updater, Textbook textbook) {
        float[] values = Nets.rows(1, COUNT, 4);
        double[] expected = new double[COUNT];
        for (int i = 0; i < COUNT; i++) {
            expected[i] = values[i];
        }
        float[][] slots = new float[updater.slots()][COUNT];
        double[][] memory = new double[COUNT][2];
        for (int step = 1; step <= STEPS; step++) {
            float[] gradients = new float[COUNT];
            for (int i = 0; i < COUNT; i++) {
                gradients[i] = gradient(i, step);
                expected[i] = textbook.next(expected[i], gradients[i], memory[i], step);
            }
            // In two parts, as two threads would.
            updater.move(values, gradients, slots, 0, 16, step);
            updater.move(values, gradients, slots, 16, COUNT, step);
        }
        float[] start = Nets.rows(1, COUNT, 4);
        for (int i = 0; i < COUNT; i++) {
            assertEquals(expected[i], values[i], 2e-5 * (1 + Math.abs(expected[i])), updater + ", parameter " + i);
            assertNotEquals(start[i], values[i]);
        }
    }

    @Test
    void gradientsAreClippedByTheirNorm() {
        RmsProp clipping = new RmsProp(0.02, 0.9, 1e-7, 1);
        assertEquals(1, clipping.clip(new float[] {0.6f, 0.8f}), 1e-6);
        assertEquals(0.1, clipping.clip(new float[] {6, 8}), 1e-9);
        assertEquals(1, Adam.of(0.1).clip(new float[] {6, 8}));
    }
}
