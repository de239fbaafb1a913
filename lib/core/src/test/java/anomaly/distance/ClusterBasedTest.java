package anomaly.distance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Golden;
import anomaly.clusters.Centers;
import anomaly.clusters.Clustering;
import anomaly.clusters.KMeans;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterBasedTest {
    private static final JsonObject EXTRA = Golden.json("clusters.json");
    private static final ClusterBased PLAIN = ClusterBased.withDefaults().withWeighted(false);
    /** Clusters of 6 around 0, of 3 around 10, and 1 at 30. */
    private static final double[][] LINE = {{-1}, {-1}, {-1}, {1}, {1}, {1}, {9}, {10}, {11}, {30}};

    private static final Centers MIDDLES = Centers.of(new double[][] {{0}, {10}, {30}});

    private static Stream<Golden> golden() {
        return Stream.concat(Golden.standardized(), Golden.raw());
    }

    private static int[] numbers(JsonObject from, String name) {
        return new Gson().fromJson(from.get(name), int[].class);
    }

    @ParameterizedTest
    @MethodSource("golden")
    void scoresAsPyod(Golden golden) {
        JsonObject all = EXTRA.getAsJsonObject(golden.toString());
        int[] first = numbers(all.getAsJsonObject("kmeans8"), "init_rows");
        Clustering found = KMeans.withDefaults()
                .withTolerance(0)
                .fit(golden.data(), Centers.of(golden.data().pick(first).rows()));
        golden.assertScores("cblof8", 1e-9, PLAIN.fit(golden.data(), found).trainingScores());
        int[] large = PLAIN.large(found.sizes(), golden.rows().length);
        int[] expected = numbers(all.getAsJsonObject("cblof8"), "large");
        Arrays.sort(large);
        Arrays.sort(expected);
        assertArrayEquals(expected, large);
    }

    private static FittedDetector onTheLine(ClusterBased detector) {
        Dataset data = Dataset.of(LINE);
        return detector.withClusters(3)
                .fit(data, KMeans.withDefaults().withClusters(3).fit(data, MIDDLES));
    }

    @Test
    void theFormulaByHand() {
        // 9 of 10 rows are in the first two clusters: 30 is small, 20 from the nearest large center.
        assertArrayEquals(
                new double[] {1, 1, 1, 1, 1, 1, 1, 0, 1, 20}, onTheLine(PLAIN).trainingScores(), 1e-12);
        assertArrayEquals(
                new double[] {6, 6, 6, 6, 6, 6, 3, 0, 3, 20},
                onTheLine(ClusterBased.withDefaults()).trainingScores(),
                1e-12);
        double[][] fresh = {{4}, {21}, {12}};
        assertArrayEquals(new double[] {4, 11, 2}, onTheLine(PLAIN).score(fresh), 1e-12);
        assertArrayEquals(
                new double[] {24, 11, 6}, onTheLine(ClusterBased.withDefaults()).score(fresh), 1e-12);
    }

    @Test
    void eitherConditionEndsTheLargeClusters() {
        int[] sizes = {3, 1, 6};
        assertArrayEquals(new int[] {2, 0}, PLAIN.large(sizes, 10));
        assertArrayEquals(new int[] {2}, PLAIN.withAlpha(0.6).large(sizes, 10), "by alpha");
        assertArrayEquals(new int[] {2}, PLAIN.withBeta(2).large(sizes, 10), "by beta");
        assertArrayEquals(new int[] {2, 0}, PLAIN.withAlpha(1).withBeta(3).large(sizes, 10), "by beta, later");
        assertArrayEquals(new int[] {2, 0, 1}, PLAIN.withAlpha(1).withBeta(4).large(sizes, 10), "by none");
        assertArrayEquals(new int[] {0, 1}, PLAIN.withAlpha(1).large(new int[] {4, 4, 0}, 8), "empty ones are small");
    }

    @Test
    void aClumpIsOddAsAWhole() {
        double[][] rows = IntStream.range(0, 105)
                .mapToObj(i -> i < 100 ? new double[] {i % 10, i / 10.0} : new double[] {50 + i * 0.01, 50})
                .toArray(double[][]::new);
        double[] scores = PLAIN.withClusters(3).fit(rows).trainingScores();
        double normal = Arrays.stream(scores).limit(100).max().orElseThrow();
        assertTrue(Arrays.stream(scores).skip(100).allMatch(s -> s > 5 * normal));
    }

    @Test
    void distancesToCentersAreScores() {
        KMeansDistance detector = new KMeansDistance(8, 3, 5);
        Golden wine = Golden.of("wine", "std");
        FittedDetector fitted = detector.fit(wine.data());
        Centers centers = KMeans.withDefaults()
                .withRestarts(3)
                .withSeed(5)
                .fit(wine.data())
                .centers();
        assertArrayEquals(centers.distances(wine.rows()), fitted.trainingScores());
        assertArrayEquals(fitted.score(wine.rows()), fitted.trainingScores());
        assertEquals(5, new KMeansDistance(1, 1).fit(new double[][] {{0, 0}}).score(new double[] {3, 4}), 0);
    }

    @Test
    void absurdlyFarRowsHaveTheLargestScore() {
        double[] far = {1e300};
        assertEquals(Double.MAX_VALUE, onTheLine(ClusterBased.withDefaults()).score(far));
        assertEquals(Double.MAX_VALUE, new KMeansDistance(2, 1).fit(LINE).score(far));
    }

    @Test
    void errorsNameTheirCause() {
        refused("clusters is 0", () -> PLAIN.withClusters(0));
        refused("restarts is 0", () -> PLAIN.withRestarts(0));
        refused("alpha is 0.0", () -> PLAIN.withAlpha(0));
        refused("alpha is 1.5", () -> PLAIN.withAlpha(1.5));
        refused("beta is 0.5", () -> PLAIN.withBeta(0.5));
        refused("beta is NaN", () -> PLAIN.withBeta(Double.NaN));
        refused("clusters is 11, expected at most 10", () -> PLAIN.withClusters(11)
                .fit(LINE));
        refused("clusters is 0", () -> new KMeansDistance(0, 1));
        refused("restarts is -1", () -> new KMeansDistance(2, -1, 1));
        refused("clusters is 11, expected at most 10", () -> new KMeansDistance(11, 1).fit(LINE));
    }

    private static void refused(String part, Runnable work) {
        String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
