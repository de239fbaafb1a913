package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class KMeansDistanceContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new KMeansDistance(1, 1));
    }
}
