package anomaly.isolation;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class NearestNeighborIsolationContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new NearestNeighborIsolation(7),
                new NearestNeighborIsolation(50, 16, NearestNeighborIsolation.Ratio.SQUARED, 7),
                new NearestNeighborIsolation(100, 2, 1));
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
