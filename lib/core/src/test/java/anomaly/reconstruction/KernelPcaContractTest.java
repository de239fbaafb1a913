package anomaly.reconstruction;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.linear.Components;
import anomaly.reconstruction.KernelPca.Kernel;
import java.util.List;

class KernelPcaContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        // Few components, so that none is left for the far row: a method for training rows without anomalies.
        return List.of(
                KernelPca.withDefaults().withKernel(new Kernel.Rbf(0.5)).withComponents(Components.number(3)),
                new KernelPca(new Kernel.Rbf(1), Components.share(0.5)));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
