package anomaly.distance;

import anomaly.GoldenAuc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KMeansDistanceAucTest {
    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#kMeans")
    void overSeedsAsGoodAsThatOfScikitLearn(GoldenAuc golden) {
        golden.check(seed -> new KMeansDistance(8, seed));
    }
}
