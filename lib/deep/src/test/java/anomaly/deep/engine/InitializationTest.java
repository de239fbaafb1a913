package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

class InitializationTest {
    private static MultiLayerNetwork network(Initialization initialization, long seed) {
        MultiLayerNetwork network = Nets.net(
                InputType.convolutionalFlat(8, 8, 3),
                new ConvolutionLayer.Builder(5, 5).nOut(16).build(),
                new BatchNormalization.Builder().useLogStd(false).build(),
                new Deconvolution2D.Builder(3, 3).nOut(4).build(),
                new DenseLayer.Builder().nOut(50).build());
        initialization.apply(network, seed);
        return network;
    }

    private static void assertUniform(double bound, float[] values) {
        double largest = 0;
        double squares = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
            squares += (double) value * value / values.length;
        }
        assertTrue(largest <= bound && largest > 0.95 * bound, largest + " of " + bound);
        // The variance of a uniform variable; four standard deviations of the mean of its square.
        double variance = bound * bound / 3;
        assertEquals(variance, squares, 4 * 2 * bound * bound / Math.sqrt(45 * values.length));
    }

    private static float[] values(MultiLayerNetwork network, int layer, String name) {
        return network.getLayer(layer).getParam(name).dup('c').data().asFloat();
    }

    @Test
    void weightsHaveTheSpreadOfPyTorch() {
        MultiLayerNetwork network = network(Initialization.PYTORCH, 1);
        assertUniform(1 / Math.sqrt(3 * 25), values(network, 0, "W"));
        assertUniform(1 / Math.sqrt(4 * 9), values(network, 2, "W"));
        assertUniform(1 / Math.sqrt(4 * 36), values(network, 3, "W"));
        assertTrue(Arrays.stream(network.getLayer(3).getParam("b").toDoubleVector())
                .allMatch(b -> b != 0 && Math.abs(b) <= 1.0 / 12));
    }

    @Test
    void weightsHaveTheSpreadOfKeras() {
        MultiLayerNetwork network = network(Initialization.KERAS, 1);
        assertUniform(Math.sqrt(6.0 / (3 * 25 + 16 * 25)), values(network, 0, "W"));
        assertUniform(Math.sqrt(6.0 / (4 * 36 + 50)), values(network, 3, "W"));
        assertArrayEquals(new double[50], network.getLayer(3).getParam("b").toDoubleVector());
    }

    @Test
    void normalizationBeginsAsTheIdentity() {
        MultiLayerNetwork network = network(Initialization.PYTORCH, 1);
        double[] ones = new double[16];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, network.getLayer(1).getParam("gamma").toDoubleVector());
        assertArrayEquals(ones, network.getLayer(1).getParam("var").toDoubleVector());
        assertArrayEquals(new double[16], network.getLayer(1).getParam("beta").toDoubleVector());
        assertArrayEquals(new double[16], network.getLayer(1).getParam("mean").toDoubleVector());
    }

    @Test
    void theSeedDecides() {
        float[] one = values(network(Initialization.PYTORCH, 1), 0, "W");
        assertArrayEquals(one, values(network(Initialization.PYTORCH, 1), 0, "W"));
        assertFalse(Arrays.equals(one, values(network(Initialization.PYTORCH, 2), 0, "W")));
    }
}
