package anomaly.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.evaluation.RocCurve;
import anomaly.synthetic.Synthetic;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfSpaceTreesTest {
    private static double[][] normal(int rows, double center, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> new double[] {center + random.nextGaussian(), random.nextGaussian()})
                .toArray(double[][]::new);
    }

    @Test
    void oneTreeByHand() {
        // One feature, so each level halves the same interval: 0 to 1 with s in the middle of a box 2 max(s, 1 - s)
        // wide.
        double[][] rows = {{0}, {0.1}, {0.2}, {1}};
        HalfSpaceTrees tree = new HalfSpaceTrees(1, 3, 10, 0, 5);
        FittedDetector fitted = tree.fit(rows);
        double share = new SplittableRandom(new SplittableRandom(5).nextLong()).nextDouble();
        double reach = 2 * Math.max(share, 1 - share);
        double[] expected = Arrays.stream(rows)
                .mapToDouble(row -> -expected(row[0], rows, share - reach, share + reach))
                .toArray();
        assertArrayEquals(expected, fitted.score(rows), 1e-12);
        assertEquals(0, fitted.score(new double[] {-50}));
    }

    /** Halves an interval up to three times while rows lie in it; mass times 2^level over the number of rows. */
    private static double expected(double value, double[][] rows, double from, double to) {
        double low = from;
        double high = to;
        int level = 0;
        while (level < 3 && count(rows, low, high) > 0) {
            double middle = (low + high) / 2;
            low = value <= middle ? low : middle;
            high = value <= middle ? middle : high;
            level++;
        }
        return count(rows, low, high) * Math.pow(2, level) / rows.length;
    }

    private static long count(double[][] rows, double low, double high) {
        return Arrays.stream(rows).filter(row -> row[0] > low && row[0] <= high).count();
    }

    @Test
    void aTrainingRowDoesNotCountItself() {
        double[][] rows = normal(200, 0, 1);
        HalfSpaceTrees detector = HalfSpaceTrees.withDefaults().withHeight(8);
        double[] scores = detector.fit(rows).trainingScores();
        // Without row 3 in the counts but with the same box, which row 3 does not stretch.
        HalfSpaces spaces = HalfSpaces.over(Dataset.of(rows), 25, 8, 0);
        double[][] others = IntStream.range(0, 200)
                .filter(i -> i != 3)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
        int[][] masses = spaces.count(Dataset.of(others));
        assertEquals(-spaces.sum(rows[3], masses, 0.1 * 199, 0) / 25 / 199, scores[3], 1e-12);
    }

    @Test
    void aStreamScoresAsAFitOnItsFirstWindow() {
        double[][] rows = normal(250, 0, 1);
        HalfSpaceTrees detector = HalfSpaceTrees.withDefaults().withSeed(4);
        HalfSpaceStream stream = detector.stream(Dataset.of(rows));
        FittedDetector fitted = detector.fit(rows);
        for (double[] row : normal(100, 0.5, 2)) {
            double expected = fitted.score(row);
            assertEquals(expected, stream.score(row), 1e-12);
            assertEquals(expected, stream.update(row), 1e-12);
        }
        assertEquals(100, stream.filled());
    }

    @Test
    void aStreamGetsUsedToAChangeAfterOneWindow() {
        HalfSpaceStream stream =
                HalfSpaceTrees.withDefaults().withWindow(100).stream(Dataset.of(withCorners(normal(300, 0, 1))));
        double before = mean(stream, normal(100, 0, 2));
        double change = mean(stream, normal(100, 6, 3));
        double after = mean(stream, normal(100, 6, 4));
        assertTrue(change > 0.1 * before, "strange at first: " + change + " after " + before);
        assertTrue(after < 10 * change && after < 0.5 * before, "then normal: " + after + " after " + change);
        assertTrue(mean(stream, normal(100, 0, 5)) > 0.1 * after, "and the old rows are strange now");
        assertEquals(0, stream.filled());
    }

    private static double[][] withCorners(double[][] rows) {
        rows[0] = new double[] {-10, -10};
        rows[1] = new double[] {10, 10};
        return rows;
    }

    private static double mean(HalfSpaceStream stream, double[][] rows) {
        return Arrays.stream(rows).mapToDouble(stream::update).average().orElseThrow();
    }

    @Test
    void aRowIsScoredBeforeItIsLearned() {
        HalfSpaceStream stream = HalfSpaceTrees.withDefaults().withWindow(1).withHeight(5).withLeafShare(0).stream(
                Dataset.of(withCorners(normal(300, 0, 1))));
        double[] corner = {9, -9};
        assertTrue(stream.update(corner) > -1);
        assertEquals(-32, stream.score(corner), "all of the window lies there now, five levels down");
        assertEquals(0, stream.score(new double[] {-9, 9}));
    }

    @Test
    void findsWhatLiesApart() {
        Dataset blobs = Synthetic.blobs(500, 3);
        double[] scores = HalfSpaceTrees.withDefaults().fit(blobs).trainingScores();
        double auc = RocCurve.of(blobs.labels(), scores).auc();
        assertTrue(auc > 0.9, "AUC " + auc);
    }

    @Test
    void hugeRangesAndManyFeatures() {
        double[][] huge = {{-Double.MAX_VALUE, 1}, {Double.MAX_VALUE, 1}, {0, 1}, {0.9 * Double.MAX_VALUE, 1}};
        double[] scores = HalfSpaceTrees.withDefaults().withHeight(6).fit(huge).trainingScores();
        assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), Arrays.toString(scores));
        double[][] wide = new double[20][100_000];
        wide[3][77] = 1;
        assertEquals(20, HalfSpaceTrees.withDefaults().withHeight(10).fit(wide).trainingScores().length);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        HalfSpaceTrees defaults = HalfSpaceTrees.withDefaults();
        assertRefused("trees is 0, expected at least 1", () -> defaults.withTrees(0));
        assertRefused("height is 21, expected 1 to 20", () -> defaults.withHeight(21));
        assertRefused("window is 0, expected at least 1", () -> defaults.withWindow(0));
        assertRefused("leafShare is 1.0, expected 0 to less than 1", () -> defaults.withLeafShare(1));
        assertRefused("has 0 rows", () -> defaults.stream(Dataset.of(new double[0][0])));
        HalfSpaceStream stream = defaults.withHeight(3).stream(Dataset.of(new double[][] {{1, 2}}));
        assertRefused("row 0 has 1 values, expected 2", () -> stream.update(new double[] {1}));
        assertRefused("expected a finite number", () -> stream.update(new double[] {1, Double.NaN}));
        assertEquals(0, stream.filled(), "what was refused is not counted");
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }
}
