package anomaly.distance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistanceFamilyTest {
    private static final double[][] LINE = {{0}, {1}, {3}, {7}, {15}};

    static Stream<Detector> family() {
        return Stream.of(
                new DistanceBased(),
                new Odin(5),
                new AngleBased(5),
                AngleBased.exact(),
                new StochasticOutlierSelection(),
                new StochasticOutlierSelection(4.5, StochasticOutlierSelection.Dissimilarity.EUCLIDEAN));
    }

    private static double[][] cloud(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> random.doubles(width).toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }

    @Test
    void distanceBasedByHand() {
        FittedDetector model = new DistanceBased(4).fit(LINE);
        // Farther than 4: {7, 15}, {7, 15}, {15}, {0, 1, 15}, {0, 1, 3, 7}; 3 and 7 are just 4 apart.
        assertArrayEquals(new double[] {0.4, 0.4, 0.2, 0.6, 0.8}, model.trainingScores(), 1e-15);
        assertArrayEquals(new double[] {1, 0.8, 0.6}, model.score(new double[][] {{19.1}, {19}, {11}}), 1e-15);
    }

    @Test
    void theChosenDistanceHasItsShareOfPairs() {
        double[][] rows = cloud(300, 2, 1);
        double[] scores =
                new DistanceBased(new DistanceBased.Share(0.3)).fit(rows).trainingScores();
        double pairs = 300 * 299;
        assertEquals(0.7, Arrays.stream(scores).sum() * 300 / pairs, 1e-4);
        double[] sampled = new DistanceBased(new DistanceBased.Share(0.3))
                .fit(cloud(3000, 2, 2))
                .trainingScores();
        assertEquals(0.7, Arrays.stream(sampled).average().orElseThrow(), 0.02);
        assertArrayEquals(
                new double[] {0},
                new DistanceBased().fit(new double[][] {{1, 2}}).trainingScores());
    }

    @Test
    void odinByHand() {
        // k = 2: neighbors {1, 3}, {0, 3}, {1, 0}, {3, 1}, {7, 3}: 0 has 2 arrows, 1 has 3, 3 has 4, 7 has 1, 15 none.
        FittedDetector model = new Odin(2).fit(LINE);
        assertArrayEquals(new double[] {-1, -1.5, -2, -0.5, 0}, model.trainingScores(), 0);
        // k-distances 3, 2, 3, 6, 12: 2 is nearer than that to 0, 1, 3, 7 and not to 15; 40 to nobody.
        assertArrayEquals(new double[] {-2, 0}, model.score(new double[][] {{2}, {40}}), 0);
        assertEquals("0.0", Double.toString(model.trainingScores()[4]));
    }

    @Test
    void arrowsOfAHeapGoToItsFirstRows() {
        double[] scores = new Odin(2).fit(new double[6][1]).trainingScores();
        assertArrayEquals(new double[] {-2.5, -2.5, -1, 0, 0, 0}, scores, 0);
    }

    @Test
    void angleBasedByHand() {
        // From (0, 0) to (1, 0), (0, 2), (-1, 0): the products u.v are 0, -1, 0 with weights 1/2, 1, 1/2.
        double[][] rows = {{0, 0}, {1, 0}, {0, 2}, {-1, 0}};
        double mean = -1 / 2.0;
        double variance = (0.5 * mean * mean + 0.5 * mean * mean + (1 + mean) * (1 + mean)) / 2;
        assertEquals(-variance, new AngleBased(3).fit(rows).trainingScores()[0], 1e-15);
        assertEquals(-variance, AngleBased.exact().fit(rows).trainingScores()[0], 1e-15);
        double equal = (2 / 9.0 + 4 / 9.0) / 3;
        assertEquals(
                -equal, new AngleBased(3, AngleBased.Weighting.EQUAL).fit(rows).trainingScores()[0], 1e-15);
    }

    @Test
    void bothWaysToTheVarianceAgree() {
        for (boolean weighted : new boolean[] {true, false}) {
            for (double far : new double[] {0, 1, 1e3, 1e5}) {
                for (double near : new double[] {1, 1e-4}) {
                    AngleVariance vectors = new AngleVariance(60, 4, weighted);
                    double[] from = {far, far / 2, -far, far / 3};
                    double[][] others = cloud(60, 4, 8);
                    for (int j = 0; j < 4; j++) {
                        others[7][j] = from[j] + near * (others[7][j] - 0.5);
                    }
                    Arrays.stream(others).forEach(other -> vectors.add(from, other));
                    double expected = vectors.byPairs();
                    // Rounding shows where a far row has one companion very near.
                    double tolerance = near < 1 ? 1e-7 : 1e-10;
                    assertEquals(expected, vectors.byMoments(), tolerance * expected, far + " " + near);
                }
            }
        }
    }

    @Test
    void anglesOfAHeapAreNormal() {
        double[][] rows = cloud(40, 2, 1);
        for (int i = 0; i < 20; i++) {
            rows[i] = new double[] {0.5, 0.5};
        }
        FittedDetector model = new AngleBased(8).fit(rows);
        double[] scores = model.trainingScores();
        double least = Arrays.stream(scores).min().orElseThrow();
        for (int i = 0; i < 20; i++) {
            assertEquals(least, scores[i], 0);
        }
        assertEquals(least, model.score(new double[] {0.5, 0.5}), 0);
        assertTrue(Arrays.stream(scores, 20, 40).max().orElseThrow() > least);
        // All its neighbors are in the heap: it sees them in one direction.
        assertEquals(0, model.score(new double[] {0.5, 0.501}), 1e-9);
        assertArrayEquals(
                new double[30], new AngleBased(5).fit(new double[30][2]).trainingScores());
    }

    @Test
    void allPairsOfTooManyRowsAreRefused() {
        double[][] rows = new double[40_000][30];
        String message = assertThrows(
                        IllegalArgumentException.class, () -> AngleBased.exact().fit(rows))
                .getMessage();
        assertTrue(message.startsWith("neighbors is 0, all pairs of 40000 rows of 30 features, expected"), message);
    }

    @Test
    void stochasticOutlierSelectionByHand() {
        // Perplexity 2 of two others: all shares are a half, each row is left by both others with (1/2)^2.
        double[][] three = {{0}, {1}, {5}};
        assertArrayEquals(
                new double[] {0.25, 0.25, 0.25},
                new StochasticOutlierSelection(2).fit(three).trainingScores(),
                1e-6);
        // Perplexity 1: each binds to its nearest only: 0 and 1 to each other, 5 to 1.
        assertArrayEquals(
                new double[] {0, 0, 1},
                new StochasticOutlierSelection(1).fit(three).trainingScores(),
                1e-10);
    }

    @Test
    void bellsHaveTheirPerplexity() {
        double[] squared = cloud(1, 200, 3)[0];
        for (double perplexity : new double[] {1.01, 4.5, 50, 190}) {
            Affinity bell = Affinity.of(squared, 17, perplexity);
            double entropy = 0;
            double all = 0;
            for (int i = 0; i < 200; i++) {
                double share = i == 17 ? 0 : bell.share(squared[i]);
                all += share;
                entropy -= share > 0 ? share * Math.log(share) : 0;
            }
            assertEquals(1, all, 1e-12);
            assertEquals(perplexity, Math.exp(entropy), 1e-9 * perplexity);
        }
    }

    @Test
    void aHeapLargerThanThePerplexityBindsToItself() {
        double[][] rows = new double[12][1];
        rows[10][0] = 1;
        rows[11][0] = 3;
        FittedDetector model = new StochasticOutlierSelection(3).fit(rows);
        double[] scores = model.trainingScores();
        // Each of the ten binds to each of the nine others with 1/9; nobody binds to the last.
        for (int i = 1; i < 10; i++) {
            assertEquals(scores[0], scores[i], 1e-12);
        }
        assertTrue(scores[0] < Math.pow(8 / 9.0, 9) && scores[11] > 0.99, Arrays.toString(scores));
        assertTrue(model.score(new double[] {0}) < model.score(new double[] {-2}));
    }

    @Test
    void aNewRowIsBoundToAsIfAddedAlone() {
        double[][] rows = cloud(50, 3, 4);
        double[] row = {0.4, 0.6, 0.5};
        double unbound = 1;
        for (int i = 0; i < 50; i++) {
            double[] squared = new double[50];
            for (int j = 0; j < 50; j++) {
                squared[j] = squared(rows[i], rows[j]);
            }
            Affinity bell = Affinity.of(squared, i, 4.5);
            double sum = 0;
            for (int j = 0; j < 50; j++) {
                sum += j == i ? 0 : Math.exp(-bell.beta() * squared[j]);
            }
            double own = Math.exp(-bell.beta() * squared(rows[i], row));
            unbound *= 1 - own / (own + sum);
        }
        assertEquals(unbound, new StochasticOutlierSelection().fit(rows).score(row), 1e-9);
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
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
            assertEquals(expected[i], found[79 - i], 1e-9 * Math.abs(expected[i]), "row " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("family")
    void theOriginDoesNotMatterAndTheUnitOnlyToAngles(Detector detector) {
        double[][] rows = cloud(80, 3, 2);
        double[][] moved = Arrays.stream(rows)
                .map(r -> Arrays.stream(r).map(x -> (x + 1) * 1024).toArray())
                .toArray(double[][]::new);
        double unit = detector instanceof AngleBased ? Math.pow(1024, -4) : 1;
        double[] expected = detector.fit(rows).trainingScores();
        double[] found = detector.fit(moved).trainingScores();
        for (int i = 0; i < 80; i++) {
            assertEquals(expected[i] * unit, found[i], 1e-8 * Math.abs(expected[i] * unit), "row " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("family")
    void absurdValuesHaveFiniteScoresOrAreRefused(Detector detector) {
        double[][] odd = cloud(30, 2, 5);
        odd[0][0] = 1e150;
        odd[1][0] = -1e150;
        odd[2][1] = 1e-300;
        odd[3] = odd[2].clone();
        odd[3][1] = 3e-300;
        FittedDetector model = detector.fit(odd);
        for (double score : model.trainingScores()) {
            assertTrue(Double.isFinite(score), "a score is " + score);
        }
        assertTrue(Double.isFinite(model.score(new double[] {1e150, 1e150})));
        odd[0][0] = 1e300;
        String message = assertThrows(IllegalArgumentException.class, () -> detector.fit(odd))
                .getMessage();
        assertTrue(message.contains("row 0, feature 0 is 1.0E300"), message);
        double[][] query = {{1e300, 0}};
        assertThrows(IllegalArgumentException.class, () -> model.score(query));
    }

    @ParameterizedTest
    @MethodSource("family")
    void manyFeaturesAreScored(Detector detector) {
        double[] scores = detector.fit(cloud(8, 100_000, 6)).trainingScores();
        assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), Arrays.toString(scores));
    }

    @Test
    void hyperParametersAreChecked() {
        refuses("distance is -1.0", () -> new DistanceBased(-1));
        refuses("distance is Infinity", () -> new DistanceBased(Double.POSITIVE_INFINITY));
        refuses("share is 0.0", () -> new DistanceBased.Share(0));
        refuses("share is 1.0", () -> new DistanceBased.Share(1));
        refuses("neighbors is 0", () -> new Odin(0));
        refuses("neighbors is 2", () -> new AngleBased(2));
        refuses("neighbors is -1", () -> new AngleBased(-1));
        refuses("perplexity is 0.5", () -> new StochasticOutlierSelection(0.5));
        refuses("perplexity is NaN", () -> new StochasticOutlierSelection(Double.NaN));
        refuses("perplexity is 5.0, expected 1 to 4", () -> new StochasticOutlierSelection(5).fit(LINE));
        refuses("neighbors is 5, expected 1 to 4", () -> new AngleBased(5).fit(LINE));
        refuses("neighbors is 5, expected 1 to 4", () -> new Odin(5).fit(LINE));
    }

    private static void refuses(String start, Runnable make) {
        String message = assertThrows(IllegalArgumentException.class, make::run).getMessage();
        assertTrue(message.startsWith(start) && message.contains("expected"), message);
    }
}
