package anomaly.ensemble;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.baseline.PerfectScores;
import anomaly.density.Gaussian;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import java.util.List;

class CombinationContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        Detector[] members = {
            new KNearestNeighbors(2), new KNearestNeighbors(5), new Gaussian(), new LocalOutlierFactor(10)
        };
        return List.of(
                Combination.average().of(members),
                Combination.maximum().with(Unification.MIN_MAX).of(members),
                Combination.averageOfMaxima(2, 3).with(Unification.RANK).of(members),
                Combination.maximumOfAverages(2, 3).with(Unification.KRIEGEL).of(members),
                Combination.average().with(Unification.NONE).of(new Gaussian(), new PerfectScores()));
    }
}
