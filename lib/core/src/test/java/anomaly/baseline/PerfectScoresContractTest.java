package anomaly.baseline;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

/** The far row is labeled an anomaly, so the labels rank it first, too. */
class PerfectScoresContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new PerfectScores());
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
