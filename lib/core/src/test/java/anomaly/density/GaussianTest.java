package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.GoldenTable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianTest {
    /** Score = constant + half the squared Mahalanobis distance. */
    @ParameterizedTest
    @ValueSource(strings = {"wine-raw", "wine-std", "glass-raw", "glass-std", "ionosphere-raw"})
    void ranksAsTheMahalanobisDistance(String data) {
        GoldenTable golden = GoldenTable.read("gaussian-" + data + ".csv");
        double[] distances = golden.column("mahalanobis_emp");
        double[][] rows = golden.firstColumns(golden.names().indexOf("mahalanobis_emp"));
        FittedDetector fitted = new Gaussian().fit(Dataset.of(rows));
        double[] scores = fitted.trainingScores();
        double constant = scores[0] - distances[0] / 2;
        for (int i = 0; i < rows.length; i++) {
            assertEquals(distances[i], 2 * (scores[i] - constant), 1e-6 * distances[i], "row " + i);
        }
        assertArrayEquals(scores, fitted.score(rows), "a training row scores as any row");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wine-std", "glass-std"})
    void isMinusTheLogarithmOfElkisDensity(String data) {
        GoldenTable golden = GoldenTable.read("gaussian-" + data + ".csv");
        double[] minusDensity = golden.column("elki_gaussian");
        double[][] rows = golden.firstColumns(golden.names().indexOf("mahalanobis_emp"));
        double[] scores = new Gaussian().fit(Dataset.of(rows)).trainingScores();
        int compared = 0;
        for (int i = 0; i < rows.length; i++) {
            // Densities below the smallest double are 0 there.
            if (minusDensity[i] < 0) {
                assertEquals(-Math.log(-minusDensity[i]), scores[i], 1e-9 * Math.abs(scores[i]) + 1e-9, "row " + i);
                compared++;
            }
        }
        assertTrue(compared > rows.length * 0.9, compared + " rows compared");
    }

    @Test
    void oneFeatureByHand() {
        FittedDetector fitted = new Gaussian().fit(new double[][] {{1}, {3}});
        double expected = 0.5 * Math.log(2 * Math.PI) + 0.5 * 9;
        assertEquals(expected, fitted.score(new double[] {5}), 1e-14);
        FittedDetector inCents = new Gaussian().fit(new double[][] {{100}, {300}});
        assertEquals(expected + Math.log(100), inCents.score(new double[] {500}), 1e-13);
    }

    @Test
    void aFeatureThatOthersExplainChangesNoRankUntilItBreaksThePattern() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] plain = IntStream.range(0, 200)
                .mapToObj(i -> new double[] {random.nextDouble(), 3 * random.nextDouble(), random.nextDouble()})
                .toArray(double[][]::new);
        double[][] more = Arrays.stream(plain)
                .map(row -> new double[] {row[0], row[1], 2 * row[0] - row[1] / 3 + 5, 7, row[2]})
                .toArray(double[][]::new);
        double[] expected = new Gaussian().fit(plain).trainingScores();
        FittedDetector fitted = new Gaussian().fit(more);
        double[] scores = fitted.trainingScores();
        for (int i = 1; i < plain.length; i++) {
            assertEquals(expected[i] - expected[0], scores[i] - scores[0], 1e-7);
        }
        double most = Arrays.stream(scores).max().orElseThrow();
        double[] broken = more[0].clone();
        broken[2] += 0.01;
        assertTrue(fitted.score(broken) > most + 1000, "breaks the sum: " + fitted.score(broken));
        double[] changed = more[0].clone();
        changed[3] += 0.01;
        assertTrue(fitted.score(changed) > most + 1000, "leaves the constant: " + fitted.score(changed));
    }

    @Test
    void oneRowAndFewerRowsThanFeaturesHaveScores() {
        FittedDetector one = new Gaussian().fit(new double[][] {{3, 4}});
        assertTrue(one.score(new double[] {3, 4}) < one.score(new double[] {3, 4.001}));
        FittedDetector two = new Gaussian().fit(new double[][] {{0, 0, 0}, {1, 2, 3}});
        double[] scores = two.score(new double[][] {{0, 0, 0}, {1, 2, 3}, {0.5, 1, 1.5}, {0.5, 1, 1.6}});
        assertEquals(scores[0], scores[1], 1e-6);
        assertTrue(scores[2] < scores[0], "between the two is more normal");
        assertTrue(scores[3] > scores[0] + 1000, "off the line is not");
    }

    @Test
    void absurdlyFarRowsHaveTheLargestScore() {
        FittedDetector fitted = new Gaussian().fit(new double[][] {{1, 2}, {2, 1}, {3, 3}});
        assertEquals(Double.MAX_VALUE, fitted.score(new double[] {1e300, -1e300}));
    }

    @Test
    void noRowsAreRefused() {
        Dataset none = Dataset.of("none", List.of("a"), new double[0][], List.of());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new Gaussian().fit(none))
                .getMessage()
                .contains("0 rows"));
    }

    @Test
    void aDiagonalOneAddsUpWhatEachFeatureSays() {
        double[][] rows = GoldenTable.read("gaussian-wine-raw.csv").firstColumns(13);
        Gaussian diagonal = new Gaussian(Gaussian.Covariance.DIAGONAL);
        double[] sums = new double[rows.length];
        for (int j = 0; j < 13; j++) {
            int feature = j;
            double[][] column =
                    Arrays.stream(rows).map(row -> new double[] {row[feature]}).toArray(double[][]::new);
            double[] alone = new Gaussian().fit(column).trainingScores();
            assertArrayEquals(alone, diagonal.fit(column).trainingScores(), "one feature has no other");
            Arrays.setAll(sums, i -> sums[i] + alone[i]);
        }
        assertArrayEquals(sums, diagonal.fit(rows).trainingScores(), 1e-9);
    }

    @Test
    void aDiagonalOneSeesNoBrokenPatternAFullOneDoes() {
        double[][] line = IntStream.range(-50, 51)
                .mapToObj(i -> new double[] {i, i + (i % 3) * 0.5})
                .toArray(double[][]::new);
        double[] across = {40, -40};
        double[] along = {45, 45};
        FittedDetector full = new Gaussian().fit(line);
        FittedDetector diagonal = new Gaussian(Gaussian.Covariance.DIAGONAL).fit(line);
        assertTrue(full.score(across) > full.score(along) + 1000);
        assertTrue(diagonal.score(across) < diagonal.score(along));
    }

    @Test
    void aConstantFeatureOfADiagonalOneKeepsItsUnits() {
        FittedDetector fitted = new Gaussian(Gaussian.Covariance.DIAGONAL).fit(new double[][] {{1, 7}, {3, 7}});
        double spread = Math.sqrt(1e-10 * 49);
        double expected = Math.log(2 * Math.PI) + Math.log(spread) + 0.5 * 9;
        assertEquals(expected, fitted.score(new double[] {5, 7}), 1e-12);
        assertEquals(expected + 0.5, fitted.score(new double[] {5, 7 + spread}), 1e-6);
    }

    @Test
    void manyFeaturesNeedADiagonalOne() {
        double[][] wide = new double[3][100_000];
        wide[1][77_777] = 1;
        assertEquals(3, new Gaussian(Gaussian.Covariance.DIAGONAL).fit(wide).trainingScores().length);
        String message = assertThrows(IllegalArgumentException.class, () -> new Gaussian().fit(wide))
                .getMessage();
        assertTrue(message.startsWith("covariance is FULL, expected DIAGONAL for the 100000 features"), message);
    }

    @Test
    void printsItself() {
        assertEquals("Gaussian[covariance=FULL]", new Gaussian().toString());
    }
}
