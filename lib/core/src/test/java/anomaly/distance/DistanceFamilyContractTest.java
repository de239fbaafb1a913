package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class DistanceFamilyContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                // With a small share, several rows have nobody near and share the first place.
                new DistanceBased(new DistanceBased.Share(0.5)),
                new DistanceBased(2),
                new Odin(20),
                new AngleBased(10),
                new AngleBased(3, AngleBased.Weighting.EQUAL),
                AngleBased.exact(),
                new StochasticOutlierSelection(),
                new StochasticOutlierSelection(20, StochasticOutlierSelection.Dissimilarity.EUCLIDEAN));
    }
}
