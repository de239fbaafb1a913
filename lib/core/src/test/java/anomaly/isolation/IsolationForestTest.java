package anomaly.isolation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Golden;
import anomaly.synthetic.Synthetic;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolationForestTest {
    @ParameterizedTest
    @CsvSource({"wine, std", "ionosphere, std", "glass, raw"})
    void scoresAForestOfScikitLearnAsItDoes(String set, String preparation) {
        Golden golden = Golden.of(set, preparation);
        JsonObject forest = Golden.json(set + "." + preparation + ".iforest.json.gz");
        // scikit-learn compares single precision with its thresholds.
        double[][] rows = Arrays.stream(golden.rows())
                .map(row -> Arrays.stream(row).map(x -> (float) x).toArray())
                .toArray(double[][]::new);
        golden.assertScores(
                "iforest20_exported",
                1e-12,
                FittedForest.scores(
                        ExportedForest.of(forest), forest.get("max_samples").getAsInt(), rows));
    }

    @Test
    void theAveragePathIsThatOfScikitLearn() {
        JsonObject golden = Golden.json("iforest_c.json");
        for (int i = 0; i < golden.getAsJsonArray("n").size(); i++) {
            int rows = golden.getAsJsonArray("n").get(i).getAsInt();
            double expected = golden.getAsJsonArray("c").get(i).getAsDouble();
            assertEquals(expected, PathLength.average(rows), 1e-14 * expected, "c(" + rows + ")");
        }
    }

    @Test
    void theHeightLimitIsTheLogarithmRoundedUp() {
        int[] rows = {1, 2, 3, 4, 5, 256, 257, Integer.MAX_VALUE};
        assertArrayEquals(
                new int[] {0, 1, 2, 2, 3, 8, 9, 31},
                Arrays.stream(rows).map(PathLength::limit).toArray());
    }

    @Test
    void theMeanPathOfUniformRowsIsAsTheoryExpects() {
        UniformPaths.check(64, 1, seed -> new IsolationForest(8, 64, seed));
        UniformPaths.check(100, 3, seed -> new IsolationForest(8, 100, seed));
    }

    @Test
    void theMeanPathIsTheAveragePathThatScoresAreDividedBy() {
        double harmonic = IntStream.range(1, 256).mapToDouble(i -> 1.0 / i).sum();
        double exact = 2 * harmonic - 2 * 255.0 / 256;
        assertEquals(exact, UniformPaths.expected(256, 255), 1e-9, "trees of any height");
        assertEquals(exact, PathLength.average(256), 0.005, "the logarithm for the harmonic number");
        assertEquals(exact, UniformPaths.expected(256, 8), 0.2, "the same in small leaves, where it is too short");
    }

    @Test
    void twoRowsByHand() {
        // Every tree cuts them apart once: path 1, c(2) = 1.
        double[][] rows = {{0, 5}, {1, 5}};
        assertArrayEquals(
                new double[] {0.5, 0.5},
                new IsolationForest(10, 256, 1).fit(rows).trainingScores());
    }

    @Test
    void threeRowsByHand() {
        // The cut lies in the gap of 9 in 9 of 10 trees. Then 10 has path 1 and the others 2; else 0 has path 1.
        double[][] rows = {{0}, {1}, {10}};
        double[] scores = new IsolationForest(20_000, 3, 4).fit(rows).trainingScores();
        double c = PathLength.average(3);
        assertEquals(Math.pow(2, -1.9 / c), scores[0], 0.003);
        assertEquals(Math.pow(2, -2 / c), scores[1], 1e-12);
        assertEquals(Math.pow(2, -1.1 / c), scores[2], 0.003);
    }

    @Test
    void equalRowsScoreAHalf() {
        double[] halves = new double[40];
        Arrays.fill(halves, 0.5);
        assertArrayEquals(halves, new IsolationForest(3).fit(new double[40][5]).trainingScores(), 1e-15);
        assertEquals(0.5, new IsolationForest(3).fit(new double[][] {{1, 2}}).score(new double[] {9, 9}));
    }

    @Test
    void constantFeaturesChangeNoDistribution() {
        double[][] rows = Synthetic.blobs(300, 1).rows();
        double[][] wide = Arrays.stream(rows)
                .map(row -> {
                    double[] more = new double[40];
                    more[7] = row[0];
                    more[31] = row[1];
                    return more;
                })
                .toArray(double[][]::new);
        double[] narrow = new IsolationForest(1000, 128, 1).fit(rows).trainingScores();
        double[] found = new IsolationForest(1000, 128, 2).fit(wide).trainingScores();
        assertArrayEquals(narrow, found, 0.02);
    }

    @Test
    void hugeRangesDoNotOverflow() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] rows = random.doubles(200, -1, 1)
                .mapToObj(x -> new double[] {x * Double.MAX_VALUE, random.nextDouble() * 1e300})
                .toArray(double[][]::new);
        double[][] small = Arrays.stream(rows)
                .map(row -> new double[] {row[0] * 0x1p-900, row[1] * 0x1p-900})
                .toArray(double[][]::new);
        double[] scores = new IsolationForest(9).fit(rows).trainingScores();
        assertArrayEquals(new IsolationForest(9).fit(small).trainingScores(), scores, 0);
        assertTrue(Arrays.stream(scores).distinct().count() > 100);
    }

    @Test
    void aHundredThousandFeatures() {
        double[][] rows = new double[20][100_000];
        for (int i = 0; i < 20; i++) {
            rows[i][(i % 4) * 1000] = i;
            rows[i][99_999] = i == 7 ? 1000 : i;
        }
        double[] scores = new IsolationForest(50, 16, 1).fit(rows).trainingScores();
        assertTrue(Arrays.stream(scores).allMatch(score -> score > 0 && score < 1));
    }

    @Test
    void cutsLieBetweenTheEnds() {
        assertEquals(2.5, AxisTree.between(2, 3, 0.5));
        assertEquals(0, AxisTree.between(-Double.MAX_VALUE, Double.MAX_VALUE, 0.5));
        double next = Math.nextUp(1.0);
        assertEquals(1, AxisTree.between(1, next, 0.9999), "never the upper end, or one side would be empty");
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertRefused("trees is 0, expected at least 1", () -> new IsolationForest(0, 256, 1));
        assertRefused("sample is 0, expected at least 1", () -> new IsolationForest(10, 0, 1));
        assertRefused("featureShare is 0.0, expected more than 0", () -> new IsolationForest(10, 9, 0, 1));
        assertRefused("featureShare is NaN", () -> new IsolationForest(10, 9, Double.NaN, 1));
        IsolationForest forest = new IsolationForest(1);
        assertRefused("has 0 rows", () -> forest.fit(new double[0][0]));
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }
}
