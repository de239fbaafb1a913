package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

class EcodContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(new Ecod(), new Ecod(Ecod.Variant.PYOD), new Copod(), new Copod(Copod.Variant.PYOD));
    }
}
