package anomaly.boundary;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class SupportVectorDataDescriptionContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new SupportVectorDataDescription(new Kernel.Rbf(Gamma.SCALE), 0.1, 1e-10, 200),
                new SupportVectorDataDescription(new Kernel.Linear(), 0.2, 1e-8, 200),
                new SupportVectorDataDescription(new Kernel.Polynomial(Gamma.AUTO, 1, 2), 0.3, 1e-8, 1));
    }

    @Override
    protected double orderTolerance() {
        return 1e-6;
    }
}
