package anomaly.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtendedIsolationForestTest {
    private static double[][] normal(int rows, double... scales) {
        SplittableRandom random = new SplittableRandom(3);
        return IntStream.range(0, rows)
                .mapToObj(i -> Arrays.stream(scales)
                        .map(scale -> scale * random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** How much the scores differ around a circle, where a round cluster should give one score. */
    private static double unevenness(FittedDetector fitted, double radius) {
        double[][] circle = IntStream.range(0, 360)
                .mapToObj(degrees -> Math.toRadians(degrees))
                .map(angle -> new double[] {radius * Math.cos(angle), radius * Math.sin(angle)})
                .toArray(double[][]::new);
        double[] scores = fitted.score(circle);
        double mean = Arrays.stream(scores).average().orElseThrow();
        return Math.sqrt(Arrays.stream(scores)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void aRoundClusterHasNoBandsAlongTheAxes() {
        double[][] rows = normal(4000, 1, 1);
        FittedDetector standard = new IsolationForest(300, 256, 5).fit(rows);
        FittedDetector extended = new ExtendedIsolationForest(300, 256, 1, 5).fit(rows);
        for (double radius : new double[] {4, 5, 6, 8}) {
            double axes = unevenness(standard, radius);
            double slopes = unevenness(extended, radius);
            assertTrue(axes > 0.03, "the isolation forest has bands at " + radius + ": " + axes);
            assertTrue(slopes < 0.3 * axes, radius + ": " + slopes + " with slopes, " + axes + " without");
        }
    }

    @Test
    void turningAnEllipseByHalfARightAngleTurnsTheScores() {
        double[][] flat = normal(3000, 4, 1);
        double[][] places = normal(400, 8, 8);
        double extended = distance(places, flat, new ExtendedIsolationForest(400, 256, 1, 5));
        double standard = distance(places, flat, new IsolationForest(400, 256, 5));
        assertTrue(extended < 0.03, "slopes: " + extended);
        assertTrue(standard > 1.5 * extended, "axes: " + standard + ", slopes: " + extended);
    }

    /** The mean difference of scores between a fit and a fit on everything turned. */
    private static double distance(double[][] places, double[][] rows, Detector detector) {
        double[] scores = detector.fit(rows).score(places);
        double[] turned = detector.fit(turned(rows)).score(turned(places));
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> Math.abs(scores[i] - turned[i]))
                .average()
                .orElseThrow();
    }

    private static double[][] turned(double[][] rows) {
        double half = Math.sqrt(0.5);
        return Arrays.stream(rows)
                .map(row -> new double[] {half * (row[0] - row[1]), half * (row[0] + row[1])})
                .toArray(double[][]::new);
    }

    @Test
    void withoutExtensionItIsTheIsolationForest() {
        double[][] rows = normal(500, 1, 2, 3);
        double[] extended =
                new ExtendedIsolationForest(3000, 128, 0, 1).fit(rows).trainingScores();
        double[] standard = new IsolationForest(3000, 128, 2).fit(rows).trainingScores();
        assertArrayEquals(standard, extended, 0.015);
    }

    /** With one feature every slope is plus or minus one. */
    @Test
    void theMeanPathOfUniformRowsIsAsTheoryExpects() {
        UniformPaths.check(64, 1, seed -> new ExtendedIsolationForest(8, 64, 0, seed));
    }

    @Test
    void moreExtensionThanFeaturesMeansAllOfThem() {
        double[][] rows = normal(200, 1, 1, 1);
        double[] all = new ExtendedIsolationForest(50, 64, 2, 1).fit(rows).trainingScores();
        assertArrayEquals(
                all, new ExtendedIsolationForest(50, 64, 99, 1).fit(rows).trainingScores());
        assertArrayEquals(
                all,
                new ExtendedIsolationForest(50, 64, ExtendedIsolationForest.FULL, 1)
                        .fit(rows)
                        .trainingScores());
    }

    @Test
    void equalRowsScoreAHalf() {
        double[] halves = new double[40];
        Arrays.fill(halves, 0.5);
        assertArrayEquals(
                halves, new ExtendedIsolationForest(3).fit(new double[40][5]).trainingScores(), 1e-15);
    }

    @Test
    void hugeValuesDoNotOverflow() {
        double[][] rows = normal(200, 1, 1, 1);
        double[][] huge = Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(x -> x * 0x1p1020).toArray())
                .toArray(double[][]::new);
        assertArrayEquals(
                new ExtendedIsolationForest(9).fit(rows).trainingScores(),
                new ExtendedIsolationForest(9).fit(huge).trainingScores());
    }

    @Test
    void manyFeaturesNeedASmallExtension() {
        double[][] rows = new double[40][100_000];
        rows[7][5000] = 1;
        IntStream.range(0, 40).forEach(i -> rows[i][99_999] = i);
        ExtendedIsolationForest full = new ExtendedIsolationForest(1);
        String message = assertThrows(IllegalArgumentException.class, () -> full.fit(rows))
                .getMessage();
        assertTrue(message.startsWith("extension is 99999 for 100 trees of 40 rows, expected at most 25640"), message);
        double[] scores = new ExtendedIsolationForest(20, 64, 3, 1).fit(rows).trainingScores();
        assertTrue(Arrays.stream(scores).allMatch(score -> score > 0 && score < 1));
    }

    @Test
    void refusesWhatIsOutOfRange() {
        String message = assertThrows(IllegalArgumentException.class, () -> new ExtendedIsolationForest(10, 256, -1, 1))
                .getMessage();
        assertEquals("extension is -1, expected at least 0", message);
        assertThrows(IllegalArgumentException.class, () -> new ExtendedIsolationForest(0, 256, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new ExtendedIsolationForest(1, 0, 0, 1));
    }
}
