package anomaly.deep;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import anomaly.Rows;
import anomaly.State;
import anomaly.scaling.FittedPreparation;
import java.util.Objects;

/**
 * A detector that sees the codes of an autoencoder instead of the rows: the network finds features, the detector what is rare
 * among them. With a convolutional autoencoder and a one-class SVM this is the hybrid of Erfani et al. 2016 (doi
 * 10.1016/j.patcog.2016.03.028).
 *
 * <pre>
 * score(x) = detector(scaling(encoder(x)))
 * </pre>
 *
 * @param encoder the network that gives the codes
 * @param scaling of the codes, learned from those of the training rows; without it a kernel of fixed width sees a space of
 *     unknown size
 * @param detector what scores the codes
 */
public record Encoded(ReconstructionDetector encoder, InputScaling scaling, Detector detector)
        implements IterativeDetector {
    /** Checks that all are there. */
    public Encoded {
        Objects.requireNonNull(encoder, "encoder");
        Objects.requireNonNull(scaling, "scaling");
        Objects.requireNonNull(detector, "detector");
    }

    @Override
    public Model fit(Dataset train, EpochListener listener) {
        FittedAutoencoder network = encoder.fit(train, listener);
        return fit(network, train);
    }

    /**
     * Fits scaling and detector to the codes of a network that is trained already: what is learned once serves many.
     *
     * @param network a trained encoder
     * @param train the rows to learn from
     * @return the fitted detector
     */
    public Model fit(FittedAutoencoder network, Dataset train) {
        Dataset codes = network.encode(train);
        FittedPreparation scaler = scaling.fit(codes);
        return new Model(this, network, scaler, detector.fit(scaler.apply(codes)));
    }

    @Override
    public FittedDetector restore(State state) {
        return new Model(
                this,
                (FittedAutoencoder) state.fitted("network"),
                scaling.restore(state.state("scaler")),
                state.fitted("fitted"));
    }

    /** A trained encoder and a detector fitted to its codes. */
    public static final class Model implements FittedDetector {
        private final Encoded detector;
        private final FittedAutoencoder network;
        private final FittedPreparation scaler;
        private final FittedDetector fitted;

        private Model(Encoded detector, FittedAutoencoder network, FittedPreparation scaler, FittedDetector fitted) {
            this.detector = detector;
            this.network = network;
            this.scaler = scaler;
            this.fitted = fitted;
        }

        @Override
        public double[] score(double[][] rows) {
            Rows.check(rows, network.width());
            return rows.length == 0 ? new double[0] : fitted.score(scaler.apply(network.encode(rows)));
        }

        @Override
        public double[] trainingScores() {
            return fitted.trainingScores();
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("network", network)
                    .with("scaler", scaler.state())
                    .with("fitted", fitted);
        }

        /**
         * The trained network.
         *
         * @return the encoder and its decoder
         */
        public FittedAutoencoder network() {
            return network;
        }

        @Override
        public String toString() {
            return fitted + " on codes of " + network;
        }
    }
}
