package anomaly.deep;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.boundary.OneClassSvm;
import anomaly.distance.KNearestNeighbors;
import java.util.List;

class EncodedContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        // A linear code, which does not cut off what is far away.
        Autoencoder network = Autoencoder.withDefaults()
                .withWidths(2)
                .withActivations(Activation.IDENTITY, Activation.RELU, Activation.IDENTITY)
                .withEpochs(2);
        return List.of(
                new Encoded(network, InputScaling.Z_SCORE, new KNearestNeighbors(5)),
                new Encoded(network.withWidths(3), InputScaling.NONE, new KNearestNeighbors(3)),
                new Encoded(network.withWidths(3), InputScaling.ROBUST, OneClassSvm.withDefaults()));
    }

    /** Rows come in an order that the seed draws. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
