package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.distance.KNearestNeighbors.Distance;
import anomaly.scaling.Scaling;
import java.util.List;

class KNearestNeighborsContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new KNearestNeighbors(1),
                new KNearestNeighbors(20),
                new KNearestNeighbors(20, Distance.MEAN),
                new KNearestNeighbors(20, Distance.MEDIAN),
                new KNearestNeighbors(20, Distance.WEIGHT),
                new KNearestNeighbors(70),
                Scaling.Z_SCORE.before(new KNearestNeighbors(5)));
    }
}
