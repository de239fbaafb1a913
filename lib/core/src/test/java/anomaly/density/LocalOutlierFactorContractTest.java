package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.scaling.Scaling;
import java.util.List;

class LocalOutlierFactorContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new LocalOutlierFactor(1),
                new LocalOutlierFactor(20),
                new LocalOutlierFactor(70),
                Scaling.Z_SCORE.before(new LocalOutlierFactor(20)));
    }
}
