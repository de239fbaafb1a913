package anomaly.isolation;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class HalfSpaceTreesContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        HalfSpaceTrees small = HalfSpaceTrees.withDefaults().withHeight(9);
        return List.of(
                small,
                small.withTrees(40).withSeed(5),
                small.withHeight(12).withTrees(10).withLeafShare(0.05).withWindow(7));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
