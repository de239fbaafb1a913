package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

/** Several batches on their way at once: each has statistics of its own, and their gradients add up. */
class SeveralPassesTest {
    private static final int WIDTH = 5;

    private static Engine engine() {
        return LaneEngine.of(
                Nets.net(
                        InputType.feedForward(WIDTH),
                        new DenseLayer.Builder()
                                .nOut(8)
                                .activation(Activation.IDENTITY)
                                .build(),
                        new BatchNormalization.Builder().useLogStd(false).build(),
                        new ActivationLayer(Activation.TANH),
                        new DenseLayer.Builder()
                                .nOut(3)
                                .activation(Activation.IDENTITY)
                                .build()),
                RunningVariance.OF_THE_BATCH);
    }

    private static float[] gradients(Engine engine, float[][] batches, boolean together) {
        engine.clearGradients();
        Pass[] passes = new Pass[batches.length];
        for (int b = 0; b < batches.length; b++) {
            passes[b] = engine.pass(20);
            passes[b].forward(batches[b], batches[b].length / WIDTH, true);
            if (!together) {
                passes[b].backward(Nets.rows(20, 3, b));
            }
        }
        for (int b = 0; together && b < batches.length; b++) {
            passes[b].backward(Nets.rows(20, 3, b));
        }
        return engine.gradients();
    }

    @Test
    void passesDoNotDisturbEachOther() {
        float[][] batches = {Nets.rows(20, WIDTH, 1), Nets.rows(9, WIDTH, 2), Nets.rows(17, WIDTH, 3)};
        float[] sum = new float[engine().gradients().length];
        for (int b = 0; b < batches.length; b++) {
            float[][] only = new float[b + 1][];
            System.arraycopy(batches, 0, only, 0, b + 1);
            float[] upTo = gradients(engine(), only, false);
            if (b == batches.length - 1) {
                sum = upTo;
            }
        }
        assertArrayEquals(sum, gradients(engine(), batches, true));
    }

    @Test
    void rowsDoNotSeeTheLanesBesideThem() {
        // Seventeen rows need a second chunk with fifteen empty lanes; the first pass leaves numbers there.
        Engine engine = engine();
        Pass used = engine.pass(32);
        used.forward(Nets.rows(32, WIDTH, 7), 32, true);
        used.backward(Nets.rows(32, 3, 8));
        engine.clearGradients();
        used.forward(Nets.rows(17, WIDTH, 9), 17, true);
        used.backward(Nets.rows(17, 3, 10));
        float[] after = engine.gradients();
        Engine fresh = engine();
        Pass pass = fresh.pass(32);
        pass.forward(Nets.rows(17, WIDTH, 9), 17, true);
        pass.backward(Nets.rows(17, 3, 10));
        assertArrayEquals(fresh.gradients(), after);
    }

    @Test
    void aRowScoresAloneAsInABatch() {
        Engine engine = engine();
        float[] rows = Nets.rows(37, WIDTH, 1);
        Pass batch = engine.pass(37);
        batch.forward(rows, 37, false);
        float[] together = new float[37 * 3];
        batch.outputs(together);
        Pass single = engine.pass(1);
        for (int i = 0; i < 37; i++) {
            single.forward(java.util.Arrays.copyOfRange(rows, i * WIDTH, (i + 1) * WIDTH), 1, false);
            float[] alone = new float[3];
            single.outputs(alone);
            for (int j = 0; j < 3; j++) {
                assertEquals(together[3 * i + j], alone[j]);
            }
        }
    }

    @Test
    void layersCanBeReadByTheirNumber() {
        Engine engine = engine();
        Pass pass = engine.pass(4);
        pass.forward(Nets.rows(4, WIDTH, 1), 4, false);
        float[] outputs = new float[12];
        pass.outputs(outputs);
        assertArrayEquals(outputs, pass.layer(3));
        assertEquals(4 * 8, pass.layer(2).length);
        assertEquals(4 * 8, pass.layer(0).length);
        String message = assertThrows(IllegalArgumentException.class, () -> pass.layer(1))
                .getMessage();
        assertTrue(message.contains("overwritten") && message.contains("2"), message);
        assertThrows(IllegalArgumentException.class, () -> pass.layer(4));
    }

    @Test
    void rowsThatDoNotFitAreRefused() {
        Pass pass = engine().pass(4);
        float[] rows = Nets.rows(5, WIDTH, 1);
        assertThrows(IllegalArgumentException.class, () -> pass.forward(rows, 5, false));
        assertThrows(IllegalArgumentException.class, () -> pass.forward(rows, 0, false));
        assertThrows(IllegalArgumentException.class, () -> pass.forward(new float[7], 2, false));
        assertThrows(IllegalArgumentException.class, () -> engine().pass(0));
    }
}
