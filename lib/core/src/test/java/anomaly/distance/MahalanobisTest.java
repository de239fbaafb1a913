package anomaly.distance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Golden;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MahalanobisTest {
    private static double[][] normal(int rows, int width, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, width)
                        .mapToDouble(j -> random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    /** Normal rows, of which the first ones are moved together to (far, far, ...). */
    private static double[][] contaminated(int rows, int width, int anomalies, double far, long seed) {
        double[][] all = normal(rows, width, seed);
        for (int i = 0; i < anomalies; i++) {
            for (int j = 0; j < width; j++) {
                all[i][j] = far + 0.1 * all[i][j];
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource({"anomaly.Golden#standardized", "anomaly.Golden#raw"})
    void theClassicalDistanceAsScikitLearn(Golden golden) {
        golden.assertScores(
                "mahalanobis_emp",
                1e-9,
                Mahalanobis.classical().fit(golden.rows()).trainingScores());
    }

    // Not glass: four fifths of its rows hold no barium, so that the smallest determinant is 0 and anybody's choice.
    @ParameterizedTest
    @CsvSource({"wine, std", "wine, raw", "iris_jit, std", "iris_jit, raw", "breast_cancer, std"})
    void theRobustDistanceRanksAsScikitLearns(String set, String preparation) {
        Golden golden = Golden.of(set, preparation);
        for (long seed = 1; seed <= 3; seed++) {
            double[] scores = Mahalanobis.robust(seed).fit(golden.rows()).trainingScores();
            double found = spearman(scores, golden.column("mcd_0.75"));
            assertTrue(found > 0.99, golden + ", seed " + seed + ": rank correlation " + found);
        }
    }

    @Test
    void theRobustCenterIsWhereScikitLearnsIs() {
        JsonObject centers = Golden.json("mcd.json");
        for (String set : List.of("wine", "iris_jit")) {
            JsonArray expected = centers.getAsJsonObject(set + " std").getAsJsonArray("location");
            double[] center = Mahalanobis.robust(1)
                    .fit(Golden.of(set, "std").rows())
                    .ellipsoid()
                    .mean();
            for (int j = 0; j < center.length; j++) {
                assertEquals(expected.get(j).getAsDouble(), center[j], 0.1, set + " feature " + j);
            }
        }
    }

    private static double spearman(double[] a, double[] b) {
        double[] first = ranks(a);
        double[] second = ranks(b);
        double mean = (a.length - 1) / 2.0;
        double both = 0;
        double square = 0;
        for (int i = 0; i < a.length; i++) {
            both += (first[i] - mean) * (second[i] - mean);
            square += (first[i] - mean) * (first[i] - mean);
        }
        return both / square;
    }

    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[values.length];
        for (int r = 0; r < order.length; r++) {
            ranks[order[r]] = r;
        }
        return ranks;
    }

    @Test
    void classicalByHand() {
        // Mean (0, 0), variances 2 and 1/2, no covariance.
        double[][] cross = {{2, 0}, {-2, 0}, {0, 1}, {0, -1}};
        FittedDetector model = Mahalanobis.classical().fit(cross);
        assertArrayEquals(new double[] {2, 2, 2, 2}, model.trainingScores(), 1e-14);
        assertArrayEquals(new double[] {0, 9 / 2.0 + 9 * 2}, model.score(new double[][] {{0, 0}, {3, 3}}), 1e-13);
    }

    /** The best of all subsets, tried one by one. */
    @Test
    void theSmallestDeterminantIsFound() {
        double[][] rows = normal(12, 2, 3);
        double least = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << 12; set++) {
            if (Integer.bitCount(set) == 8) {
                int chosen = set;
                double[][] some = IntStream.range(0, 12)
                        .filter(i -> (chosen >> i & 1) == 1)
                        .mapToObj(i -> rows[i])
                        .toArray(double[][]::new);
                least = Math.min(least, determinant(some));
            }
        }
        double found = new FastMcd(rows, 8, new double[] {1, 1}, 5).best().logDeterminant();
        assertEquals(Math.log(least), found, 1e-12);
    }

    private static double determinant(double[][] rows) {
        double[] mean = new double[2];
        for (double[] row : rows) {
            mean[0] += row[0] / rows.length;
            mean[1] += row[1] / rows.length;
        }
        double[][] covariance = FastMcd.covariance(rows, mean, 1);
        return covariance[0][0] * covariance[1][1] - covariance[0][1] * covariance[0][1];
    }

    @ParameterizedTest
    @CsvSource({"200, 3, 40", "900, 3, 180", "4000, 2, 800", "4000, 10, 800", "4000, 30, 200"})
    void anomaliesThatMaskEachOtherAreFoundByTheRobustDistance(int rows, int width, int anomalies) {
        double[][] data = contaminated(rows, width, anomalies, 10, 6);
        double[] robust = Mahalanobis.robust(1).fit(data).trainingScores();
        double[] classical = Mahalanobis.classical().fit(data).trainingScores();
        double quantile = ChiSquared.quantile(0.975, width);
        assertEquals(anomalies, count(robust, 0, anomalies, 4 * quantile), "found by the robust one");
        assertTrue(count(classical, 0, anomalies, 4 * quantile) < anomalies / 10, "found by the classical one");
        double share = (double) count(robust, anomalies, rows, quantile) / (rows - anomalies);
        // A quarter of the sampling error of a small set is left to chance.
        assertEquals(0.025, share, rows < 1000 ? 0.03 : 0.012, "normal rows beyond the quantile");
    }

    private static int count(double[] scores, int from, int to, double bound) {
        return (int)
                Arrays.stream(scores, from, to).filter(score -> score > bound).count();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 0.9, 1})
    void normalRowsHaveAboutTheDistancesOfTheChiSquaredDistribution(double support) {
        double[][] rows = normal(3000, 4, 7);
        double[] scores = new Mahalanobis(support, 1).fit(rows).trainingScores();
        assertEquals(4, Arrays.stream(scores).average().orElseThrow(), 0.25);
        assertEquals(0.05, count(scores, 0, 3000, ChiSquared.quantile(0.95, 4)) / 3000.0, 0.015);
    }

    @Test
    void unitsAndSlantDoNotMatter() {
        double[][] rows = contaminated(300, 2, 30, 8, 8);
        double[][] other = Arrays.stream(rows)
                .map(r -> new double[] {1e6 * (r[0] + 2 * r[1]) + 5e6, 1e-6 * (r[0] - r[1])})
                .toArray(double[][]::new);
        for (Mahalanobis detector : List.of(Mahalanobis.classical(), Mahalanobis.robust(3))) {
            double[] plain = detector.fit(rows).trainingScores();
            double[] moved = detector.fit(other).trainingScores();
            for (int i = 0; i < rows.length; i++) {
                assertEquals(plain[i], moved[i], 1e-8 * (1 + plain[i]), detector + " row " + i);
            }
        }
    }

    @Test
    void mostRowsOnALine() {
        double[][] rows = normal(200, 2, 9);
        for (int i = 40; i < 200; i++) {
            rows[i][1] = 3 * rows[i][0] + 1;
        }
        double[] scores = Mahalanobis.robust(1).fit(rows).trainingScores();
        double onTheLine = Arrays.stream(scores, 40, 200).max().orElseThrow();
        double beside = Arrays.stream(scores, 0, 40).min().orElseThrow();
        assertTrue(onTheLine < 50, "on the line: " + onTheLine);
        assertTrue(beside > 1000 * onTheLine, "beside: " + beside);
    }

    @Test
    void mostRowsEqualAndAbsurdRows() {
        double[][] rows = normal(100, 3, 10);
        for (int i = 20; i < 100; i++) {
            rows[i] = new double[] {0.1, 0.2, 0.3};
        }
        FittedDetector model = new Mahalanobis(0.75, 1).fit(rows);
        assertEquals(0, model.score(rows[50]), 1e-9);
        assertTrue(Arrays.stream(model.trainingScores(), 0, 20).min().orElseThrow() > 1e4);
        assertEquals(Double.MAX_VALUE, model.score(new double[] {1e300, 0, 0}));
        FittedDetector one = Mahalanobis.robust(1).fit(new double[][] {{5, 6}});
        assertEquals(0, one.score(new double[] {5, 6}));
        assertTrue(one.score(new double[] {5, 7}) > 1e5);
    }

    @Test
    void theDistributionByTable() {
        assertEquals(3.841458820694124, ChiSquared.quantile(0.95, 1), 1e-12);
        assertEquals(5.991464547107979, ChiSquared.quantile(0.95, 2), 1e-12);
        assertEquals(23.209251158954356, ChiSquared.quantile(0.99, 10), 1e-11);
        assertEquals(46.97924224367115, ChiSquared.quantile(0.975, 30), 1e-11);
        assertEquals(1 - Math.exp(-1.5), ChiSquared.share(3, 2), 1e-14);
        assertEquals(0, ChiSquared.share(0, 3));
        assertEquals(1, ChiSquared.share(1e4, 3));
    }

    @Test
    void theCorrectionsByHand() {
        // One feature, half of the rows: 0.5 / (share of chi-squared with 3 degrees below its median with 1).
        assertEquals(0.5 / ChiSquared.share(0.454936423119572, 3), CovarianceCorrection.consistency(0.5, 1), 1e-12);
        assertEquals(1, CovarianceCorrection.consistency(1, 5));
        assertEquals(
                1 / (1 - Math.exp(0.262024211897096) / Math.pow(50, 0.604756680630497)),
                CovarianceCorrection.smallSample(0.5, 50, 1, false),
                1e-14);
        // The line for many features passes through the fits at n = 2 p² and n = 3 p².
        assertEquals(
                1 / (1 - 1.02842572724793 / Math.pow(6, 1.67659883081926)),
                CovarianceCorrection.smallSample(0.5, 72, 6, true),
                1e-12);
        assertEquals(
                1 / (1 - 0.294241208320834 / Math.pow(6, 1.09649329149811)),
                CovarianceCorrection.smallSample(0.875, 108, 6, false),
                1e-12);
        assertEquals(1, CovarianceCorrection.smallSample(1, 50, 4, false), 1e-14);
        assertEquals(1, CovarianceCorrection.smallSample(0.5, 1, 40, false), "of no use for so few rows");
    }

    @Test
    void whatCannotBeIsRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> new Mahalanobis(0.4, 1))
                .getMessage();
        assertTrue(message.contains("support is 0.4, expected 0.5 to 1"), message);
        assertThrows(IllegalArgumentException.class, () -> new Mahalanobis(Double.NaN, 1));
        double[][] huge = {{1e200}, {-1e200}, {0}};
        message = assertThrows(IllegalArgumentException.class, () -> Mahalanobis.classical()
                        .fit(huge))
                .getMessage();
        assertTrue(message.contains("feature 'x1'") && message.contains("1e150"), message);
        Dataset none = Dataset.of(new double[0][0]);
        assertThrows(IllegalArgumentException.class, () -> Mahalanobis.robust(1).fit(none));
    }

    @Test
    void printsItself() {
        assertEquals("Mahalanobis[support=0.75, seed=7]", Mahalanobis.robust(7).toString());
    }
}
