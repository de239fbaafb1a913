package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class GaussianContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new Gaussian(), new Gaussian(Gaussian.Covariance.DIAGONAL), GaussianMixture.withDefaults());
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
