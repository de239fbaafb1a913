package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class WeightedClusterBasedContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(ClusterBased.withDefaults(), ClusterBased.withDefaults().withClusters(3));
    }

    /** The paper's weight: the far row is a cluster of size 1, and that is what its distance is multiplied by. */
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
