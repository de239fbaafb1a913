package anomaly.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.evaluation.Precision;
import anomaly.evaluation.RocCurve;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticTest {
    private static final Map<String, BiFunction<Integer, Long, Dataset>> ALL = Map.of(
            "blobs", Synthetic::blobs,
            "moons", Synthetic::moons,
            "rings", Synthetic::rings,
            "two densities", Synthetic::twoDensities);

    @Test
    void manyRowsAreMadeInSeconds() {
        for (Dataset many : assertTimeout(
                Duration.ofSeconds(20),
                () -> List.of(Synthetic.blobs(20_000, 42), Synthetic.moons(20_000, 42), Synthetic.rings(20_000, 42)))) {
            assertEquals(1_000, many.count(Label.ANOMALY), many.toString());
        }
    }

    @Test
    void sizesSharesAndNames() {
        ALL.forEach((name, make) -> {
            Dataset data = make.apply(400, 7L);
            assertEquals(name, data.name());
            assertEquals(List.of("x", "y"), data.features());
            assertEquals(400, data.size());
            assertEquals(20, data.count(Label.ANOMALY));
            assertEquals(380, data.count(Label.NORMAL));
            assertEquals(1, make.apply(20, 7L).count(Label.ANOMALY));
        });
    }

    @Test
    void theSeedDecidesEverything() {
        ALL.forEach((name, make) -> {
            assertTrue(Arrays.deepEquals(
                    make.apply(300, 1L).rows(), make.apply(300, 1L).rows()));
            assertEquals(make.apply(300, 1L).labels(), make.apply(300, 1L).labels());
            assertFalse(Arrays.deepEquals(
                    make.apply(300, 1L).rows(), make.apply(300, 2L).rows()));
        });
    }

    @Test
    void theBitsAreTheSameOnEveryMachine() {
        assertEquals(-3.24232920056985, Synthetic.blobs(100, 42).row(0)[0]);
    }

    @Test
    void rowsComeInRandomOrder() {
        ALL.forEach((name, make) -> {
            List<Label> labels = make.apply(400, 3L).labels();
            int firstHalf = (int) labels.subList(0, 200).stream()
                    .filter(l -> l == Label.ANOMALY)
                    .count();
            assertTrue(firstHalf > 3 && firstHalf < 17, name + ": " + firstHalf + " of 20 in the first half");
        });
    }

    @Test
    void anomaliesStayAwayFromWhatIsNormal() {
        Map<String, Double> far = Map.of("blobs", 0.6, "moons", 0.25, "rings", 0.35, "two densities", 0.3);
        ALL.forEach((name, make) -> {
            Dataset data = make.apply(500, 5L);
            double[][] normal = data.only(Label.NORMAL).rows();
            for (double[] row : data.only(Label.ANOMALY).rows()) {
                double nearest = Arrays.stream(normal)
                        .mapToDouble(other -> distance(row, other))
                        .min()
                        .orElseThrow();
                assertTrue(nearest > far.get(name), name + ": an anomaly lies " + nearest + " from a normal row");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"200, 10", "500, 10", "500, 15", "500, 20", "1000, 20"})
    void twoDensitiesFoolTheDistanceButNotTheDensity(int rows, int k) {
        for (long seed = 1; seed <= 3; seed++) {
            Dataset data = Synthetic.twoDensities(rows, seed);
            int[][] neighbors = neighbors(data.rows(), k);
            double[] distances = kDistances(data.rows(), neighbors);
            double[] factors = localOutlierFactors(data.rows(), neighbors, distances);
            double byDistance = Precision.atAnomalyCount(data.labels(), distances);
            double byDensity = Precision.atAnomalyCount(data.labels(), factors);
            assertTrue(byDistance <= 0.2, "k-distance finds " + byDistance);
            assertTrue(byDensity >= 0.85, "LOF finds " + byDensity);
            assertTrue(RocCurve.of(data.labels(), factors).auc() > 0.98);
            assertTrue(RocCurve.of(data.labels(), distances).auc() < 0.92);
        }
    }

    @Test
    void aMixtureHasItsClustersAndNoAnomalyInThem() {
        List<Cluster> clusters =
                List.of(new Cluster(List.of(0.0, 0.0, 0.0), 1, 3), new Cluster(List.of(20.0, 0.0, 0.0), 0.5, 1));
        Dataset data = Synthetic.mixture(1000, 0.1, clusters, 9);
        assertEquals(List.of("x1", "x2", "x3"), data.features());
        assertEquals(100, data.count(Label.ANOMALY));
        double[][] normal = data.only(Label.NORMAL).rows();
        assertEquals(225, Arrays.stream(normal).filter(row -> row[0] > 10).count());
        double mean = Arrays.stream(normal)
                .filter(row -> row[0] < 10)
                .mapToDouble(row -> row[1] * row[1])
                .average()
                .orElseThrow();
        assertEquals(1, mean, 0.15, "the variance is the spread squared");
        for (double[] row : data.only(Label.ANOMALY).rows()) {
            assertTrue(distance(row, new double[] {0, 0, 0}) >= 3);
            assertTrue(distance(row, new double[] {20, 0, 0}) >= 1.5);
        }
    }

    @Test
    void badArgumentsAreNamed() {
        List<Cluster> one = List.of(new Cluster(0, 0, 1));
        refused(() -> Synthetic.blobs(19, 1), "rows is 19");
        refused(() -> Synthetic.mixture(100, 0.5, one, 1), "anomalyShare is 0.5");
        refused(() -> Synthetic.mixture(100, 0.1, List.of(), 1), "clusters is empty");
        refused(
                () -> Synthetic.mixture(100, 0.1, List.of(new Cluster(0, 0, 1), new Cluster(List.of(1.0), 1, 1)), 1),
                "1 coordinates, expected 2");
        refused(() -> new Cluster(0, 0, 0), "spread is 0.0");
        refused(() -> new Cluster(List.of(), 1, 1), "center is []");
        refused(() -> new Cluster(List.of(1.0), 1, Double.NaN), "weight is NaN");
    }

    private static void refused(Runnable what, String part) {
        String message = assertThrows(IllegalArgumentException.class, what::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    // Plain definitions, so that the claim rests on no code of the library.

    private static double distance(double[] a, double[] b) {
        double squares = 0;
        for (int j = 0; j < a.length; j++) {
            squares += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(squares);
    }

    private static int[][] neighbors(double[][] rows, int k) {
        int[][] neighbors = new int[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double[] distances = Arrays.stream(rows)
                    .mapToDouble(other -> distance(row, other))
                    .toArray();
            distances[i] = Double.POSITIVE_INFINITY;
            neighbors[i] = IntStream.range(0, rows.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(j -> distances[j]))
                    .limit(k)
                    .mapToInt(j -> j)
                    .toArray();
        }
        return neighbors;
    }

    private static double[] kDistances(double[][] rows, int[][] neighbors) {
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> distance(rows[i], rows[neighbors[i][neighbors[i].length - 1]]))
                .toArray();
    }

    private static double[] localOutlierFactors(double[][] rows, int[][] neighbors, double[] kDistances) {
        double[] densities = IntStream.range(0, rows.length)
                .mapToDouble(i -> 1
                        / Arrays.stream(neighbors[i])
                                .mapToDouble(j -> Math.max(kDistances[j], distance(rows[i], rows[j])))
                                .average()
                                .orElseThrow())
                .toArray();
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> Arrays.stream(neighbors[i])
                                .mapToDouble(j -> densities[j])
                                .average()
                                .orElseThrow()
                        / densities[i])
                .toArray();
    }
}
