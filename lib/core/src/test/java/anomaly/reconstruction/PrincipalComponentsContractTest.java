package anomaly.reconstruction;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.linear.Components;
import anomaly.reconstruction.PrincipalComponents.Score;
import java.util.List;

class PrincipalComponentsContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new PrincipalComponents(Components.number(2), Score.LEADING),
                new PrincipalComponents(Components.share(0.6), Score.WHITENED),
                new PrincipalComponents(Components.all(), Score.LIKELIHOOD),
                new PrincipalComponents(Components.all(), Score.WEIGHTED));
    }

    @Override
    protected double batchTolerance() {
        return 0;
    }
}
