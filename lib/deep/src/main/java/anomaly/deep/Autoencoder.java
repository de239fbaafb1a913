package anomaly.deep;

import anomaly.deep.engine.Adam;
import anomaly.deep.engine.Initialization;
import anomaly.deep.engine.Training;
import anomaly.deep.objective.SquaredError;
import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * A network that gives back what went in, through a bottleneck: it learns to copy rows like the training rows, and copies
 * others badly (Hinton and Salakhutdinov 2006, doi 10.1126/science.1127647; for anomalies Hawkins et al. 2002, doi
 * 10.1007/3-540-46145-0_17).
 *
 * <pre>
 * code   z = encoder(x)       copy   y = decoder(z)       score   mean or sum over features of (y - x)²
 * </pre>
 *
 * <p>The encoder has the given widths, the decoder the same backwards, then as many outputs as features. With noise the
 * network learns to give back rows from spoiled ones (Vincent et al. 2008, doi 10.1145/1390156.1390294). One thread and many
 * give the same bits. Cost of an epoch O(n p), p the number of weights.
 *
 * @param widths of the encoder's layers, the last that of the code; at least one, each at least 1; 16, 8, 4 by default
 * @param hidden activation of the encoder, the code included; ReLU by default
 * @param decoder activation of the decoder's hidden layers; ReLU by default
 * @param output activation of the copy; the identity by default. It must be able to reach the scaled features: sigmoid
 *     wants features between 0 and 1
 * @param normalized whether batch normalization stands before the first layer and before the output's activation
 * @param dropout share of the values before each hidden layer but the first that are dropped in training, 0 to 1
 *     (exclusive); 0 by default
 * @param scaling of the features; z-score by default
 * @param error what training makes small and what a score is; the mean over features by default
 * @param initialization of the weights; PyTorch's by default
 * @param training epochs (50 by default), batch size (128), updater (Adam, 0.001), milestones, noise and the seed
 */
public record Autoencoder(
        List<Integer> widths,
        Activation hidden,
        Activation decoder,
        Activation output,
        boolean normalized,
        double dropout,
        InputScaling scaling,
        SquaredError error,
        Initialization initialization,
        Training training)
        implements ReconstructionDetector {
    /** Checks the ranges. */
    public Autoencoder {
        widths = List.copyOf(widths);
        if (widths.isEmpty() || widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("widths are " + widths + ", expected at least one, each at least 1");
        }
        Objects.requireNonNull(hidden, "hidden");
        Objects.requireNonNull(decoder, "decoder");
        Objects.requireNonNull(output, "output");
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout is " + dropout + ", expected 0 or more and less than 1");
        }
        Objects.requireNonNull(scaling, "scaling");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(initialization, "initialization");
        Objects.requireNonNull(training, "training");
    }

    /**
     * The defaults.
     *
     * @return an autoencoder with the widths 16, 8, 4
     */
    public static Autoencoder withDefaults() {
        return new Autoencoder(
                List.of(16, 8, 4),
                Activation.RELU,
                Activation.RELU,
                Activation.IDENTITY,
                false,
                0,
                InputScaling.Z_SCORE,
                SquaredError.MEAN,
                Initialization.PYTORCH,
                Training.of(50, 128, Adam.of(1e-3), 0));
    }

    /**
     * The same with other widths.
     *
     * @param other of the encoder's layers, the last that of the code
     * @return a new detector
     */
    public Autoencoder withWidths(Integer... other) {
        return new Autoencoder(
                List.of(other), hidden, decoder, output, normalized, dropout, scaling, error, initialization, training);
    }

    /**
     * The same with other activations.
     *
     * @param encoder of the encoder and the code
     * @param decoding of the decoder's hidden layers
     * @param copy of the output
     * @return a new detector
     */
    public Autoencoder withActivations(Activation encoder, Activation decoding, Activation copy) {
        return new Autoencoder(
                widths, encoder, decoding, copy, normalized, dropout, scaling, error, initialization, training);
    }

    /**
     * The same with or without batch normalization.
     *
     * @param other whether it is there
     * @return a new detector
     */
    public Autoencoder withNormalization(boolean other) {
        return new Autoencoder(
                widths, hidden, decoder, output, other, dropout, scaling, error, initialization, training);
    }

    /**
     * The same with dropout.
     *
     * @param share that is dropped, 0 to 1 (exclusive)
     * @return a new detector
     */
    public Autoencoder withDropout(double share) {
        return new Autoencoder(
                widths, hidden, decoder, output, normalized, share, scaling, error, initialization, training);
    }

    /**
     * The same with another scaling of the features.
     *
     * @param other the scaling
     * @return a new detector
     */
    public Autoencoder withScaling(InputScaling other) {
        return new Autoencoder(
                widths, hidden, decoder, output, normalized, dropout, other, error, initialization, training);
    }

    /**
     * The same with another error.
     *
     * @param other mean or sum over the features
     * @return a new detector
     */
    public Autoencoder withError(SquaredError other) {
        return new Autoencoder(
                widths, hidden, decoder, output, normalized, dropout, scaling, other, initialization, training);
    }

    /**
     * The same with other weights to begin with.
     *
     * @param other how they are drawn
     * @return a new detector
     */
    public Autoencoder withInitialization(Initialization other) {
        return new Autoencoder(widths, hidden, decoder, output, normalized, dropout, scaling, error, other, training);
    }

    /**
     * The same trained otherwise.
     *
     * @param other the plan
     * @return a new detector
     */
    public Autoencoder withTraining(Training other) {
        return new Autoencoder(
                widths, hidden, decoder, output, normalized, dropout, scaling, error, initialization, other);
    }

    /**
     * The same trained for other epochs.
     *
     * @param epochs at least 1
     * @return a new detector
     */
    public Autoencoder withEpochs(int epochs) {
        return withTraining(training.withEpochs(epochs));
    }

    @Override
    public MultiLayerNetwork network(int features) {
        Networks layers = new Networks();
        if (normalized) {
            layers.normalize(features);
        }
        int before = features;
        for (int l = 0; l < widths.size(); l++) {
            layers.dense(before, widths.get(l), hidden, l == 0 ? 0 : dropout);
            before = widths.get(l);
        }
        for (int l = widths.size() - 2; l >= 0; l--) {
            layers.dense(before, widths.get(l), decoder, dropout);
            before = widths.get(l);
        }
        if (normalized) {
            layers.dense(before, features, Activation.IDENTITY, 0)
                    .normalize(features)
                    .activate(output);
        } else {
            layers.dense(before, features, output, 0);
        }
        return layers.build(training.seed(), initialization);
    }

    @Override
    public int codeLayer() {
        return (normalized ? 1 : 0) + widths.size() - 1;
    }

    @Override
    public SquaredError objective() {
        return error;
    }
}
