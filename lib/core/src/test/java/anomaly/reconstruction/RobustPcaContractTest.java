package anomaly.reconstruction;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class RobustPcaContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                RobustPca.withDefaults().withIterations(20),
                RobustPca.withDefaults().withWeight(0.9));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }

    /** Iterations end at 1e-7, so that much is left to rounding. */
    @Override
    protected double orderTolerance() {
        return 1e-6;
    }
}
