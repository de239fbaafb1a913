package anomaly.baseline;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class RandomScoresContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new RandomScores(1), new RandomScores(-7));
    }

    /** A random score does not know how far a row is. */
    @Override
    protected boolean looksAtRows() {
        return false;
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
