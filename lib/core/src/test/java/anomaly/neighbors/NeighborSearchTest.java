package anomaly.neighbors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NeighborSearchTest {
    /** What the tests search: a name for the message, training rows and queries. */
    private static final class Case {
        private final String name;
        private final double[][] rows;
        private final double[][] queries;

        Case(String name, double[][] rows, double[][] queries) {
            this.name = name;
            this.rows = rows;
            this.queries = queries;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        SplittableRandom random = new SplittableRandom(7);
        Stream<Case> shapes = Stream.of(
                        new int[] {2, 1},
                        new int[] {3, 5},
                        new int[] {64, 2},
                        new int[] {65, 3},
                        new int[] {129, 4},
                        new int[] {500, 1},
                        new int[] {1500, 6},
                        new int[] {700, 13},
                        new int[] {900, 30},
                        new int[] {300, 131},
                        new int[] {200, 300})
                .map(s -> new Case(s[0] + " x " + s[1], gaussian(s[0], s[1], random), gaussian(150, s[1], random)));
        Stream<Case> odd = Stream.of(
                new Case("few values, many ties", grid(800, 3, random), grid(100, 3, random)),
                new Case("ties in many features", grid(400, 20, random), grid(100, 20, random)),
                new Case("all equal", new double[200][4], grid(20, 4, random)),
                new Case("constant columns", constant(gaussian(300, 20, random)), constant(gaussian(40, 20, random))),
                new Case("far from zero", shifted(300, 20, 1e9, 1, random), shifted(40, 20, 1e9, 1, random)),
                new Case("one row far away", oneFar(300, 16, random), gaussian(40, 16, random)),
                new Case("queries far away", gaussian(300, 16, random), shifted(40, 16, 1e30, 1e29, random)),
                new Case("huge", shifted(200, 16, 0, 1e149, random), shifted(40, 16, 0, 1e149, random)),
                new Case("tiny", shifted(200, 16, 0, 1e-149, random), shifted(40, 16, 0, 1e-149, random)),
                new Case("squares underflow", shifted(200, 16, 0, 1e-162, random), shifted(40, 16, 0, 1e-161, random)));
        return Stream.concat(shapes, odd);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyWayFindsTheSameNeighbors(Case data) {
        for (int neighbors : new int[] {1, 5, 20}) {
            int among = Math.min(neighbors, data.rows.length - 1);
            NearestLists others = bruteForce(data.rows, data.rows, among, true);
            NearestLists nearest = bruteForce(data.queries, data.rows, among, false);
            Neighbors expectedOthers = others.finish();
            Neighbors expectedNearest = nearest.finish();
            for (Kernel kernel : new Kernel[] {new PlainKernel(), new VectorKernel()}) {
                for (Search search : ways(data.rows, kernel)) {
                    String what = data + ", k = " + among + ", " + search.getClass() + ", " + kernel.getClass();
                    NearestLists found = new NearestLists(data.rows.length, among);
                    search.others(found);
                    assertSame(expectedOthers, found.finish(), what);
                    found = new NearestLists(data.queries.length, among);
                    search.nearest(data.queries, found);
                    assertSame(expectedNearest, found.finish(), what);
                }
            }
        }
    }

    /** The tree is for few features; from {@link SquaredDistance#WIDE} on it would sum in another order. */
    private static List<Search> ways(double[][] rows, Kernel kernel) {
        int width = rows[0].length;
        Search blocks = new BlockSearch(rows, kernel);
        return width < SquaredDistance.WIDE ? List.of(new TreeSearch(rows, width, kernel), blocks) : List.of(blocks);
    }

    private static NearestLists bruteForce(double[][] queries, double[][] rows, int neighbors, boolean others) {
        NearestLists lists = new NearestLists(queries.length, neighbors);
        for (int q = 0; q < queries.length; q++) {
            for (int i = 0; i < rows.length; i++) {
                if (!others || i != q) {
                    lists.offer(q, SquaredDistance.between(queries[q], rows[i]), i);
                }
            }
        }
        return lists;
    }

    private static void assertSame(Neighbors expected, Neighbors found, String what) {
        assertEquals(expected.size(), found.size(), what);
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.indices(i), found.indices(i), what + ", row " + i);
            assertArrayEquals(expected.distances(i), found.distances(i), 0, what + ", row " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneThreadAndManyGiveTheSameBits(Case data) throws Exception {
        int neighbors = Math.min(9, data.rows.length - 1);
        NeighborSearch search = NeighborSearch.among(data.rows);
        Neighbors alone = in(1, () -> NeighborSearch.among(data.rows).nearestOthers(neighbors));
        assertSame(alone, in(4, () -> search.nearestOthers(neighbors)), "others");
        Neighbors asked = in(1, () -> search.nearest(data.queries, neighbors));
        assertSame(asked, in(4, () -> search.nearest(data.queries, neighbors)), "queries");
        for (int i = 0; i < data.queries.length; i++) {
            Neighbors one = search.nearest(new double[][] {data.queries[i]}, neighbors);
            assertArrayEquals(asked.indices(i), one.indices(0), "a batch = row by row");
            assertArrayEquals(asked.distances(i), one.distances(0), 0, "a batch = row by row");
        }
    }

    private static <T> T in(int threads, Callable<T> work) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() {
        SplittableRandom random = new SplittableRandom(11);
        for (int width : new int[] {4, 25}) {
            double[][] rows = gaussian(400, width, random);
            int[] shuffled = shuffled(400, random);
            double[][] mixed = Arrays.stream(shuffled).mapToObj(i -> rows[i]).toArray(double[][]::new);
            Neighbors straight = NeighborSearch.among(rows).nearestOthers(6);
            Neighbors crooked = NeighborSearch.among(mixed).nearestOthers(6);
            for (int i = 0; i < 400; i++) {
                assertArrayEquals(straight.distances(shuffled[i]), crooked.distances(i), 0);
                int[] back =
                        Arrays.stream(crooked.indices(i)).map(j -> shuffled[j]).toArray();
                assertArrayEquals(straight.indices(shuffled[i]), back);
            }
        }
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        double[] keys = random.doubles(n).toArray();
        return IntStream.range(0, n)
                .boxed()
                .sorted((a, b) -> Double.compare(keys[a], keys[b]))
                .mapToInt(i -> i)
                .toArray();
    }

    @Test
    void theNearestPointIsFoundAlikeByBothKernels() {
        double[] first = new double[Kernel.BLOCK];
        double[][] found = new double[2][];
        for (int k = 0; k < 2; k++) {
            Kernel kernel = k == 0 ? new PlainKernel() : new VectorKernel();
            Arrays.fill(first, Double.POSITIVE_INFINITY);
            double[] second = first.clone();
            double[] number = new double[Kernel.BLOCK];
            for (int point = 0; point < 5; point++) {
                double[] squares = new double[Kernel.BLOCK];
                for (int i = 0; i < squares.length; i++) {
                    // Few values, so that many are equal.
                    squares[i] = (i * 7 + point * 5) % 4;
                }
                kernel.nearest(squares, point, first, second, number);
            }
            for (int i = 0; i < Kernel.BLOCK; i++) {
                int row = i;
                double[] sorted = IntStream.range(0, 5)
                        .mapToDouble(point -> (row * 7 + point * 5) % 4)
                        .sorted()
                        .toArray();
                assertEquals(sorted[0], first[i]);
                assertEquals(sorted[1], second[i]);
                assertEquals(
                        IntStream.range(0, 5)
                                .filter(point -> (row * 7 + point * 5) % 4 == sorted[0])
                                .findFirst()
                                .orElseThrow(),
                        number[i]);
            }
            found[k] = number;
        }
        assertArrayEquals(found[0], found[1]);
    }

    @Test
    void ofEquallyDistantRowsTheFirstWin() {
        double[][] square = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
        Neighbors found = NeighborSearch.among(square).nearest(new double[][] {{0, 0}}, 3);
        assertArrayEquals(new int[] {0, 1, 2}, found.indices(0));
        assertEquals(1, found.farthest(0));
        assertArrayEquals(
                new int[] {1, 3}, NeighborSearch.among(square).nearestOthers(2).indices(0));
    }

    @Test
    void lowerBoundsPruneMostPairs() {
        // Else the blocks are right but no faster than measuring everything.
        double[][] rows = gaussian(64, 30, new SplittableRandom(5));
        FloatBlocks blocks = FloatBlocks.of(rows, IntStream.range(0, 64).toArray());
        float[] products = new float[64 * 64];
        new VectorKernel().products(blocks.values(0), 0, blocks.values(0), 0, 30, products);
        for (int i = 0; i < 64; i++) {
            for (int k = 0; k < 64; k++) {
                float least = blocks.norms(0)[i] + blocks.norms(0)[k] - 2 * products[i * 64 + k];
                float exact = blocks.bound(SquaredDistance.between(rows[i], rows[k]));
                assertTrue(least <= exact, "a lower bound above the distance");
                float size = blocks.norms(0)[i] + blocks.norms(0)[k];
                assertEquals(exact, least, 1e-5 * size, "a lower bound that proves little");
            }
        }
    }

    @Test
    void refusesWhatCannotBeSearched() {
        NeighborSearch search = NeighborSearch.among(new double[][] {{0, 0}, {1, 1}, {2, 2}});
        assertMessage("neighbors is 3, expected 1 to 2", () -> search.nearestOthers(3));
        assertMessage("neighbors is 0, expected 1 to 2", () -> search.nearestOthers(0));
        assertMessage("neighbors is 4, expected 1 to 3", () -> search.nearest(new double[][] {{0, 0}}, 4));
        assertMessage("row 0 has 1 values, expected 2", () -> search.nearest(new double[][] {{0}}, 1));
        assertMessage("row 0, feature 1 is NaN", () -> search.nearest(new double[][] {{0, Double.NaN}}, 1));
        assertMessage("row 0, feature 0 is 1.0E300", () -> search.nearest(new double[][] {{1e300, 0}}, 1));
        assertMessage("row 1, feature 0 is -1.0E300", () -> NeighborSearch.among(new double[][] {{1}, {-1e300}}));
        assertMessage("row 1 has 2 values, expected 1", () -> NeighborSearch.among(new double[][] {{1}, {2, 3}}));
        assertMessage("got 0 rows", () -> NeighborSearch.among(new double[0][]));
        NeighborSearch single = NeighborSearch.among(new double[][] {{1}});
        assertMessage("neighbors is 1, but there are too few", () -> single.nearestOthers(1));
        assertEquals(2, single.nearest(new double[][] {{3}}, 1).farthest(0));
        assertEquals(0, search.nearest(new double[0][], 1).size());
    }

    private static void assertMessage(String start, Executable wrong) {
        String message = assertThrows(IllegalArgumentException.class, wrong).getMessage();
        assertTrue(message.startsWith(start), message);
    }

    private static double[][] gaussian(int rows, int width, SplittableRandom random) {
        return shifted(rows, width, 0, 1, random);
    }

    private static double[][] shifted(int rows, int width, double center, double scale, SplittableRandom random) {
        return IntStream.range(0, rows)
                .mapToObj(i -> random.doubles(width)
                        .map(u -> center + scale * (u + random.nextDouble() - 1))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] grid(int rows, int width, SplittableRandom random) {
        return IntStream.range(0, rows)
                .mapToObj(i -> random.ints(width, 0, 4).asDoubleStream().toArray())
                .toArray(double[][]::new);
    }

    private static double[][] constant(double[][] rows) {
        for (double[] row : rows) {
            row[0] = 5;
            row[7] = -1e6;
        }
        return rows;
    }

    private static double[][] oneFar(int rows, int width, SplittableRandom random) {
        double[][] made = gaussian(rows, width, random);
        made[17][3] = 1e12;
        return made;
    }
}
