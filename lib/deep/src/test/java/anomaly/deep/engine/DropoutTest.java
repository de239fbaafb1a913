package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class DropoutTest {
    /** Pooling by windows of one pixel changes nothing: what comes out is what dropout left. */
    private static Engine pictures(double kept) {
        return LaneEngine.of(
                Nets.net(
                        InputType.convolutionalFlat(4, 5, 6),
                        new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                                .kernelSize(1, 1)
                                .stride(1, 1)
                                .dropOut(new SpatialDropout(kept))
                                .build()),
                RunningVariance.OF_THE_BATCH);
    }

    private static Engine rows(double kept) {
        return LaneEngine.of(
                Nets.net(
                        InputType.feedForward(50),
                        new DenseLayer.Builder()
                                .nOut(50)
                                .activation(Activation.IDENTITY)
                                .build(),
                        new DropoutLayer.Builder(new Dropout(kept)).build()),
                RunningVariance.OF_THE_BATCH);
    }

    private static float[] out(Pass pass, float[] in, int count, boolean training) {
        pass.forward(in, count, training);
        float[] out = new float[in.length];
        pass.outputs(out);
        return out;
    }

    @Test
    void theShareKeptIsTheProbabilityAndTheMeanStays() {
        Pass pass = rows(0.7).pass(40);
        float[] in = Nets.rows(40, 50, 1);
        float[] clean = out(pass, in, 40, false);
        int kept = 0;
        for (int round = 0; round < 50; round++) {
            float[] dropped = out(pass, in, 40, true);
            for (int i = 0; i < dropped.length; i++) {
                if (dropped[i] != 0) {
                    kept++;
                    assertEquals(clean[i] / 0.7, dropped[i], 1e-5);
                }
            }
        }
        // Three standard deviations of the share among 100,000.
        assertEquals(0.7, kept / 1e5, 3 * Math.sqrt(0.21 / 1e5));
    }

    @Test
    void everyBatchDrawsAnewButOnlyInTraining() {
        Pass pass = rows(0.5).pass(8);
        float[] in = Nets.rows(8, 50, 1);
        assertFalse(Arrays.equals(out(pass, in, 8, true), out(pass, in, 8, true)));
        assertArrayEquals(out(pass, in, 8, false), out(pass, in, 8, false));
        assertArrayEquals(out(rows(0.5).pass(8), in, 8, true), out(rows(0.5).pass(8), in, 8, true));
    }

    @Test
    void wholeChannelsAreDropped() {
        Pass pass = pictures(0.5).pass(30);
        float[] in = new float[30 * 120];
        Arrays.fill(in, 1);
        float[] out = out(pass, in, 30, true);
        int dropped = 0;
        for (int channel = 0; channel < 30 * 6; channel++) {
            float first = out[channel * 20];
            assertEquals(first == 0 ? 0 : 2, first);
            dropped += first == 0 ? 1 : 0;
            for (int i = 0; i < 20; i++) {
                assertEquals(first, out[channel * 20 + i]);
            }
        }
        assertEquals(90, dropped, 3 * Math.sqrt(45));
    }

    @Test
    void gradientsFollowWhatWasKept() {
        Engine engine = pictures(0.5);
        Pass pass = engine.pass(3);
        float[] in = new float[3 * 120];
        Arrays.fill(in, 1);
        float[] out = out(pass, in, 3, true);
        float[] ones = in.clone();
        float[] gradient = new float[in.length];
        pass.backward(ones, gradient);
        assertArrayEquals(out, gradient, "the factor of a value is what a value of 1 became");
    }
}
