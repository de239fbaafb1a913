package anomaly.deep;

import anomaly.deep.engine.Adam;
import anomaly.deep.engine.Initialization;
import anomaly.deep.engine.Objective;
import anomaly.deep.engine.Training;
import anomaly.deep.objective.BinaryCrossEntropy;
import anomaly.deep.objective.SquaredError;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * An autoencoder for pictures (Masci et al. 2011, doi 10.1007/978-3-642-21735-7_7): convolutions of 3 x 3 pixels with padding,
 * each followed by max pooling of 2 x 2, and back by convolutions and upsampling. A row is a picture, channel after channel,
 * row after row of pixels.
 *
 * <pre>
 * encoder   conv 16, pool, conv 8, pool, conv 4, pool              the code: 4 channels of height / 8 x width / 8
 * decoder   conv 4, up, conv 8, up, conv 16, up, conv channels     the copy
 * </pre>
 *
 * <p>One thread and many give the same bits. Cost of an epoch O(n p h w), p the number of weights.
 *
 * @param height pixels; a multiple of 2 to the number of filters
 * @param width pixels; likewise
 * @param channels 1 for gray, 3 for color
 * @param filters channels of the encoder's convolutions; 16, 8, 4 by default
 * @param output activation of the copy; sigmoid by default, for pixels between 0 and 1
 * @param scaling of the pixels; none by default
 * @param objective what training makes small: squared error or binary cross entropy, the default
 * @param initialization of the weights; Keras's by default
 * @param training epochs (50 by default), batch size (100), updater (Adam, 0.001, epsilon 1e-7), and the seed
 */
public record ConvolutionalAutoencoder(
        int height,
        int width,
        int channels,
        List<Integer> filters,
        Activation output,
        InputScaling scaling,
        Objective objective,
        Initialization initialization,
        Training training)
        implements ReconstructionDetector {
    /** Checks the ranges. */
    public ConvolutionalAutoencoder {
        filters = List.copyOf(filters);
        if (filters.isEmpty() || filters.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("filters are " + filters + ", expected at least one, each at least 1");
        }
        if (channels < 1) {
            throw new IllegalArgumentException("channels is " + channels + ", expected at least 1");
        }
        int unit = 1 << filters.size();
        if (height < unit || width < unit || height % unit != 0 || width % unit != 0) {
            throw new IllegalArgumentException("height and width are " + height + " and " + width
                    + ", expected multiples of " + unit + ", since each of the " + filters.size()
                    + " filters halves the picture: crop or pad it, or use fewer filters");
        }
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(scaling, "scaling");
        Objects.requireNonNull(objective, "objective");
        Objects.requireNonNull(initialization, "initialization");
        Objects.requireNonNull(training, "training");
    }

    /**
     * The defaults for pictures of one size.
     *
     * @param height pixels, a multiple of 8
     * @param width pixels, a multiple of 8
     * @param channels 1 for gray, 3 for color
     * @return an autoencoder with the filters 16, 8, 4
     */
    public static ConvolutionalAutoencoder of(int height, int width, int channels) {
        return new ConvolutionalAutoencoder(
                height,
                width,
                channels,
                List.of(16, 8, 4),
                Activation.SIGMOID,
                InputScaling.NONE,
                new BinaryCrossEntropy(),
                Initialization.KERAS,
                Training.of(50, 100, Adam.of(1e-3).withEpsilon(1e-7), 0));
    }

    /**
     * The same with other filters.
     *
     * @param other channels of the encoder's convolutions
     * @return a new detector
     */
    public ConvolutionalAutoencoder withFilters(Integer... other) {
        return new ConvolutionalAutoencoder(
                height, width, channels, List.of(other), output, scaling, objective, initialization, training);
    }

    /**
     * The same with another copy and loss.
     *
     * @param copy activation of the output
     * @param loss what training makes small
     * @return a new detector
     */
    public ConvolutionalAutoencoder withOutput(Activation copy, Objective loss) {
        return new ConvolutionalAutoencoder(
                height, width, channels, filters, copy, scaling, loss, initialization, training);
    }

    /**
     * The same with another scaling of the pixels.
     *
     * @param other the scaling
     * @return a new detector
     */
    public ConvolutionalAutoencoder withScaling(InputScaling other) {
        return new ConvolutionalAutoencoder(
                height, width, channels, filters, output, other, objective, initialization, training);
    }

    /**
     * The same trained otherwise.
     *
     * @param other the plan
     * @return a new detector
     */
    public ConvolutionalAutoencoder withTraining(Training other) {
        return new ConvolutionalAutoencoder(
                height, width, channels, filters, output, scaling, objective, initialization, other);
    }

    /**
     * The same trained for other epochs.
     *
     * @param epochs at least 1
     * @return a new detector
     */
    public ConvolutionalAutoencoder withEpochs(int epochs) {
        return withTraining(training.withEpochs(epochs));
    }

    @Override
    public MultiLayerNetwork network(int features) {
        if (features != height * width * channels) {
            throw new IllegalArgumentException("rows have " + features + " features, expected " + height + " x " + width
                    + " pixels of " + channels + " channels, " + height * width * channels
                    + ": give the size of the pictures");
        }
        Networks layers = new Networks().pictures(height, width, channels);
        for (int count : filters) {
            layers.convolve(3, count, Activation.RELU).pool(2);
        }
        for (int f = filters.size() - 1; f >= 0; f--) {
            layers.convolve(3, filters.get(f), Activation.RELU).upsample(2);
        }
        return layers.convolve(3, channels, output).build(training.seed(), initialization);
    }

    @Override
    public int codeLayer() {
        return 2 * filters.size() - 1;
    }

    @Override
    public SquaredError error() {
        return SquaredError.MEAN;
    }
}
