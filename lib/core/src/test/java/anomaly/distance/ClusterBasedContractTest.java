package anomaly.distance;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class ClusterBasedContractTest extends DetectorContract {
    private static final ClusterBased UNWEIGHTED = ClusterBased.withDefaults().withWeighted(false);

    @Override
    protected List<Detector> detectors() {
        return List.of(
                UNWEIGHTED,
                UNWEIGHTED.withClusters(3).withAlpha(0.95).withRestarts(2),
                UNWEIGHTED.withClusters(4).withBeta(2).withSeed(9));
    }

    /** The order of the rows decides which are drawn as first centers. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
