package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Detector;
import anomaly.Golden;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The local methods hold against ELKI 0.8.0 with 20 neighbors. */
class LocalFamilyGoldenTest {
    /** A row whose score depends on a tie one or two steps away. */
    private static final String TIES = "tie_k20_2hop";

    private static double[] scores(Golden golden, Detector detector) {
        return detector.fit(golden.rows()).trainingScores();
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void simplifiedLof(Golden golden) {
        golden.assertScores("elki_simplifiedlof20", TIES, 1e-12, scores(golden, new SimplifiedLof(20)));
    }

    /** Made with lambda 1. */
    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void localOutlierProbability(Golden golden) {
        LocalOutlierProbability elki = new LocalOutlierProbability(20, 1, LocalOutlierProbability.Spread.POSITIVE);
        golden.assertScores("elki_loop20", TIES, 1e-11, scores(golden, elki));
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void localDistanceOutlierFactor(Golden golden) {
        golden.assertScores("elki_ldof20", TIES, 1e-12, scores(golden, new LocalDistanceOutlierFactor(20)));
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void influencedOutlierness(Golden golden) {
        double[] pruned = scores(golden, new InfluencedOutlierness(20, InfluencedOutlierness.Mutual.NORMAL));
        golden.assertScores("elki_inflo20", TIES, 1e-12, pruned);
        double[] scored = scores(golden, new InfluencedOutlierness(20));
        int different = 0;
        for (int i = 0; i < scored.length; i++) {
            assertTrue(scored[i] == pruned[i] || pruned[i] == 1, "row " + i);
            different += scored[i] == pruned[i] ? 0 : 1;
        }
        assertTrue(different > 0 && different < scored.length / 2, different + " rows are pruned");
    }

    /** ELKI counts the row itself when it takes the mean of the others. */
    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void connectivityOutlierFactor(Golden golden) {
        double[] scores = scores(golden, new ConnectivityOutlierFactor(20));
        golden.assertScores(
                "elki_cof20",
                TIES,
                1e-12,
                Arrays.stream(scores).map(s -> s * 21 / 20).toArray());
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void relativeDensity(Golden golden) {
        golden.assertScores("elki_ldf20", TIES, 1e-10, scores(golden, new RelativeDensity(20)));
    }
}
