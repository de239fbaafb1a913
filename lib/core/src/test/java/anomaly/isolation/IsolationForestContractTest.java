package anomaly.isolation;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class IsolationForestContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new IsolationForest(7), new IsolationForest(50, 16, 7), new IsolationForest(101, 64, 0.5, 3));
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
