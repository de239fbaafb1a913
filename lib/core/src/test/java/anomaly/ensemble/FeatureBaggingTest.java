package anomaly.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.GoldenAuc;
import anomaly.Label;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import anomaly.evaluation.RocCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureBaggingTest {
    private static double[][] normal(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, width)
                        .mapToDouble(j -> random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#bagging")
    void isAboutAsGoodAsThatOfPyod(GoldenAuc golden) {
        golden.check(seed -> FeatureBagging.cumulativeSum(10, seed).of(new LocalOutlierFactor(20)), 2);
    }

    @Test
    void drawsHalfOfTheFeaturesToAllButOne() {
        int[][] drawn = FeatureBagging.cumulativeSum(2000, 3).draw(9);
        int[] counts = new int[10];
        int[] uses = new int[9];
        for (int[] features : drawn) {
            counts[features.length]++;
            Arrays.stream(features).forEach(j -> uses[j]++);
            assertEquals(features.length, Arrays.stream(features).distinct().count());
        }
        assertArrayEquals(new int[] {0, 0, 0, 0}, Arrays.copyOf(counts, 4));
        assertEquals(0, counts[9]);
        for (int count = 4; count <= 8; count++) {
            assertEquals(400, counts[count], 80, "rounds with " + count);
        }
        for (int use : uses) {
            assertEquals(2000 * 6 / 9.0, use, 100);
        }
        assertArrayEquals(new int[] {0}, FeatureBagging.cumulativeSum(1, 3).draw(1)[0]);
        assertEquals(1, FeatureBagging.cumulativeSum(1, 3).draw(2)[0].length);
    }

    private static List<FittedDetector> rounds(FeatureBagging bagging, double[][] rows) {
        return Arrays.stream(bagging.draw(rows[0].length))
                .map(features -> new LocalOutlierFactor(9).fit(only(rows, features)))
                .toList();
    }

    private static double[][] only(double[][] rows, int[] features) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(features).mapToDouble(j -> row[j]).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void theCumulativeSumAddsTheRoundsUp() {
        double[][] rows = normal(60, 5, 1);
        FeatureBagging bagging = FeatureBagging.cumulativeSum(4, 9);
        List<FittedDetector> rounds = rounds(bagging, rows);
        double[] expected = new double[60];
        for (FittedDetector round : rounds) {
            double[] scores = round.trainingScores();
            Arrays.setAll(expected, i -> expected[i] + scores[i]);
        }
        assertArrayEquals(
                expected, bagging.of(new LocalOutlierFactor(9)).fit(rows).trainingScores(), 1e-12);
    }

    /** The paper's loop: the best of each round in turn, then the second, unless listed already. */
    @Test
    void breadthFirstOrdersTheTrainingRowsAsThePaper() {
        double[][] rows = normal(80, 6, 2);
        FeatureBagging bagging = FeatureBagging.breadthFirst(5, 4);
        List<List<Integer>> rankings = new ArrayList<>();
        for (FittedDetector round : rounds(bagging, rows)) {
            double[] scores = round.trainingScores();
            assertEquals(80, Arrays.stream(scores).distinct().count(), "no ties, so that the paper's order is one");
            rankings.add(descending(scores));
        }
        Set<Integer> listed = new LinkedHashSet<>();
        for (int place = 0; place < 80; place++) {
            for (List<Integer> ranking : rankings) {
                listed.add(ranking.get(place));
            }
        }
        double[] found = bagging.of(new LocalOutlierFactor(9)).fit(rows).trainingScores();
        assertEquals(new ArrayList<>(listed), descending(found));
        assertEquals(1, found[rankings.get(0).get(0)]);
    }

    private static List<Integer> descending(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .toList();
    }

    @Test
    void findsWhatIsOddInFewOfManyFeatures() {
        double[][] rows = normal(300, 30, 6);
        Label[] labels = new Label[300];
        Arrays.fill(labels, Label.NORMAL);
        for (int i = 0; i < 15; i++) {
            labels[i] = Label.ANOMALY;
            rows[i][0] += 4;
            rows[i][1] -= 4;
        }
        Dataset data = Dataset.of("hidden", Dataset.numbered("x", 30), rows, List.of(labels));
        Detector bagged = FeatureBagging.cumulativeSum(30, 1).of(new LocalOutlierFactor(20));
        double alone = auc(data, new LocalOutlierFactor(20));
        double together = auc(data, bagged);
        assertTrue(together > alone && together > 0.9, together + " in rounds, " + alone + " at once");
    }

    private static double auc(Dataset data, Detector detector) {
        return RocCurve.of(data.labels(), detector.fit(data).trainingScores()).auc();
    }

    @Test
    void refusesWhatIsOutOfRange() {
        String message = assertThrows(IllegalArgumentException.class, () -> FeatureBagging.cumulativeSum(0, 1))
                .getMessage();
        assertEquals("rounds is 0, expected at least 1", message);
        Detector bagged = FeatureBagging.cumulativeSum(3, 1).of(new KNearestNeighbors(2));
        assertThrows(IllegalArgumentException.class, () -> bagged.fit(new double[0][0]));
        assertEquals(
                "FeatureBagging[rounds=3, merge=CUMULATIVE_SUM, seed=1] of KNearestNeighbors[neighbors=2, distance=LARGEST]",
                bagged.toString());
    }
}
