package anomaly.boundary;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class OneClassSvmApproximateContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        OneClassSvmApproximate usual = OneClassSvmApproximate.withDefaults();
        return List.of(
                usual,
                usual.withMap(OneClassSvmApproximate.Map.FOURIER, 65)
                        .withKernel(new Kernel.Rbf(Gamma.MEDIAN))
                        .withSeed(3),
                usual.withMap(OneClassSvmApproximate.Map.NYSTROEM, 30)
                        .withNu(0.3)
                        .withEpochs(5));
    }

    /** Rows and steps are drawn at random. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
