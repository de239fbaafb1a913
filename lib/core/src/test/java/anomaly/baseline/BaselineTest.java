package anomaly.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import anomaly.synthetic.Synthetic;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Dataset DATA = Synthetic.blobs(2000, 3);

    @Test
    void randomScoresAreChance() {
        double[] areas = LongStream.range(0, 50)
                .mapToDouble(seed -> RocCurve.of(
                                DATA.labels(), new RandomScores(seed).fit(DATA).trainingScores())
                        .auc())
                .toArray();
        assertEquals(0.5, Arrays.stream(areas).average().orElseThrow(), 0.015);
        assertTrue(Arrays.stream(areas).distinct().count() > 45, "seeds give the same scores");
    }

    @Test
    void perfectScoresAreTheCeilingOnTrainingAndOnOtherRows() {
        Dataset other = Synthetic.blobs(500, 4);
        var fitted = new PerfectScores().fit(DATA);
        assertEquals(1, RocCurve.of(DATA.labels(), fitted.trainingScores()).auc());
        assertEquals(
                1, PrecisionRecallCurve.of(other.labels(), fitted.score(other)).averagePrecision());
        assertArrayEquals(new double[] {0.5}, fitted.score(new double[][] {{1e6, 1e6}}));
    }
}
