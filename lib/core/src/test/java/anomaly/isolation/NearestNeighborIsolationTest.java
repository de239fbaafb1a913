package anomaly.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.FittedDetector;
import anomaly.Golden;
import anomaly.isolation.NearestNeighborIsolation.Ratio;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNeighborIsolationTest {
    @ParameterizedTest
    @CsvSource({"wine, std", "glass, raw", "iris_jit, std"})
    void scoresBallsOfPyodAsItDoes(String set, String preparation) {
        Golden golden = Golden.of(set, preparation);
        JsonObject model = Golden.json(set + "." + preparation + ".inne.json.gz");
        double[][][] centers = new Gson().fromJson(model.get("centroids"), double[][][].class);
        double[][] rows = Arrays.stream(centers).flatMap(Arrays::stream).toArray(double[][]::new);
        Balls balls = Balls.of(
                rows,
                rows[0].length,
                centers[0].length,
                IntStream.range(0, rows.length).toArray(),
                // A neighbor that gave a radius is covered, however its distance is rounded.
                Arrays.stream(flat(model, "centroids_radius"))
                        .map(radius -> radius * (1 + 1e-12))
                        .toArray(),
                flat(model, "ratio"));
        golden.assertScores("inne_exported", 1e-12, balls.means(golden.rows()));
    }

    private static double[] flat(JsonObject model, String name) {
        return Arrays.stream(new Gson().fromJson(model.get(name), double[][].class))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    @Test
    void theFormulaByHand() {
        // One set of all rows: 0 and 1 have radius 1, 4 has 3, 10 has 6.
        double[][] rows = {{0}, {1}, {4}, {10}};
        FittedDetector plain = new NearestNeighborIsolation(1, 4, 1).fit(rows);
        // 0, 1 and 2 lie in a ball of radius 1 whose neighbor is alike; 4 is nearest to 1, 10 to 4.
        assertArrayEquals(new double[] {0, 0, 1 - 1.0 / 3, 1 - 3.0 / 6}, plain.trainingScores(), 1e-15);
        assertArrayEquals(
                new double[] {0, 1 - 1.0 / 3, 0.5, 1, 1},
                plain.score(new double[][] {{2}, {7}, {16}, {16.1}, {-1.1}}),
                1e-15);
        FittedDetector squared = new NearestNeighborIsolation(1, 4, Ratio.SQUARED, 1).fit(rows);
        assertArrayEquals(new double[] {0, 0, 1 - 1.0 / 9, 0.75}, squared.trainingScores(), 1e-15);
    }

    @Test
    void equalRowsAreNotOdd() {
        FittedDetector heap = new NearestNeighborIsolation(3).fit(new double[40][2]);
        assertArrayEquals(new double[40], heap.trainingScores());
        assertArrayEquals(new double[] {0, 1}, heap.score(new double[][] {{0, 0}, {0, 1e-9}}));
    }

    @Test
    void unitAndOriginDoNotMatter() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] rows = random.doubles(300, 0, 1024)
                .mapToObj(x -> new double[] {Math.rint(x), Math.rint(random.nextDouble() * 1024)})
                .toArray(double[][]::new);
        double[][] moved = Arrays.stream(rows)
                .map(row -> new double[] {row[0] * 0x1p-30 + 1, row[1] * 0x1p-30 - 2})
                .toArray(double[][]::new);
        assertArrayEquals(
                new NearestNeighborIsolation(5).fit(rows).trainingScores(),
                new NearestNeighborIsolation(5).fit(moved).trainingScores());
    }

    @Test
    void aHundredThousandFeatures() {
        double[][] rows = new double[20][100_000];
        IntStream.range(0, 20).forEach(i -> rows[i][i * 5000] = i == 7 ? 50 : 1);
        double[] scores = new NearestNeighborIsolation(100, 5, 1).fit(rows).trainingScores();
        assertEquals(scores[7], Arrays.stream(scores).max().orElseThrow());
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertRefused("sets is 0, expected at least 1", () -> new NearestNeighborIsolation(0, 8, 1));
        assertRefused("sample is 1, expected at least 2", () -> new NearestNeighborIsolation(9, 1, 1));
        NearestNeighborIsolation inne = new NearestNeighborIsolation(1);
        assertRefused("has 1 rows of 2 features, expected at least 2", () -> inne.fit(new double[][] {{1, 2}}));
        assertRefused("1.0E300, expected at most 1e150", () -> inne.fit(new double[][] {{1e300}, {0}}));
        FittedDetector fitted = inne.fit(new double[][] {{1}, {0}});
        assertRefused("-1.0E300, expected at most 1e150", () -> fitted.score(new double[] {-1e300}));
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }
}
