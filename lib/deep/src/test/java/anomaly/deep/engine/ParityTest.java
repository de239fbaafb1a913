package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** Both engines, from the same start and on the same batches, do the same: every kind of layer and every network that ships. */
class ParityTest {
    private static final int ROWS = 53;
    private static final int BATCH = 23;

    private static DenseLayer dense(int outputs, IActivation activation, boolean bias) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(activation)
                .hasBias(bias)
                .build();
    }

    private static DenseLayer dense(int outputs, Activation activation) {
        return dense(outputs, activation.getActivationFunction(), true);
    }

    private static ConvolutionLayer convolution(int kernel, int outputs, int pad, boolean bias) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(outputs)
                .padding(pad, pad)
                .hasBias(bias)
                .activation(new ActivationIdentity())
                .build();
    }

    private static ConvolutionLayer same(int kernel, int outputs, Activation activation) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(outputs)
                .convolutionMode(ConvolutionMode.Same)
                .activation(activation)
                .build();
    }

    private static Deconvolution2D transposed(int kernel, int outputs, int pad, boolean bias) {
        return new Deconvolution2D.Builder(kernel, kernel)
                .nOut(outputs)
                .padding(pad, pad)
                .hasBias(bias)
                .activation(new ActivationIdentity())
                .build();
    }

    private static SubsamplingLayer pool(ConvolutionMode mode) {
        return new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .convolutionMode(mode)
                .build();
    }

    private static BatchNormalization norm(boolean affine) {
        return new BatchNormalization.Builder()
                .useLogStd(false)
                .lockGammaBeta(!affine)
                .eps(1e-4)
                .build();
    }

    private static ActivationLayer leaky() {
        return new ActivationLayer(new ActivationLReLU(0.01));
    }

    private static Map<String, Supplier<MultiLayerNetwork>> nets() {
        Map<String, Supplier<MultiLayerNetwork>> nets = new LinkedHashMap<>();
        InputType seven = InputType.feedForward(7);
        InputType picture = InputType.convolutionalFlat(7, 6, 3);
        for (Activation activation : List.of(
                Activation.IDENTITY,
                Activation.RELU,
                Activation.LEAKYRELU,
                Activation.SIGMOID,
                Activation.TANH,
                Activation.SOFTMAX)) {
            nets.put(
                    "dense " + activation, () -> Nets.net(seven, dense(19, activation), dense(5, Activation.IDENTITY)));
        }
        nets.put("dense cosine", () -> Nets.net(seven, dense(19, new Cosine(), true), dense(5, Activation.IDENTITY)));
        nets.put(
                "dense without bias",
                () -> Nets.net(
                        seven, dense(6, new ActivationLReLU(0.1), false), dense(5, new ActivationIdentity(), false)));
        nets.put("one output", () -> Nets.net(seven, dense(4, Activation.TANH), dense(1, Activation.SIGMOID)));
        nets.put(
                "norm of rows",
                () -> Nets.net(seven, norm(true), dense(9, Activation.RELU), norm(true), dense(5, Activation.TANH)));
        nets.put(
                "norm of rows without scale",
                () -> Nets.net(
                        seven, dense(9, Activation.IDENTITY), norm(false), leaky(), dense(5, Activation.IDENTITY)));
        nets.put(
                "convolution 3, same",
                () -> Nets.net(picture, same(3, 5, Activation.RELU), dense(4, Activation.IDENTITY)));
        nets.put(
                "convolution 5, padded, no bias",
                () -> Nets.net(picture, convolution(5, 8, 2, false), leaky(), dense(4, Activation.IDENTITY)));
        nets.put(
                "convolution 3, valid",
                () -> Nets.net(
                        picture, convolution(3, 4, 0, true), convolution(3, 3, 0, true), dense(4, Activation.TANH)));
        nets.put(
                "transposed convolution 5",
                () -> Nets.net(
                        picture,
                        transposed(5, 6, 2, false),
                        leaky(),
                        transposed(5, 3, 3, true),
                        dense(4, Activation.IDENTITY)));
        nets.put(
                "pooling",
                () -> Nets.net(
                        picture,
                        same(3, 4, Activation.TANH),
                        pool(ConvolutionMode.Truncate),
                        dense(4, Activation.IDENTITY)));
        nets.put(
                "pooling beyond the border",
                () -> Nets.net(
                        picture,
                        same(3, 4, Activation.TANH),
                        pool(ConvolutionMode.Same),
                        dense(4, Activation.IDENTITY)));
        nets.put(
                "upsampling",
                () -> Nets.net(
                        picture,
                        same(3, 4, Activation.TANH),
                        new Upsampling2D.Builder(2).build(),
                        same(3, 3, Activation.SIGMOID),
                        dense(4, Activation.IDENTITY)));
        nets.put(
                "norm of pictures",
                () -> Nets.net(
                        picture, convolution(3, 5, 1, true), norm(true), leaky(), dense(4, Activation.IDENTITY)));
        nets.put(
                "norm of pictures without scale",
                () -> Nets.net(
                        picture, convolution(3, 5, 1, false), norm(false), leaky(), dense(4, Activation.IDENTITY)));
        nets.put(
                "LeNet of MNIST",
                () -> Nets.net(
                        InputType.convolutionalFlat(28, 28, 1),
                        convolution(5, 8, 2, false),
                        norm(false),
                        leaky(),
                        pool(ConvolutionMode.Truncate),
                        convolution(5, 4, 2, false),
                        norm(false),
                        leaky(),
                        pool(ConvolutionMode.Truncate),
                        dense(32, new ActivationIdentity(), false)));
        nets.put("convolutional autoencoder", ParityTest::convolutionalAutoencoder);
        return nets;
    }

    private static MultiLayerNetwork convolutionalAutoencoder() {
        List<Layer> layers = new ArrayList<>();
        for (int channels : new int[] {16, 8, 4}) {
            layers.add(same(3, channels, Activation.RELU));
            layers.add(pool(ConvolutionMode.Truncate));
        }
        for (int channels : new int[] {4, 8, 16}) {
            layers.add(same(3, channels, Activation.RELU));
            layers.add(new Upsampling2D.Builder(2).build());
        }
        layers.add(same(3, 3, Activation.SIGMOID));
        return Nets.net(InputType.convolutionalFlat(32, 32, 3), layers.toArray(Layer[]::new));
    }

    static Stream<String> names() {
        return nets().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void twentyStepsAreEqual(String name) {
        Engine lanes = LaneEngine.of(nets().get(name).get(), RunningVariance.OF_THE_BATCH);
        Engine other = new Dl4jEngine(nets().get(name).get(), RunningVariance.OF_THE_BATCH);
        assertEquals(lanes.inputs(), other.inputs());
        float[] rows = Nets.rows(ROWS, lanes.inputs(), 1);
        EngineState before = lanes.state();
        int width = lanes.outputs();
        List<Double> losses = train(lanes, rows, width);
        List<Double> expected = train(other, rows, width);
        for (int i = 0; i < losses.size(); i++) {
            assertEquals(expected.get(i), losses.get(i), 1e-4 * (1 + Math.abs(expected.get(i))), "loss of step " + i);
        }
        close(other.state().parameters(), lanes.state().parameters(), 1e-4, "parameter");
        close(other.state().running(), lanes.state().running(), 1e-4, "running average");
        close(scores(other, rows, width), scores(lanes, rows, width), 1e-4, "output");
        double moved = 0;
        for (int i = 0; i < before.parameters().length; i++) {
            moved += Math.abs(before.parameters()[i] - lanes.state().parameters()[i]);
        }
        assertTrue(moved > 0.01, "the parameters have moved by " + moved);
    }

    private static List<Double> train(Engine engine, float[] rows, int width) {
        Pass pass = engine.pass(BATCH);
        Objective objective = Nets.toFixedRows(width, 2);
        List<Double> losses = new ArrayList<>();
        float[] outputs = new float[BATCH * width];
        float[] gradient = new float[BATCH * width];
        // Plain steps: Adam turns a gradient near 0 into a step of full size whose sign is rounding.
        Updater updater = new Momentum(0.001, 0.5, 1e-3);
        for (int step = 0; step < 20; step++) {
            int count = step % 3 == 2 ? 7 : BATCH;
            int[] picked = new int[count];
            float[] inputs = new float[count * engine.inputs()];
            for (int i = 0; i < count; i++) {
                picked[i] = (step * 11 + i) % ROWS;
                System.arraycopy(rows, picked[i] * engine.inputs(), inputs, i * engine.inputs(), engine.inputs());
            }
            pass.forward(inputs, count, true);
            pass.outputs(outputs);
            losses.add(objective.evaluate(new Batch(count, engine.inputs(), picked, inputs), outputs, gradient));
            engine.clearGradients();
            pass.backward(gradient);
            engine.update(updater);
        }
        return losses;
    }

    private static float[] scores(Engine engine, float[] rows, int width) {
        Pass pass = engine.pass(ROWS);
        pass.forward(rows, ROWS, false);
        float[] outputs = new float[ROWS * width];
        pass.outputs(outputs);
        return outputs;
    }

    private static void close(float[] expected, float[] found, double tolerance, String what) {
        assertEquals(expected.length, found.length, what + "s");
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], tolerance * (largest + 1e-3), what + " " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void gradientsOfTheInputAreEqual(String name) {
        Engine lanes = LaneEngine.of(nets().get(name).get(), RunningVariance.OF_THE_BATCH);
        Engine other = new Dl4jEngine(nets().get(name).get(), RunningVariance.OF_THE_BATCH);
        float[] rows = Nets.rows(BATCH, lanes.inputs(), 4);
        float[] gradient = Nets.rows(BATCH, lanes.outputs(), 5);
        close(ofInput(other, rows, gradient), ofInput(lanes, rows, gradient), 1e-4, "gradient");
    }

    private static float[] ofInput(Engine engine, float[] rows, float[] gradient) {
        Pass pass = engine.pass(BATCH);
        pass.forward(rows, BATCH, true);
        float[] found = new float[rows.length];
        pass.backward(gradient, found);
        return found;
    }
}
