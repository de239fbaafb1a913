package anomaly.scaling;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.baseline.PerfectScores;
import anomaly.density.Gaussian;
import java.util.List;

class PreparedContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                Scaling.Z_SCORE.before(new Gaussian()),
                Scaling.MIN_MAX.before(new Gaussian()),
                Scaling.ROBUST.before(new Gaussian()),
                Scaling.ROBUST.before(Scaling.Z_SCORE.before(new Gaussian())),
                Scaling.Z_SCORE.before(new PerfectScores()));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
