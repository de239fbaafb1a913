package anomaly.isolation;

import anomaly.GoldenAuc;
import anomaly.isolation.NearestNeighborIsolation.Ratio;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over 20 seeds as good as the other libraries, on data where that is neither easy nor hopeless. */
class IsolationAucTest {
    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#iforest")
    void theIsolationForestIsAsGoodAsThatOfScikitLearn(GoldenAuc golden) {
        golden.check(seed -> new IsolationForest(seed));
    }

    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#inne")
    void withSquaresNearestNeighborIsolationIsAsGoodAsThatOfPyod(GoldenAuc golden) {
        golden.check(seed -> new NearestNeighborIsolation(200, 8, Ratio.SQUARED, seed));
    }

    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#extendedFull")
    void theExtendedForestIsAsGoodAsThatOfItsAuthors(GoldenAuc golden) {
        golden.check(seed -> new ExtendedIsolationForest(seed));
    }

    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#extendedByOne")
    void soItIsWithSlopesThroughTwoFeatures(GoldenAuc golden) {
        golden.check(seed -> new ExtendedIsolationForest(100, 256, 1, seed));
    }
}
