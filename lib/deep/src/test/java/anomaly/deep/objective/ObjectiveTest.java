package anomaly.deep.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import anomaly.deep.engine.Batch;
import anomaly.deep.engine.Objective;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectiveTest {
    private static final int ROWS = 3;
    private static final int WIDTH = 4;

    static Stream<Objective> objectives() {
        return Stream.of(SquaredError.MEAN, SquaredError.SUM, new BinaryCrossEntropy());
    }

    private static float[] between(double low, double high, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[ROWS * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(low, high);
        }
        return values;
    }

    private static Batch batch(float[] targets) {
        return new Batch(ROWS, WIDTH, new int[] {0, 1, 2}, targets);
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void theGradientIsThatOfTheLoss(Objective objective) {
        Batch batch = batch(between(0.05, 0.95, 1));
        float[] outputs = between(0.1, 0.9, 2);
        float[] gradient = new float[outputs.length];
        objective.evaluate(batch, outputs, gradient);
        for (int i = 0; i < outputs.length; i++) {
            float step = 0x1p-7f;
            float[] up = outputs.clone();
            float[] down = outputs.clone();
            up[i] += step;
            down[i] -= step;
            float[] unused = new float[outputs.length];
            double slope =
                    (objective.evaluate(batch, up, unused) - objective.evaluate(batch, down, unused)) / (2 * step);
            assertEquals(slope, gradient[i], 3e-3 * Math.max(0.05, Math.abs(slope)), objective + ", output " + i);
        }
    }

    @Test
    void valuesAreThoseOfTheFormula() {
        float[] targets = new float[ROWS * WIDTH];
        float[] outputs = new float[ROWS * WIDTH];
        targets[0] = 1;
        outputs[0] = 0.25f;
        outputs[1] = 0.5f;
        float[] gradient = new float[ROWS * WIDTH];
        assertEquals((0.5625 + 0.25) / 12, SquaredError.MEAN.evaluate(batch(targets), outputs, gradient), 1e-9);
        assertEquals((0.5625 + 0.25) / 3, SquaredError.SUM.evaluate(batch(targets), outputs, gradient), 1e-9);
        double entropy = -(Math.log(0.25) + Math.log(0.5)) / 12;
        assertEquals(entropy, new BinaryCrossEntropy().evaluate(batch(targets), outputs, gradient), 1e-6);
    }

    @Test
    void crossEntropyIsFiniteAtItsEdges() {
        float[] targets = new float[ROWS * WIDTH];
        float[] outputs = new float[ROWS * WIDTH];
        float[] gradient = new float[ROWS * WIDTH];
        targets[0] = 1;
        outputs[1] = 1;
        double loss = new BinaryCrossEntropy().evaluate(batch(targets), outputs, gradient);
        assertEquals(-2 * Math.log(1e-7) / 12, loss, 0.2);
        assertEquals(0, gradient[0]);
        assertEquals(0, gradient[1]);
    }
}
