package anomaly.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubnessTest {
    private static final double[][] LINE = {{0}, {1}, {3}, {7}, {15}};

    private static double[][] normal(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> IntStream.range(0, width)
                        .mapToDouble(j -> random.doubles(12).sum() - 6)
                        .toArray())
                .limit(rows)
                .toArray(double[][]::new);
    }

    private static Hubness hubness(double[][] rows, int neighbors) {
        return Hubness.of(NeighborSearch.among(rows).nearestOthers(neighbors));
    }

    @Test
    void reverseNeighborsByHand() {
        ReverseNeighbors reverse =
                ReverseNeighbors.of(NeighborSearch.among(LINE).nearestOthers(2));
        int[][] expected = {{1, 2}, {0, 2, 3}, {0, 1, 3, 4}, {4}, {}};
        assertEquals(5, reverse.size());
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(expected[i], reverse.indices(i), "row " + i);
            assertEquals(expected[i].length, reverse.count(i));
        }
    }

    @Test
    void skewnessByHand() {
        Hubness hubness = hubness(LINE, 2);
        assertArrayEquals(new int[] {2, 3, 4, 1, 0}, hubness.counts());
        assertEquals(0, hubness.skewness(), 1e-15);
        assertEquals(0.2, hubness.antihubs(), 0);
        // k = 1: 0 and 3 choose 1, 1 chooses 0, 7 chooses 3, 15 chooses 7: counts 1, 2, 1, 1, 0.
        assertEquals(0, hubness(LINE, 1).skewness(), 1e-15);
        // A star: its five rays choose the center, which chooses the first of them: counts 5, 1, 0, 0, 0, 0.
        double[][] star = new double[6][5];
        for (int ray = 1; ray < 6; ray++) {
            star[ray][ray - 1] = 1 + ray / 20.0;
        }
        assertArrayEquals(new int[] {5, 1, 0, 0, 0, 0}, hubness(star, 1).counts());
        assertEquals(60 / 6.0 / Math.pow(20 / 6.0, 1.5), hubness(star, 1).skewness(), 1e-14);
    }

    @Test
    void hubsAppearWithDimension() {
        double low = hubness(normal(600, 3, 1), 10).skewness();
        double high = hubness(normal(600, 100, 1), 10).skewness();
        assertTrue(low < 0.6 && high > 2, low + " in 3, " + high + " in 100 features");
        assertTrue(hubness(normal(600, 100, 1), 10).antihubs()
                > hubness(normal(600, 3, 1), 10).antihubs());
    }

    @Test
    void equalCountsHaveNoSkewness() {
        Hubness hubness = hubness(new double[][] {{0}, {1}, {10}, {11}}, 1);
        assertArrayEquals(new int[] {1, 1, 1, 1}, hubness.counts());
        assertEquals(0, hubness.skewness(), 0);
        assertTrue(hubness.toString().contains("4 counts up to 1"), hubness.toString());
    }

    @Test
    void neighborsOfOtherRowsAreRefused() {
        Neighbors few = NeighborSearch.among(LINE).nearest(new double[][] {{14}}, 1);
        String message = assertThrows(IllegalArgumentException.class, () -> Hubness.of(few))
                .getMessage();
        assertTrue(message.contains("row 4") && message.contains("training rows"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 63, 64, 90})
    void distancesToAllAreTheBitsOfTheSearch(int width) {
        double[][] rows = normal(130, width, 2);
        AllDistances all = AllDistances.to(rows);
        Neighbors found = NeighborSearch.among(rows).nearestOthers(129);
        double[] squared = new double[130];
        for (int i = 0; i < 130; i++) {
            all.squared(rows[i], squared);
            assertEquals(0, squared[i], 0);
            for (int rank = 0; rank < 129; rank++) {
                int other = found.index(i, rank);
                assertEquals(found.distance(i, rank), Math.sqrt(squared[other]), 0);
                assertEquals(found.distance(i, rank), AllDistances.between(rows[i], rows[other]), 0);
            }
        }
    }

    @Test
    void rowsReachASmallerDistanceOnly() {
        AllDistances all = AllDistances.to(LINE);
        assertArrayEquals(new int[] {1, 2}, all.reaching(new double[] {2}, new double[] {2, 2, 1.5, 5, 12}));
        assertEquals(5, all.size());
        assertThrows(IllegalArgumentException.class, () -> all.check(new double[][] {{1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> all.check(new double[][] {{1e200}}));
        assertThrows(IllegalArgumentException.class, () -> AllDistances.to(new double[0][]));
    }
}
