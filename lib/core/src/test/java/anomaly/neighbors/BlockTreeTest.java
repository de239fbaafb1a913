package anomaly.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockTreeTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "64, 2", "65, 3", "500, 5", "1000, 13", "130, 40"})
    void leavesHoldEveryRowOnceAndBoxesHoldTheirRows(int size, int width) {
        double[][] rows = cloud(size, width, 1);
        double[][] queries = cloud(20, width, 2);
        BlockTree tree = BlockTree.of(rows);
        assertEquals((size + 63) / 64, tree.leaves());
        assertArrayEquals(
                IntStream.range(0, size).toArray(),
                IntStream.range(0, size).map(tree::row).sorted().toArray());
        for (double[] query : queries) {
            double[] found = distances(tree, query);
            for (int place = 0; place < size; place++) {
                double expected = SquaredDistance.between(query, rows[tree.row(place)]);
                assertEquals(expected, found[place], 1e-13 * expected, "place " + place);
            }
            assertTrue(Arrays.stream(found, size, found.length).allMatch(Double::isInfinite), "beyond the last row");
            checkBoxes(tree, query, found, 0, 0, tree.leaves());
        }
    }

    private static double[] distances(BlockTree tree, double[] query) {
        double[] all = new double[tree.leaves() * BlockTree.BLOCK];
        double[] some = new double[BlockTree.BLOCK];
        for (int leaf = 0; leaf < tree.leaves(); leaf++) {
            boolean near = tree.distances(query, leaf, 3, some);
            assertEquals(Arrays.stream(some).anyMatch(s -> s <= 3), near);
            System.arraycopy(some, 0, all, leaf * BlockTree.BLOCK, BlockTree.BLOCK);
        }
        return all;
    }

    private static void checkBoxes(BlockTree tree, double[] query, double[] found, int node, int first, int count) {
        int to = Math.min(tree.size(), (first + count) * BlockTree.BLOCK);
        for (int place = first * BlockTree.BLOCK; place < to; place++) {
            assertTrue(tree.nearest(query, node) <= found[place] * (1 + 1e-15), "node " + node);
            assertTrue(tree.farthest(query, node) >= found[place] * (1 - 1e-14), "node " + node);
        }
        double mean =
                Arrays.stream(found, first * BlockTree.BLOCK, to).average().orElseThrow();
        assertEquals(mean, tree.mean(query, node), 1e-12 * mean);
        if (count > 1) {
            int left = BlockTree.left(count);
            checkBoxes(tree, query, found, node + 1, first, left);
            checkBoxes(tree, query, found, node + 2 * left, first + left, count - left);
        }
    }

    @Test
    void bothKernelsGiveTheSameBits() {
        double[][] rows = cloud(300, 7, 3);
        for (double[] query : cloud(20, 7, 4)) {
            assertArrayEquals(
                    distances(new BlockTree(rows, 7, new PlainKernel()), query),
                    distances(new BlockTree(rows, 7, new VectorKernel()), query));
        }
    }

    @Test
    void noRowsAreRefused() {
        String message = assertThrows(IllegalArgumentException.class, () -> BlockTree.of(new double[0][]))
                .getMessage();
        assertTrue(message.startsWith("got no rows"), message);
    }

    private static double[][] cloud(int size, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, size)
                .mapToObj(i -> random.doubles(width, -1, 1).toArray())
                .toArray(double[][]::new);
    }
}
