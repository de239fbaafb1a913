package anomaly.boundary;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class OneClassSvmContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        OneClassSvm exact = OneClassSvm.withDefaults().withTolerance(1e-10);
        return List.of(
                exact,
                exact.withNu(0.5).withKernel(new Kernel.Rbf(Gamma.MEDIAN)),
                exact.withNu(0.05).withGamma(0.2).withCacheMegabytes(1),
                exact.withSolver(Solver.LIBSVM));
    }

    /** LIBSVM's rounding to single precision depends on the order. */
    @Override
    protected double orderTolerance() {
        return 1e-6;
    }
}
