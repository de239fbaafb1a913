package anomaly.deep;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.deep.engine.Initialization;
import anomaly.deep.objective.SquaredError;
import java.util.List;

class AutoencoderContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        Autoencoder usual = Autoencoder.withDefaults().withEpochs(3);
        return List.of(
                usual.withWidths(2),
                usual.withWidths(8, 2).withNormalization(true).withError(SquaredError.SUM),
                usual.withWidths(5, 1)
                        .withActivations(Activation.TANH, Activation.LEAKY_RELU, Activation.IDENTITY)
                        .withScaling(InputScaling.ROBUST)
                        .withDropout(0.2)
                        .withInitialization(Initialization.KERAS)
                        .withTraining(usual.training().withNoise(0.1)));
    }

    /** Rows come in an order that the seed draws. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
