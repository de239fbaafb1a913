package anomaly.ensemble;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class LodaContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new Loda(7), new Loda(50, 10, 7), new Loda(37, 4, 1));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
