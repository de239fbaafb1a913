package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class GaussianMixtureContractTest extends DetectorContract {
    /** Regularized by the variance of the cloud, so that the far row gains nothing by a component of its own. */
    private static final GaussianMixture THREE =
            GaussianMixture.withDefaults().withComponents(3).withRegularization(1);

    @Override
    protected List<Detector> detectors() {
        return List.of(
                THREE.withStart(GaussianMixture.Start.PLUS_PLUS).withRestarts(2),
                THREE.withCovariance(GaussianMixture.Covariance.TIED),
                THREE.withCovariance(GaussianMixture.Covariance.DIAGONAL).withStart(GaussianMixture.Start.RANDOM),
                THREE.withCovariance(GaussianMixture.Covariance.SPHERICAL));
    }

    /** The order of the rows decides which are drawn as first centers. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
