package anomaly.boundary;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class SigmoidContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new OneClassSvm(new Kernel.Sigmoid(Gamma.AUTO, 0), 0.2),
                new SupportVectorDataDescription(new Kernel.Sigmoid(Gamma.of(0.1), 0.5), 0.2));
    }

    /** A far row is like itself and unlike the origin: this kernel takes it for the most normal one. */
    @Override
    protected boolean looksAtRows() {
        return false;
    }

    /** Not convex: which of several optima is found depends on where the search starts, the first rows. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
