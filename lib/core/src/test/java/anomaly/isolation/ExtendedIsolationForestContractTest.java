package anomaly.isolation;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class ExtendedIsolationForestContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new ExtendedIsolationForest(7),
                new ExtendedIsolationForest(60, 64, 1, 7),
                new ExtendedIsolationForest(60, 64, 0, 7));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }

    /** Rows are drawn at random. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
