package anomaly.distance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.FittedDetector;
import anomaly.distance.KNearestNeighbors.Distance;
import anomaly.neighbors.GoldenScores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KNearestNeighborsTest {
    private static final double[][] LINE = {{0}, {1}, {3}, {7}, {15}};

    @ParameterizedTest
    @MethodSource("anomaly.neighbors.GoldenScores#all")
    void scoresAsScikitLearnAndElki(GoldenScores golden) {
        golden.assertScores("knn5_largest", "tie_k5", 1e-9, training(golden, Distance.LARGEST));
        golden.assertScores("knn5_mean", "tie_k5", 1e-9, training(golden, Distance.MEAN));
        golden.assertScores("knn5_median", "tie_k5", 1e-9, training(golden, Distance.MEDIAN));
        golden.assertScores("elki_knn5", "tie_k5", 1e-9, training(golden, Distance.LARGEST));
        golden.assertScores("elki_knnw5", "tie_k5", 1e-9, training(golden, Distance.WEIGHT));
    }

    private static double[] training(GoldenScores golden, Distance distance) {
        return new KNearestNeighbors(5, distance).fit(golden.rows()).trainingScores();
    }

    @Test
    void theFourDistancesByHand() {
        assertArrayEquals(new double[] {3, 2, 3, 6, 12}, training(2, Distance.LARGEST));
        assertArrayEquals(new double[] {2, 1.5, 2.5, 5, 10}, training(2, Distance.MEAN));
        assertArrayEquals(new double[] {4, 3, 5, 10, 20}, training(2, Distance.WEIGHT));
        assertArrayEquals(new double[] {2, 1.5, 2.5, 5, 10}, training(2, Distance.MEDIAN));
        assertArrayEquals(new double[] {3, 2, 3, 6, 12}, training(3, Distance.MEDIAN));
    }

    private static double[] training(int neighbors, Distance distance) {
        return new KNearestNeighbors(neighbors, distance).fit(LINE).trainingScores();
    }

    @Test
    void newRowsCountEveryTrainingRow() {
        FittedDetector model = new KNearestNeighbors(2).fit(LINE);
        assertArrayEquals(new double[] {1, 13, 6}, model.score(new double[][] {{1}, {20}, {-5}}), 0);
        assertEquals(13, model.score(new double[] {20}), 0);
    }

    @Test
    void equalRowsCount() {
        double[][] twins = {{1, 1}, {1, 1}, {4, 5}};
        assertArrayEquals(
                new double[] {0, 0, 5}, new KNearestNeighbors(1).fit(twins).trainingScores());
    }

    @Test
    void allowsAllOtherRowsButNoMore() {
        assertArrayEquals(
                new double[] {15, 14, 12, 8, 15},
                new KNearestNeighbors(4).fit(LINE).trainingScores());
        KNearestNeighbors tooMany = new KNearestNeighbors(5);
        String message = assertThrows(IllegalArgumentException.class, () -> tooMany.fit(LINE))
                .getMessage();
        assertTrue(message.startsWith("neighbors is 5, expected 1 to 4"), message);
        assertThrows(IllegalArgumentException.class, () -> new KNearestNeighbors(0));
        assertThrows(NullPointerException.class, () -> new KNearestNeighbors(1, null));
    }

    @Test
    void trainingScoresAreACopy() {
        FittedDetector model = new KNearestNeighbors(1).fit(LINE);
        model.trainingScores()[0] = 99;
        assertEquals(1, model.trainingScores()[0], 0);
    }
}
