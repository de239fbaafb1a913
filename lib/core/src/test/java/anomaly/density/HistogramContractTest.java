package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import anomaly.density.Histogram.Bins;
import anomaly.density.Histogram.Mode;
import anomaly.density.Histogram.Variant;
import java.util.List;

class HistogramContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new Histogram(),
                new Histogram(Bins.of(20), Mode.DYNAMIC, Variant.PAPER, 0),
                new Histogram(Bins.of(10), Mode.STATIC, Variant.PYOD, 0.5),
                new Histogram(Bins.BIRGE_ROZENHOLC, Mode.STATIC, Variant.PAPER, 0.5));
    }
}
