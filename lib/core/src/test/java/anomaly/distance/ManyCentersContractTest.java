package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class ManyCentersContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new KMeansDistance(3, 7), new KMeansDistance(8, 3, 7));
    }

    /** With several centers the far row of the training rows gets one of its own, and scores 0. */
    @Override
    protected boolean looksAtRows() {
        return false;
    }

    /** The order of the rows decides which are drawn as first centers. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
