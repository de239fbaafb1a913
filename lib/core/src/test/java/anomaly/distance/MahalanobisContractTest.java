package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class MahalanobisContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(Mahalanobis.classical());
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
