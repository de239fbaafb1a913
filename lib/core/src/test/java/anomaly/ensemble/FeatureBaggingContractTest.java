package anomaly.ensemble;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.baseline.PerfectScores;
import anomaly.distance.KNearestNeighbors;
import java.util.List;

class FeatureBaggingContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                FeatureBagging.cumulativeSum(5, 7).of(new KNearestNeighbors(3)),
                FeatureBagging.breadthFirst(5, 7).of(new KNearestNeighbors(3)),
                FeatureBagging.cumulativeSum(3, 7).of(new PerfectScores()));
    }
}
