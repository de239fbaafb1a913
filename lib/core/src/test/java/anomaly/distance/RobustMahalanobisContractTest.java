package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class RobustMahalanobisContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(Mahalanobis.robust(1), new Mahalanobis(0.5, 2));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }

    /** It starts from rows drawn at random. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
