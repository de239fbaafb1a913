package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class CompilerTest {
    @Test
    void whatTheLaneEngineCannotDoIsNamedAndDeeplearning4jDoesIt() {
        MultiLayerNetwork network = Nets.net(
                InputType.convolutionalFlat(8, 8, 1),
                new ConvolutionLayer.Builder(3, 3).stride(2, 2).nOut(4).build(),
                new DenseLayer.Builder().nOut(3).activation(Activation.IDENTITY).build());
        String message = assertThrows(
                        UnsupportedLayerException.class, () -> LaneEngine.of(network, RunningVariance.OF_THE_BATCH))
                .getMessage();
        assertTrue(message.contains("layer 0 (ConvolutionLayer)") && message.contains("stride 2"), message);
        Engine engine = Engine.of(network);
        assertTrue(engine.name().contains("Deeplearning4j, since layer 0"), engine.name());
        assertEquals(64, engine.inputs());
        assertEquals(3, engine.outputs());
    }

    @Test
    void otherKindsAreNamed() {
        assertUnsupported("AVG", new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG).build());
        assertUnsupported(
                "activation",
                new ConvolutionLayer.Builder(3, 3)
                        .nOut(2)
                        .activation(Activation.SOFTPLUS)
                        .build());
    }

    private static void assertUnsupported(String word, org.deeplearning4j.nn.conf.layers.Layer layer) {
        MultiLayerNetwork network = Nets.net(InputType.convolutionalFlat(8, 8, 1), layer);
        String message = assertThrows(
                        UnsupportedLayerException.class, () -> LaneEngine.of(network, RunningVariance.OF_THE_BATCH))
                .getMessage();
        assertTrue(message.contains(word), message);
    }

    @Test
    void parametersGoBackWhereTheyCameFrom() {
        MultiLayerNetwork network = Nets.net(
                InputType.convolutionalFlat(6, 5, 2),
                new ConvolutionLayer.Builder(3, 2).nOut(3).build(),
                new DenseLayer.Builder().nOut(7).build());
        float[] before = network.params().dup().data().asFloat();
        Engine engine = Engine.of(network);
        network.params().assign(0);
        engine.store();
        assertArrayEquals(before, network.params().dup().data().asFloat());
    }
}
