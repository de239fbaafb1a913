package anomaly.clusters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Golden;
import anomaly.synthetic.Synthetic;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KMeansTest {
    private static final JsonObject EXTRA = Golden.json("clusters.json");
    private static final KMeans EXACT = KMeans.withDefaults().withTolerance(0);

    private static Stream<Golden> golden() {
        return Stream.concat(Golden.standardized(), Golden.raw());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void endsWhereScikitLearnEnds(Golden golden) {
        JsonObject expected = EXTRA.getAsJsonObject(golden.toString()).getAsJsonObject("kmeans8");
        int[] first = new Gson().fromJson(expected.get("init_rows"), int[].class);
        Clustering found =
                EXACT.fit(golden.data(), Centers.of(golden.data().pick(first).rows()));
        assertEquals(expected.get("inertia").getAsDouble(), found.inertia(), 1e-12 * found.inertia());
        assertEquals(expected.get("n_iter").getAsInt(), found.iterations());
        assertArrayEquals(new Gson().fromJson(expected.get("sizes"), int[].class), found.sizes());
        golden.assertScores("kmeans8", 1e-9, found.centers().distances(golden.rows()));
        assertTrue(found.converged());
    }

    /** Lloyd's algorithm as it stands, without bounds. */
    private static int[] plain(double[][] rows, double[][] centers) {
        int[] assigned = new int[rows.length];
        for (int step = 0; step < 1000; step++) {
            int[] next =
                    Arrays.stream(rows).mapToInt(row -> nearest(row, centers)).toArray();
            if (step > 0 && Arrays.equals(next, assigned)) {
                return next;
            }
            assigned = next;
            for (int c = 0; c < centers.length; c++) {
                int cluster = c;
                int[] members = IntStream.range(0, rows.length)
                        .filter(i -> next[i] == cluster)
                        .toArray();
                for (int j = 0; j < rows[0].length; j++) {
                    int feature = j;
                    centers[c][j] = Arrays.stream(members)
                            .mapToDouble(i -> rows[i][feature])
                            .average()
                            .orElseThrow();
                }
            }
        }
        throw new AssertionError("does not end");
    }

    private static int nearest(double[] row, double[][] centers) {
        return IntStream.range(0, centers.length)
                .reduce((a, b) -> Centers.squared(row, centers[b]) < Centers.squared(row, centers[a]) ? b : a)
                .orElseThrow();
    }

    private static double[][] cloud(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> random.doubles(width).map(x -> x + i % 3).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void boundsLeaveOutWorkNotAccuracy() {
        for (int width : new int[] {1, 2, 5, 17}) {
            for (int clusters : new int[] {1, 2, 7, 30}) {
                Dataset data = Dataset.of(cloud(2500, width, width + clusters));
                KMeans kMeans =
                        EXACT.withClusters(clusters).withIterations(1000).withSeed(width);
                Centers start = kMeans.start(data);
                Clustering found = kMeans.fit(data, start);
                assertArrayEquals(plain(data.rows(), start.toRows()), found.assignments());
                assertArrayEquals(found.centers().nearest(data.rows()), found.assignments());
            }
        }
    }

    @Test
    void oneThreadGivesTheBitsOfMany() throws Exception {
        Dataset data = Dataset.of(cloud(9000, 4, 1));
        KMeans kMeans = KMeans.withDefaults().withRestarts(2);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(7);
        Clustering alone = one.submit(() -> kMeans.fit(data)).get();
        Clustering together = many.submit(() -> kMeans.fit(data)).get();
        one.shutdown();
        many.shutdown();
        assertArrayEquals(alone.centers().toRows(), together.centers().toRows());
        assertArrayEquals(alone.assignments(), together.assignments());
        assertEquals(alone.inertia(), together.inertia(), 0);
    }

    @ParameterizedTest
    @EnumSource
    void findsThreeBlobs(KMeans.Start start) {
        double[][] rows = IntStream.range(0, 300)
                .mapToObj(i -> new double[] {10 * (i % 3) + (i % 7) * 0.1, (i % 11) * 0.1})
                .toArray(double[][]::new);
        Clustering found = KMeans.withDefaults()
                .withClusters(3)
                .withStart(start)
                .withRestarts(10)
                .fit(Dataset.of(rows));
        int[] assigned = found.assignments();
        for (int i = 3; i < rows.length; i++) {
            assertEquals(assigned[i % 3], assigned[i]);
        }
        assertArrayEquals(new int[] {100, 100, 100}, found.sizes());
        double inertia = IntStream.range(0, 300)
                .mapToDouble(i -> Centers.squared(rows[i], found.centers().toRows()[assigned[i]]))
                .sum();
        assertEquals(inertia, found.inertia(), 1e-9);
        assertTrue(found.toString().contains("300 rows in 3 clusters"), found.toString());
    }

    @Test
    void careAboutTheStartPays() {
        Dataset data = Dataset.of(cloud(3000, 2, 4));
        KMeans random = KMeans.withDefaults().withStart(KMeans.Start.RANDOM).withIterations(1);
        double careless = 0;
        double careful = 0;
        for (int seed = 0; seed < 20; seed++) {
            careless += random.withSeed(seed).fit(data).inertia();
            careful += random.withSeed(seed)
                    .withStart(KMeans.Start.PLUS_PLUS)
                    .fit(data)
                    .inertia();
        }
        assertTrue(careful < 0.9 * careless, careful + " against " + careless);
    }

    @Test
    void restartsKeepTheBestAndSeedsDiffer() {
        Dataset data = Synthetic.blobs(400, 3);
        KMeans one = KMeans.withDefaults().withStart(KMeans.Start.RANDOM).withSeed(5);
        double single = one.fit(data).inertia();
        double best = one.withRestarts(20).fit(data).inertia();
        assertTrue(best <= single);
        assertEquals(one.fit(data).inertia(), single, 0);
        assertTrue(IntStream.range(0, 10)
                        .mapToObj(seed -> one.withSeed(seed).start(data).toRows()[0][0])
                        .distinct()
                        .count()
                > 5);
    }

    @Test
    void anEmptyClusterTakesTheFarthestRow() {
        double[][] rows = {{0}, {1}, {2}, {10}};
        // All go to the first center; 10 is farthest from it, and becomes the second.
        Clustering found = EXACT.withClusters(2).fit(Dataset.of(rows), Centers.of(new double[][] {{1}, {1000}}));
        assertArrayEquals(new double[][] {{1}, {10}}, found.centers().toRows());
        assertArrayEquals(new int[] {3, 1}, found.sizes());
        assertEquals(2, found.inertia(), 1e-12);
    }

    @Test
    void moreClustersThanDifferentRowsStayEmpty() {
        double[][] rows = {{1, 1}, {1, 1}, {1, 1}, {4, 5}};
        Clustering found = KMeans.withDefaults().withClusters(4).fit(Dataset.of(rows));
        assertEquals(0, found.inertia(), 0);
        int[] sizes = found.sizes();
        Arrays.sort(sizes);
        assertArrayEquals(new int[] {0, 0, 1, 3}, sizes);
        assertArrayEquals(new double[4], found.centers().distances(rows));
    }

    /** A sum that once held 1e16 has lost the small numbers: it must be taken afresh. */
    @Test
    void aHugeRowThatLeavesACenterLeavesNoTrace() {
        double[][] rows = {{0.1}, {0.2}, {0.3}, {1e16}, {1.1e16}};
        Clustering found =
                EXACT.withClusters(2).fit(Dataset.of(rows), Centers.of(new double[][] {{1.09e16}, {1.1e16}}));
        double[][] centers = found.centers().toRows();
        assertEquals(0.2, centers[0][0], 1e-12);
        assertEquals(1.05e16, centers[1][0], 1e3);
    }

    @Test
    void theToleranceEndsItSoonerAndAssignmentsStillFitTheCenters() {
        Dataset data = Dataset.of(cloud(4000, 3, 2));
        Clustering loose = EXACT.withTolerance(0.01).fit(data);
        Clustering strict = EXACT.fit(data);
        assertTrue(loose.iterations() < strict.iterations());
        assertTrue(strict.inertia() <= loose.inertia());
        assertTrue(loose.converged() && strict.converged());
        assertArrayEquals(loose.centers().nearest(data.rows()), loose.assignments());
        Clustering short1 = EXACT.withIterations(2).fit(data);
        assertFalse(short1.converged());
        assertEquals(2, short1.iterations());
        assertArrayEquals(short1.centers().nearest(data.rows()), short1.assignments());
    }

    @Test
    void oneRowOneFeatureManyFeatures() {
        assertEquals(
                0,
                KMeans.withDefaults()
                        .withClusters(1)
                        .fit(Dataset.of(new double[][] {{7}}))
                        .inertia(),
                0);
        double[][] wide = cloud(12, 100_000, 1);
        assertEquals(
                3,
                KMeans.withDefaults()
                        .withClusters(3)
                        .fit(Dataset.of(wide))
                        .centers()
                        .size());
        double[][] constant = Collections.nCopies(20, new double[] {3, 3}).toArray(double[][]::new);
        assertEquals(
                0,
                KMeans.withDefaults().withClusters(2).fit(Dataset.of(constant)).inertia(),
                0);
    }

    @Test
    void nothingOfTheCallersIsKeptOrChanged() {
        double[][] rows = cloud(50, 2, 3);
        double[][] start = {rows[0], rows[1]};
        double[] before = rows[0].clone();
        Clustering found = EXACT.withClusters(2).fit(Dataset.of(rows), Centers.of(start));
        assertArrayEquals(before, rows[0]);
        found.assignments()[0] = 77;
        found.centers().toRows()[0][0] = 77;
        assertTrue(found.assignments()[0] < 2 && found.centers().toRows()[0][0] < 77);
    }

    @Test
    void farRowsHaveTheLargestDistance() {
        Centers centers = Centers.of(new double[][] {{0, 0}, {3, 4}});
        assertArrayEquals(
                new double[] {0, 1, Double.MAX_VALUE},
                centers.distances(new double[][] {{0, 0}, {3, 5}, {1e300, -1e300}}));
        assertArrayEquals(new int[] {0, 1}, centers.nearest(new double[][] {{1, 1}, {3, 3}}));
        assertArrayEquals(new double[][] {{3, 4}}, centers.pick(1).toRows());
    }

    @Test
    void errorsNameTheirCause() {
        Dataset three = Dataset.of(new double[][] {{1}, {2}, {3}});
        refused("clusters is 8, expected at most 3", () -> KMeans.withDefaults().fit(three));
        refused("clusters is 0", () -> KMeans.withDefaults().withClusters(0));
        refused("restarts is 0", () -> KMeans.withDefaults().withRestarts(0));
        refused("iterations is -1", () -> KMeans.withDefaults().withIterations(-1));
        refused("tolerance is NaN", () -> KMeans.withDefaults().withTolerance(Double.NaN));
        KMeans two = KMeans.withDefaults().withClusters(2);
        refused("row 1, feature 'x1' is 1.0E300", () -> two.fit(Dataset.of(new double[][] {{1}, {1e300}})));
        refused("1 centers of 1 features", () -> two.fit(three, Centers.of(new double[][] {{1}})));
        refused("2 centers of 2 features", () -> two.fit(three, Centers.of(new double[][] {{1, 2}, {3, 4}})));
        refused("0 centers", () -> Centers.of(new double[0][]));
        refused("expected 1", () -> Centers.of(new double[][] {{1}}).distances(new double[][] {{1, 2}}));
        assertEquals(List.of(3, 1), List.of(three.size(), three.width()));
    }

    private static void refused(String part, Runnable work) {
        String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
