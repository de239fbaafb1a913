package anomaly.distance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import anomaly.Detector;
import anomaly.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Held against ELKI 0.8.0 and PyOD 3.6.5. */
class DistanceFamilyGoldenTest {
    private static double[] scores(Golden golden, Detector detector) {
        return detector.fit(golden.rows()).trainingScores();
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void distanceBased(Golden golden) {
        assertArrayEquals(golden.column("elki_dbscore1.5"), scores(golden, new DistanceBased(1.5)), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void odin(Golden golden) {
        golden.assertScores("elki_odin20", "tie_k20", 1e-14, scores(golden, new Odin(20)));
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void fastAngleBasedAsElki(Golden golden) {
        golden.assertScores("elki_fastabod10_linear", 1e-9, scores(golden, new AngleBased(10)));
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void fastAngleBasedAsPyod(Golden golden) {
        golden.assertScores("abod_fast10", 1e-9, scores(golden, new AngleBased(9, AngleBased.Weighting.EQUAL)));
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void exactAngleBasedAsElki(Golden golden) {
        golden.assertScores("elki_abod_linear", 1e-8, scores(golden, AngleBased.exact()));
    }

    /** PyOD takes too long for the larger ones. */
    static Stream<Golden> smallOnes() {
        return Golden.standardized().filter(golden -> golden.has("abod_exact"));
    }

    @ParameterizedTest
    @MethodSource("smallOnes")
    void exactAngleBasedAsPyod(Golden golden) {
        golden.assertScores("abod_exact", 1e-9, scores(golden, new AngleBased(0, AngleBased.Weighting.EQUAL)));
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void stochasticOutlierSelection(Golden golden) {
        double[] euclidean =
                scores(golden, new StochasticOutlierSelection(4.5, StochasticOutlierSelection.Dissimilarity.EUCLIDEAN));
        assertArrayEquals(golden.column("sos4.5"), euclidean, 1e-10);
        golden.assertScores("elki_sos4.5_euc", 3e-5, euclidean);
        golden.assertScores("elki_sos4.5_sq", 3e-5, scores(golden, new StochasticOutlierSelection(4.5)));
    }
}
