package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.density.KernelDensity.Kernel;
import java.util.List;

class KernelDensityContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new KernelDensity(0.5),
                new KernelDensity(Kernel.EPANECHNIKOV, Bandwidth.SCOTT, 0.1),
                new KernelDensity(Kernel.TOPHAT, Bandwidth.of(0.01)),
                new KernelDensity(Kernel.EXPONENTIAL, new Bandwidth.CrossValidated(List.of(0.3, 1.0), 2, 7), 0.001));
    }
}
