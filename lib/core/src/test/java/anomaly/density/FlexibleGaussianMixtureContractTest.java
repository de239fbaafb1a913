package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class FlexibleGaussianMixtureContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                GaussianMixture.withDefaults().withComponents(4),
                GaussianMixture.withDefaults()
                        .withComponents(3)
                        .withCovariance(GaussianMixture.Covariance.DIAGONAL)
                        .withStart(GaussianMixture.Start.PLUS_PLUS));
    }

    /** Nearly without regularization the far row of the training rows gets a component of its own, and a huge density. */
    @Override
    protected boolean looksAtRows() {
        return false;
    }

    /** The order of the rows decides which are drawn as first centers. */
    @Override
    protected double orderTolerance() {
        return Double.NaN;
    }
}
