package anomaly.density;

import anomaly.Detector;
import anomaly.DetectorContract;
import java.util.List;

/** The relatives of the local outlier factor. */
class LocalFamilyContractTest extends DetectorContract {
    @Override
    protected List<Detector> detectors() {
        return List.of(
                new SimplifiedLof(20),
                new SimplifiedLof(3, SimplifiedLof.Distance.LARGEST),
                new LocalOutlierProbability(20),
                new LocalOutlierProbability(1, 3, LocalOutlierProbability.Spread.POSITIVE),
                new LocalDistanceOutlierFactor(20),
                new InfluencedOutlierness(20),
                new InfluencedOutlierness(2, InfluencedOutlierness.Mutual.NORMAL),
                new ConnectivityOutlierFactor(20),
                new ConnectivityOutlierFactor(1),
                new RelativeDensity(20),
                new RelativeDensity(5, 2.5, 0.5));
    }
}
