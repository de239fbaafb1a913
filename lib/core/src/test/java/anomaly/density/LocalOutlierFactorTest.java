package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.FittedDetector;
import anomaly.neighbors.GoldenScores;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocalOutlierFactorTest {
    private static final double[][] LINE = {{0}, {1}, {3}, {7}, {15}};

    @ParameterizedTest
    @MethodSource("anomaly.neighbors.GoldenScores#all")
    void scoresTrainingRowsAsScikitLearnAndElki(GoldenScores golden) {
        double[] twenty = new LocalOutlierFactor(20).fit(golden.rows()).trainingScores();
        golden.assertScores("lof20", "tie_k20_2hop", 1e-9, twenty);
        golden.assertScores("elki_lof20", "tie_k20_2hop", 1e-9, twenty);
        golden.assertScores(
                "lof10",
                "tie_k20_2hop",
                1e-9,
                new LocalOutlierFactor(10).fit(golden.rows()).trainingScores());
    }

    @ParameterizedTest
    @MethodSource("anomaly.neighbors.GoldenScores#all")
    void scoresNewRowsAsScikitLearn(GoldenScores golden) {
        double[][] even = everyOther(golden.rows(), 0);
        FittedDetector model = new LocalOutlierFactor(20).fit(even);
        double[] known = model.trainingScores();
        double[] fresh = model.score(everyOther(golden.rows(), 1));
        double[] both = IntStream.range(0, golden.rows().length)
                .mapToDouble(i -> i % 2 == 0 ? known[i / 2] : fresh[i / 2])
                .toArray();
        golden.assertScores("lof20_novelty", "tie_k20_2hop", 1e-9, both);
    }

    private static double[][] everyOther(double[][] rows, int first) {
        return IntStream.range(0, rows.length)
                .filter(i -> i % 2 == first)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    @Test
    void theFormulaByHand() {
        // k = 1: nearest of 0, 1, 3, 7, 15 is 1, 0, 1, 3, 7; k-distances 1, 1, 2, 4, 8; no reach exceeds the own
        // distance.
        assertArrayEquals(
                new double[] {1, 1, 2, 2, 2},
                new LocalOutlierFactor(1).fit(LINE).trainingScores());
        assertArrayEquals(
                new double[] {1, 1.5}, new LocalOutlierFactor(1).fit(LINE).score(new double[][] {{0.5}, {27}}), 1e-15);
    }

    @Test
    void aHeapOfEqualRowsScoresOneAndARowBesideItHighButFinite() {
        double[][] rows = new double[32][2];
        rows[30][0] = 3;
        rows[31][0] = 6;
        FittedDetector model = new LocalOutlierFactor(5).fit(rows);
        double[] scores = model.trainingScores();
        for (int i = 0; i < 30; i++) {
            assertEquals(1, scores[i], 0);
        }
        assertEquals(10, scores[30], 1e-12);
        assertTrue(scores[31] > scores[30] && Double.isFinite(scores[31]), Arrays.toString(scores));
        assertEquals(1, model.score(new double[] {0, 0}), 0);
        assertTrue(model.score(new double[] {0, 9}) > scores[31]);
    }

    @Test
    void theUnitOfMeasurementDoesNotMatterNotEvenBesideAHeap() {
        double[][] rows = new double[32][1];
        rows[30][0] = 3;
        rows[31][0] = 5;
        double[][] small =
                Arrays.stream(rows).map(r -> new double[] {r[0] * 0x1p-60}).toArray(double[][]::new);
        assertArrayEquals(
                new LocalOutlierFactor(5).fit(rows).trainingScores(),
                new LocalOutlierFactor(5).fit(small).trainingScores(),
                0);
    }

    @Test
    void nothingButAHeap() {
        FittedDetector model = new LocalOutlierFactor(3).fit(new double[10][2]);
        double[] ones = new double[10];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, model.trainingScores());
        assertArrayEquals(new double[] {1, 10}, model.score(new double[][] {{0, 0}, {1, 0}}));
    }

    @Test
    void dataWithoutHeapsIsNotTouchedByTheHeapRule() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] rows = random.doubles(600, -1, 1)
                .mapToObj(x -> new double[] {Math.pow(x, 9)})
                .toArray(double[][]::new);
        double[] scores = new LocalOutlierFactor(7).fit(rows).trainingScores();
        assertArrayEquals(
                paper(rows, 7), scores, 1e-12 * Arrays.stream(scores).max().orElseThrow());
    }

    /** The three formulas of the paper, as they stand. */
    private static double[] paper(double[][] rows, int k) {
        int n = rows.length;
        int[][] nearest = IntStream.range(0, n)
                .mapToObj(i -> IntStream.range(0, n)
                        .boxed()
                        .filter(j -> j != i)
                        .sorted((a, b) -> Double.compare(distance(rows, i, a), distance(rows, i, b)))
                        .mapToInt(j -> j)
                        .limit(k)
                        .toArray())
                .toArray(int[][]::new);
        double[] lrd = IntStream.range(0, n)
                .mapToDouble(i -> k
                        / Arrays.stream(nearest[i])
                                .mapToDouble(o -> Math.max(distance(rows, o, nearest[o][k - 1]), distance(rows, i, o)))
                                .sum())
                .toArray();
        return IntStream.range(0, n)
                .mapToDouble(
                        i -> Arrays.stream(nearest[i]).mapToDouble(o -> lrd[o]).sum() / k / lrd[i])
                .toArray();
    }

    private static double distance(double[][] rows, int a, int b) {
        return Math.abs(rows[a][0] - rows[b][0]);
    }

    @Test
    void neighborsMustBeFewerThanRows() {
        LocalOutlierFactor five = new LocalOutlierFactor(5);
        String message = assertThrows(IllegalArgumentException.class, () -> five.fit(LINE))
                .getMessage();
        assertTrue(message.startsWith("neighbors is 5, expected 1 to 4"), message);
        assertEquals(5, new LocalOutlierFactor(4).fit(LINE).trainingScores().length);
        assertThrows(IllegalArgumentException.class, () -> new LocalOutlierFactor(0));
        LocalOutlierFactor one = new LocalOutlierFactor(1);
        assertThrows(IllegalArgumentException.class, () -> one.fit(new double[][] {{1}}));
    }

    @Test
    void printsItself() {
        assertEquals("LocalOutlierFactor[neighbors=20]", new LocalOutlierFactor(20).toString());
    }
}
