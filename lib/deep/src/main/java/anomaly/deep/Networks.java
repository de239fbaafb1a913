package anomaly.deep;

import anomaly.deep.engine.Initialization;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Builds the networks of the detectors, layer by layer. */
final class Networks {
    private final NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder().list();

    Networks dense(int inputs, int outputs, Activation activation, double dropout) {
        DenseLayer.Builder layer =
                new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation.function());
        if (dropout > 0) {
            layer.dropOut(new Dropout(1 - dropout));
        }
        layers.layer(layer.build());
        return this;
    }

    Networks normalize(int features) {
        layers.layer(new BatchNormalization.Builder()
                .useLogStd(false)
                .nIn(features)
                .nOut(features)
                .eps(1e-5)
                .decay(0.9)
                .build());
        return this;
    }

    /** Rows are pictures, channel after channel. */
    Networks pictures(int height, int width, int channels) {
        layers.setInputType(InputType.convolutionalFlat(height, width, channels));
        return this;
    }

    /** Padded, so that pictures keep their size. */
    Networks convolve(int kernel, int outputs, Activation activation) {
        layers.layer(new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(outputs)
                .convolutionMode(ConvolutionMode.Same)
                .activation(activation.function())
                .build());
        return this;
    }

    Networks pool(int size) {
        layers.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(size, size)
                .stride(size, size)
                .build());
        return this;
    }

    Networks upsample(int size) {
        layers.layer(new Upsampling2D.Builder(size).build());
        return this;
    }

    Networks activate(Activation activation) {
        layers.layer(new ActivationLayer(activation.function()));
        return this;
    }

    MultiLayerNetwork build(long seed, Initialization initialization) {
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        initialization.apply(network, seed);
        return network;
    }
}
