package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.special.ErrorFunction;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFamilyTest {
    private static final double[][] LINE = {{0}, {1}, {3}, {7}, {15}};

    static Stream<Detector> family() {
        return Stream.of(
                new SimplifiedLof(5),
                new SimplifiedLof(5, SimplifiedLof.Distance.LARGEST),
                new LocalOutlierProbability(5),
                new LocalDistanceOutlierFactor(5),
                new InfluencedOutlierness(5),
                new ConnectivityOutlierFactor(5),
                new RelativeDensity(5));
    }

    private static double[][] cloud(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> random.doubles(width).toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }

    private static double[] line(Detector detector) {
        return detector.fit(LINE).trainingScores();
    }

    // On LINE with k = 2 the neighbors of 0, 1, 3, 7, 15 are {1, 3}, {0, 3}, {1, 0}, {3, 1}, {7, 3}.

    @Test
    void simplifiedLofByHand() {
        // Mean distances 2, 1.5, 2.5, 5, 10.
        assertArrayEquals(
                new double[] {
                    2 * (1 / 1.5 + 1 / 2.5) / 2,
                    1.5 * (1 / 2.0 + 1 / 2.5) / 2,
                    2.5 * (1 / 1.5 + 1 / 2.0) / 2,
                    5 * (1 / 2.5 + 1 / 1.5) / 2,
                    10 * (1 / 5.0 + 1 / 2.5) / 2
                },
                line(new SimplifiedLof(2)),
                1e-14);
        // k-distances 3, 2, 3, 6, 12.
        assertEquals(
                12 * (1 / 6.0 + 1 / 3.0) / 2, line(new SimplifiedLof(2, SimplifiedLof.Distance.LARGEST))[4], 1e-14);
        // A new row 23: neighbors 15 and 7 at 8 and 16.
        assertEquals(
                12 * (1 / 10.0 + 1 / 5.0) / 2, new SimplifiedLof(2).fit(LINE).score(new double[] {23}), 1e-14);
    }

    @Test
    void localOutlierProbabilityByHand() {
        // k = 1: probabilistic distances 1, 1, 2, 4, 8; neighbors 1, 0, 1, 3, 7; PLOF 0, 0, 1, 1, 1.
        double spread = Math.sqrt(3 / 5.0);
        double one = ErrorFunction.of(1 / (2 * spread) / Math.sqrt(2));
        assertArrayEquals(new double[] {0, 0, one, one, one}, line(new LocalOutlierProbability(1)), 1e-14);
        double three = ErrorFunction.of(1 / (3 * spread) / Math.sqrt(2));
        assertEquals(three, line(new LocalOutlierProbability(1, 3))[2], 1e-14);
        assertTrue(three < one);
        // A new row 39: 24 from 15, whose distance is 8: PLOF 2. One at 14: PLOF 1/8 - 1 counts as 0.
        assertArrayEquals(
                new double[] {ErrorFunction.of(1 / spread / Math.sqrt(2)), 0},
                new LocalOutlierProbability(1).fit(LINE).score(new double[][] {{39}, {14}}),
                1e-14);
    }

    @Test
    void theSpreadOfTheProbabilityIsThePapersUnlessAsked() {
        double[][] rows = cloud(60, 2, 4);
        double[] paper = new LocalOutlierProbability(5).fit(rows).trainingScores();
        double[] elki = new LocalOutlierProbability(5, 2, LocalOutlierProbability.Spread.POSITIVE)
                .fit(rows)
                .trainingScores();
        double[] ratios = new double[60];
        for (int i = 0; i < 60; i++) {
            assertTrue(elki[i] > paper[i] || (elki[i] == 0 && paper[i] == 0), "row " + i);
            ratios[i] = paper[i] > 0 ? 1 : 0;
        }
        assertTrue(Arrays.stream(ratios).sum() > 10);
    }

    @Test
    void localDistanceOutlierFactorByHand() {
        // Outer means 2, 1.5, 2.5, 5, 10; inner distances |1-3|, |0-3|, |1-0|, |3-1|, |7-3|.
        assertArrayEquals(
                new double[] {2 / 2.0, 1.5 / 3, 2.5 / 1, 5 / 2.0, 10 / 4.0},
                line(new LocalDistanceOutlierFactor(2)),
                1e-14);
        assertEquals(12 / 8.0, new LocalDistanceOutlierFactor(2).fit(LINE).score(new double[] {23}), 1e-14);
    }

    @Test
    void influencedOutliernessByHand() {
        // k-distances 3, 2, 3, 6, 12. Reverse neighbors {1, 3}, {0, 3, 7}, {0, 1, 7, 15}, {15}, {}.
        double[] expected = {
            3 * (1 / 2.0 + 1 / 3.0) / 2,
            2 * (1 / 3.0 + 1 / 3.0 + 1 / 6.0) / 3,
            3 * (1 / 3.0 + 1 / 2.0 + 1 / 6.0 + 1 / 12.0) / 4,
            6 * (1 / 3.0 + 1 / 2.0 + 1 / 12.0) / 3,
            12 * (1 / 6.0 + 1 / 3.0) / 2
        };
        assertArrayEquals(expected, line(new InfluencedOutlierness(2)), 1e-14);
        // The neighbors of 0, 1 and 3 are all mutual.
        double[] pruned = line(new InfluencedOutlierness(2, InfluencedOutlierness.Mutual.NORMAL));
        assertArrayEquals(new double[] {1, 1, 1, expected[3], expected[4]}, pruned, 1e-14);
        // A new row 10: neighbors 7 and 15; nearer to 7 and 15 than their k-th neighbor, and not nearer to 3 (7 > 3).
        assertEquals(
                5 * (1 / 6.0 + 1 / 12.0) / 2,
                new InfluencedOutlierness(2).fit(LINE).score(new double[] {10}),
                1e-14);
        // A new row 5.5: neighbors 7 and 3; 1 is 4.5 away and reaches 2, 15 reaches 12 and is 9.5 away.
        assertEquals(
                2.5 * (1 / 6.0 + 1 / 3.0 + 1 / 12.0) / 3,
                new InfluencedOutlierness(2).fit(LINE).score(new double[] {5.5}),
                1e-14);
    }

    @Test
    void connectivityOutlierFactorByHand() {
        // Steps: 0 -> 1 -> 3: 1, 2. 1 -> 0 (1), 1 -> 3 (2). 3 -> 1 -> 0: 2, 1. 7 -> 3 -> 1: 4, 2. 15 -> 7 -> 3: 8, 4.
        double[] chains = {4 / 3.0, 4 / 3.0, 5 / 3.0, 10 / 3.0, 20 / 3.0};
        assertArrayEquals(
                new double[] {
                    chains[0] / ((chains[1] + chains[2]) / 2),
                    chains[1] / ((chains[0] + chains[2]) / 2),
                    chains[2] / ((chains[0] + chains[1]) / 2),
                    chains[3] / ((chains[2] + chains[1]) / 2),
                    chains[4] / ((chains[3] + chains[2]) / 2)
                },
                line(new ConnectivityOutlierFactor(2)),
                1e-14);
    }

    @Test
    void aRowBesideALineIsLessConnectedAlthoughNoLessDense() {
        double[][] rows = new double[41][2];
        for (int i = 0; i < 40; i++) {
            rows[i][0] = i;
        }
        rows[40] = new double[] {20, 4};
        double[] connectivity = new ConnectivityOutlierFactor(8).fit(rows).trainingScores();
        double[] density = new LocalOutlierFactor(8).fit(rows).trainingScores();
        double most = Arrays.stream(connectivity, 0, 40).max().orElseThrow();
        assertTrue(connectivity[40] > 1.3 * most, connectivity[40] + " against " + most);
        double densest = Arrays.stream(density, 0, 40).max().orElseThrow();
        assertTrue(connectivity[40] / most > density[40] / densest, "more clearly than by density");
    }

    @Test
    void relativeDensityByHand() {
        // k = 1: k-distances 1, 1, 2, 4, 8; neighbors 1, 0, 1, 3, 7; the reach of 3 from 1 is 2 = 2 kd(1).
        double[] densities = {Math.exp(-0.5), Math.exp(-0.5), Math.exp(-2), Math.exp(-2) / 2, Math.exp(-2) / 4};
        int[] nearest = {1, 0, 1, 2, 3};
        assertArrayEquals(
                IntStream.range(0, 5)
                        .mapToDouble(i -> densities[nearest[i]] / (densities[i] + 0.1 * densities[nearest[i]]))
                        .toArray(),
                line(new RelativeDensity(1)),
                1e-14);
        // With twice the width each exponent is a quarter, and the height a half.
        double[] wide = line(new RelativeDensity(1, 2, 0.1));
        assertEquals(1 / (Math.exp(-1 / 2.0 + 1 / 8.0) + 0.1), wide[2], 1e-14);
        assertEquals(1 / 0.2, new RelativeDensity(1, 1, 0.2).fit(LINE).score(new double[] {1e9}), 1e-12);
    }

    @Test
    void relativeDensityNeitherOverflowsNorUnderflows() {
        double[][] rows = cloud(60, 400, 7);
        for (double unit : new double[] {1e-9, 1, 1e9}) {
            double[] scores = new RelativeDensity(5)
                    .fit(Arrays.stream(rows)
                            .map(r -> Arrays.stream(r).map(x -> x * unit).toArray())
                            .toArray(double[][]::new))
                    .trainingScores();
            assertTrue(Arrays.stream(scores).distinct().count() > 50, "unit " + unit);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2, 3, 5, 5.9, 7})
    void theErrorFunctionIsItsIntegral(double x) {
        // Simpson's rule, 20,000 steps.
        int steps = 20_000;
        double h = x / steps;
        double sum = 1 + Math.exp(-x * x);
        for (int i = 1; i < steps; i++) {
            sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-i * h * i * h);
        }
        double expected = 2 / Math.sqrt(Math.PI) * sum * h / 3;
        assertEquals(expected, ErrorFunction.of(x), 5e-14);
        assertEquals(-expected, ErrorFunction.of(-x), 5e-14);
    }

    @Test
    void theErrorFunctionKeepsItsPrecisionNearZero() {
        assertEquals(2 / Math.sqrt(Math.PI) * 1e-200, ErrorFunction.of(1e-200), 1e-214);
        assertEquals(0, ErrorFunction.of(0), 0);
        assertEquals(1, ErrorFunction.of(Double.POSITIVE_INFINITY), 0);
    }

    @ParameterizedTest
    @MethodSource("family")
    void aHeapScoresLowAndARowBesideItHighButFinite(Detector detector) {
        double[][] rows = cloud(60, 2, 1);
        for (int i = 0; i < 30; i++) {
            rows[i] = new double[] {0.5, 0.5};
        }
        rows[30] = new double[] {3, 3};
        FittedDetector model = detector.fit(rows);
        double[] scores = model.trainingScores();
        for (int i = 0; i < 30; i++) {
            assertTrue(scores[i] <= 1 && scores[i] < scores[30], "row " + i + ": " + scores[i]);
        }
        double[] fresh = model.score(new double[][] {{0.5, 0.5}, {0.5, 0.54}});
        assertTrue(fresh[0] < fresh[1], Arrays.toString(fresh));
    }

    @ParameterizedTest
    @MethodSource("family")
    void nothingButHeaps(Detector detector) {
        FittedDetector model = detector.fit(new double[20][2]);
        double[] scores = model.trainingScores();
        assertEquals(1, Arrays.stream(scores).distinct().count());
        double[] fresh = model.score(new double[][] {{0, 0}, {1, 0}});
        assertEquals(scores[0], fresh[0], 0);
        assertTrue(fresh[1] > fresh[0] && Double.isFinite(fresh[1]), Arrays.toString(fresh));
    }

    @ParameterizedTest
    @MethodSource("family")
    void theUnitOfMeasurementAndTheOriginDoNotMatter(Detector detector) {
        double[][] rows = cloud(80, 3, 2);
        double[] expected = detector.fit(rows).trainingScores();
        double[][] moved = Arrays.stream(rows)
                .map(r -> Arrays.stream(r).map(x -> (x + 1) * 1024).toArray())
                .toArray(double[][]::new);
        double[] found = detector.fit(moved).trainingScores();
        for (int i = 0; i < 80; i++) {
            assertEquals(expected[i], found[i], 1e-10 * expected[i], "row " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("family")
    void permutedRowsHavePermutedScores(Detector detector) {
        double[][] rows = cloud(80, 3, 3);
        List<double[]> shuffled = Arrays.asList(rows.clone());
        Collections.reverse(shuffled);
        double[] expected = detector.fit(rows).trainingScores();
        double[] found = detector.fit(shuffled.toArray(double[][]::new)).trainingScores();
        for (int i = 0; i < 80; i++) {
            assertEquals(expected[i], found[79 - i], 1e-12 * expected[i], "row " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("family")
    void absurdValuesHaveFiniteScoresOrAreRefused(Detector detector) {
        double[][] huge = cloud(30, 2, 5);
        huge[0][0] = 1e150;
        huge[1][0] = -1e150;
        huge[2][1] = 1e-300;
        FittedDetector model = detector.fit(huge);
        for (double score : model.trainingScores()) {
            assertTrue(Double.isFinite(score), "a score is " + score);
        }
        assertTrue(Double.isFinite(model.score(new double[] {1e150, 1e150})));
        huge[0][0] = 1e300;
        String message = assertThrows(IllegalArgumentException.class, () -> detector.fit(huge))
                .getMessage();
        assertTrue(message.contains("row 0, feature 0 is 1.0E300"), message);
    }

    @ParameterizedTest
    @MethodSource("family")
    void manyFeaturesAreScored(Detector detector) {
        double[] scores = detector.fit(cloud(8, 100_000, 6)).trainingScores();
        assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), Arrays.toString(scores));
    }

    @ParameterizedTest
    @MethodSource("family")
    void tooFewRowsAreRefusedByName(Detector detector) {
        double[][] five = cloud(5, 2, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> detector.fit(five))
                .getMessage();
        assertTrue(message.startsWith("neighbors is 5, expected 1 to 4"), message);
    }

    @Test
    void hyperParametersAreChecked() {
        refuses("neighbors is 0", () -> new SimplifiedLof(0));
        refuses("neighbors is 0", () -> new LocalOutlierProbability(0));
        refuses("lambda is 0.0", () -> new LocalOutlierProbability(5, 0));
        refuses("lambda is NaN", () -> new LocalOutlierProbability(5, Double.NaN));
        refuses("neighbors is 1, expected at least 2", () -> new LocalDistanceOutlierFactor(1));
        refuses("neighbors is 0", () -> new InfluencedOutlierness(0));
        refuses("neighbors is -1", () -> new ConnectivityOutlierFactor(-1));
        refuses("neighbors is 0", () -> new RelativeDensity(0));
        refuses("bandwidth is -1.0", () -> new RelativeDensity(5, -1, 0.1));
        refuses("damping is 0.0", () -> new RelativeDensity(5, 1, 0));
    }

    private static void refuses(String start, Runnable make) {
        String message = assertThrows(IllegalArgumentException.class, make::run).getMessage();
        assertTrue(message.startsWith(start) && message.contains("expected"), message);
    }
}
