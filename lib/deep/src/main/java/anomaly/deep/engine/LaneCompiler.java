package anomaly.deep.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/** Makes a network of the lane engine of a network of Deeplearning4j. */
final class LaneCompiler {
    private final RunningVariance variance;
    private final Parameters parameters = new Parameters();
    private final LaneNetwork network = new LaneNetwork(parameters);
    private final List<Integer> lastOf = new ArrayList<>();
    private Shape shape;
    /** The layer at hand, for parameters and messages. */
    private int number;

    private String name;

    private LaneCompiler(RunningVariance variance, Shape input) {
        this.variance = variance;
        shape = input;
    }

    static LaneCompiler compile(MultiLayerNetwork from, RunningVariance variance) {
        MultiLayerConfiguration conf = from.getLayerWiseConfigurations();
        LaneCompiler compiler = new LaneCompiler(variance, input(conf));
        for (int l = 0; l < from.getnLayers(); l++) {
            Layer layer = conf.getConf(l).getLayer();
            compiler.number = l;
            compiler.name = "layer " + l + " (" + layer.getClass().getSimpleName() + ")";
            compiler.reshape(conf.getInputPreProcess(l));
            compiler.add(layer);
            compiler.lastOf.add(compiler.network.size() - 1);
        }
        return compiler;
    }

    static Shape input(MultiLayerConfiguration conf) {
        if (conf.getInputPreProcess(0) instanceof FeedForwardToCnnPreProcessor picture) {
            return shape(picture);
        }
        if (conf.getConf(0).getLayer() instanceof FeedForwardLayer first
                && !(first instanceof org.deeplearning4j.nn.conf.layers.ConvolutionLayer)) {
            return Shape.flat((int) first.getNIn());
        }
        throw new UnsupportedLayerException(
                "layer 0 takes pictures of a size that is not known, expected a network with InputType.convolutionalFlat");
    }

    private static Shape shape(FeedForwardToCnnPreProcessor picture) {
        return new Shape((int) picture.getNumChannels(), (int) picture.getInputHeight(), (int) picture.getInputWidth());
    }

    LaneNetwork network() {
        return network;
    }

    int[] lastOf() {
        return lastOf.stream().mapToInt(Integer::intValue).toArray();
    }

    private UnsupportedLayerException unsupported(String what, String expected) {
        return new UnsupportedLayerException(name + " has " + what + ", the lane engine computes " + expected);
    }

    private void reshape(InputPreProcessor step) {
        if (step instanceof FeedForwardToCnnPreProcessor picture) {
            shape = shape(picture);
        } else if (step instanceof CnnToFeedForwardPreProcessor) {
            shape = Shape.flat(shape.features());
        } else if (step != null) {
            throw unsupported(
                    "the preprocessor " + step.getClass().getSimpleName(), "the change between pictures and rows only");
        }
    }

    private void add(LaneLayer layer) {
        network.add(layer);
        shape = layer.out;
    }

    private void add(Layer layer) {
        drop(layer.getIDropout());
        if (layer instanceof org.deeplearning4j.nn.conf.layers.DenseLayer dense) {
            dense((int) dense.getNOut(), dense.hasBias());
        } else if (layer instanceof OutputLayer output) {
            dense((int) output.getNOut(), output.hasBias());
        } else if (layer instanceof Deconvolution2D transposed) {
            transposed(transposed);
        } else if (layer.getClass() == org.deeplearning4j.nn.conf.layers.ConvolutionLayer.class) {
            convolution((org.deeplearning4j.nn.conf.layers.ConvolutionLayer) layer);
        } else if (layer instanceof SubsamplingLayer pooling) {
            pooling(pooling);
        } else if (layer instanceof Upsampling2D up) {
            add(new UpsamplingLayer(shape, up.getSize()[0], up.getSize()[1]));
        } else if (layer instanceof BatchNormalization norm) {
            normalization(norm);
        } else if (!isActivationOnly(layer)) {
            throw unsupported(
                    "a kind of its own",
                    "dense, output, convolution, transposed convolution, max pooling, upsampling, batch normalization,"
                            + " activation, loss and dropout layers");
        }
        // In Deeplearning4j these two have an activation that is never used.
        boolean without =
                layer instanceof BatchNormalization || layer instanceof org.deeplearning4j.nn.conf.layers.DropoutLayer;
        if (layer instanceof BaseLayer base && !without) {
            activation(base.getActivationFn());
        } else if (layer instanceof org.deeplearning4j.nn.conf.layers.ActivationLayer only) {
            activation(only.getActivationFn());
        }
    }

    private static boolean isActivationOnly(Layer layer) {
        return layer instanceof org.deeplearning4j.nn.conf.layers.ActivationLayer
                || layer instanceof org.deeplearning4j.nn.conf.layers.DropoutLayer
                || layer instanceof LossLayer
                || layer instanceof CnnLossLayer;
    }

    private void drop(IDropout dropout) {
        if (dropout == null) {
            return;
        }
        if (dropout instanceof Dropout plain && plain.getPSchedule() == null) {
            add(new DropoutLayer(shape, plain.getP(), false, number));
        } else if (dropout instanceof SpatialDropout spatial && spatial.getPSchedule() == null) {
            add(new DropoutLayer(shape, spatial.getP(), true, number));
        } else {
            throw unsupported("dropout " + dropout, "plain and spatial dropout with one probability");
        }
    }

    private void dense(int outputs, boolean bias) {
        Shape in = shape;
        DenseLayer dense = new DenseLayer(in, outputs, bias, parameters);
        int inputs = in.features();
        block("W", inputs * outputs, i -> dense.weight(i / outputs, i % outputs));
        if (bias) {
            block("b", outputs, dense::bias);
        }
        add(dense);
    }

    private void block(String key, int count, IntUnaryOperator place) {
        parameters.add(new Parameters.Block(
                number, key, IntStream.range(0, count).map(place).toArray()));
    }

    private void convolution(org.deeplearning4j.nn.conf.layers.ConvolutionLayer conf) {
        int[] kernel = conf.getKernelSize();
        int[] pad = strideOne(conf);
        Shape out = new Shape(
                (int) conf.getNOut(),
                shape.height() + total(conf, pad, 0) - kernel[0] + 1,
                shape.width() + total(conf, pad, 1) - kernel[1] + 1);
        ConvolutionLayer layer = new ConvolutionLayer(shape, out, kernel, pad, conf.hasBias(), parameters);
        int window = kernel[0] * kernel[1];
        int perOutput = shape.channels() * window;
        if (conf.hasBias()) {
            block("b", out.channels(), layer::bias);
        }
        block(
                "W",
                out.channels() * perOutput,
                i -> layer.weight(i / perOutput, i % perOutput / window, i % window / kernel[1], i % kernel[1]));
        add(layer);
    }

    /** Rows of zeros above and below together, or columns left and right. */
    private static int total(org.deeplearning4j.nn.conf.layers.ConvolutionLayer conf, int[] pad, int axis) {
        return conf.getConvolutionMode() == ConvolutionMode.Same ? conf.getKernelSize()[axis] - 1 : 2 * pad[axis];
    }

    /** The padding above and to the left of a convolution that moves by one pixel. */
    private int[] strideOne(org.deeplearning4j.nn.conf.layers.ConvolutionLayer conf) {
        for (int axis = 0; axis < 2; axis++) {
            if (conf.getStride()[axis] != 1 || conf.getDilation()[axis] != 1) {
                throw unsupported(
                        "stride " + conf.getStride()[axis] + " and dilation " + conf.getDilation()[axis],
                        "convolutions with stride 1 and dilation 1");
            }
        }
        return conf.getConvolutionMode() == ConvolutionMode.Same
                ? new int[] {(conf.getKernelSize()[0] - 1) / 2, (conf.getKernelSize()[1] - 1) / 2}
                : conf.getPadding();
    }

    /** With stride 1 it is a convolution by the kernel turned around, padded by what the window is larger. */
    private void transposed(Deconvolution2D conf) {
        int[] kernel = conf.getKernelSize();
        int[] given = strideOne(conf);
        int[] pad = {kernel[0] - 1 - given[0], kernel[1] - 1 - given[1]};
        int outputs = (int) conf.getNOut();
        Shape out = new Shape(
                outputs,
                shape.height() + kernel[0] - 1 - total(conf, given, 0),
                shape.width() + kernel[1] - 1 - total(conf, given, 1));
        ConvolutionLayer layer = new ConvolutionLayer(shape, out, kernel, pad, conf.hasBias(), parameters);
        int window = kernel[0] * kernel[1];
        if (conf.hasBias()) {
            block("b", outputs, layer::bias);
        }
        block(
                "W",
                shape.channels() * outputs * window,
                i -> layer.weight(
                        i / window % outputs,
                        i / window / outputs,
                        kernel[0] - 1 - i % window / kernel[1],
                        kernel[1] - 1 - i % kernel[1]));
        add(layer);
    }

    private void pooling(SubsamplingLayer conf) {
        if (conf.getPoolingType() != org.deeplearning4j.nn.conf.layers.PoolingType.MAX) {
            throw unsupported("pooling " + conf.getPoolingType(), "max pooling");
        }
        int[] kernel = conf.getKernelSize();
        int[] stride = conf.getStride();
        int[] sizes = {shape.height(), shape.width()};
        int[] pad = conf.getPadding().clone();
        int[] out = new int[2];
        for (int axis = 0; axis < 2; axis++) {
            if (conf.getConvolutionMode() == ConvolutionMode.Same) {
                out[axis] = (sizes[axis] + stride[axis] - 1) / stride[axis];
                pad[axis] = Math.max(0, (out[axis] - 1) * stride[axis] + kernel[axis] - sizes[axis]) / 2;
            } else {
                out[axis] = (sizes[axis] + 2 * pad[axis] - kernel[axis]) / stride[axis] + 1;
            }
        }
        add(new PoolingLayer(shape, new Shape(shape.channels(), out[0], out[1]), kernel, stride, pad));
    }

    private void normalization(BatchNormalization conf) {
        if (conf.isUseLogStd()) {
            throw unsupported("useLogStd", "batch normalization that keeps the variance itself");
        }
        boolean affine = !conf.isLockGammaBeta();
        if (!affine && (conf.getGamma() != 1 || conf.getBeta() != 0)) {
            throw unsupported("a fixed gamma or beta", "batch normalization with gamma 1 and beta 0, or learned ones");
        }
        boolean unbiased = variance == RunningVariance.OF_THE_POPULATION;
        BatchNormalizationLayer layer =
                new BatchNormalizationLayer(shape, conf.getEps(), conf.getDecay(), unbiased, affine, parameters);
        if (affine) {
            block("gamma", shape.channels(), layer::gamma);
            block("beta", shape.channels(), layer::beta);
        }
        running("mean", layer::runningMean);
        running("var", layer::runningVariance);
        add(layer);
    }

    private void running(String key, IntUnaryOperator place) {
        int[] places = IntStream.range(0, shape.channels()).map(place).toArray();
        parameters.addRunning(new Parameters.Block(number, key, places));
    }

    private void activation(IActivation function) {
        if (function instanceof ActivationReLU) {
            add(new ActivationLayer(shape, ActivationLayer.Function.LEAKY_RELU, 0));
        } else if (function instanceof ActivationLReLU leaky) {
            add(new ActivationLayer(shape, ActivationLayer.Function.LEAKY_RELU, (float) leaky.getAlpha()));
        } else if (function instanceof ActivationSigmoid) {
            add(new ActivationLayer(shape, ActivationLayer.Function.SIGMOID, 0));
        } else if (function instanceof ActivationTanH) {
            add(new ActivationLayer(shape, ActivationLayer.Function.TANH, 0));
        } else if (function instanceof ActivationSoftmax && shape.isFlat()) {
            add(new ActivationLayer(shape, ActivationLayer.Function.SOFTMAX, 0));
        } else if (function instanceof Cosine) {
            add(new ActivationLayer(shape, ActivationLayer.Function.COSINE, 0));
        } else if (!(function instanceof ActivationIdentity)) {
            throw unsupported(
                    "activation " + function, "identity, ReLU, leaky ReLU, sigmoid, tanh, softmax and cosine");
        }
    }
}
