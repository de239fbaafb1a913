package anomaly.boundary;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class OtherKernelsContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new OneClassSvm(new Kernel.Linear(), 0.1).withTolerance(1e-11),
                new OneClassSvm(new Kernel.Polynomial(Gamma.SCALE, 1, 2), 0.1).withTolerance(1e-11));
    }

    /** A far row is like itself and unlike the origin: these kernels take it for the most normal one. */
    @Override
    protected boolean looksAtRows() {
        return false;
    }

    @Override
    protected double orderTolerance() {
        return 1e-4;
    }
}
