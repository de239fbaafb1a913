package anomaly.linear;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.baseline.PerfectScores;
import anomaly.density.Gaussian;
import anomaly.distance.KNearestNeighbors;
import anomaly.reconstruction.RobustPca;
import anomaly.scaling.Scaling;
import java.util.List;

class ProjectionContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                Projection.share(0.95).before(new KNearestNeighbors(5)),
                Scaling.Z_SCORE.before(Projection.number(2).whitened().before(new Gaussian())),
                Projection.number(2).before(RobustPca.withDefaults().withIterations(10)),
                Projection.number(2).before(new PerfectScores()));
    }

    @Override
    protected double orderTolerance() {
        return 1e-8;
    }
}
