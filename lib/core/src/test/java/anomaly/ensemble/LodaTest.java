package anomaly.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Golden;
import anomaly.GoldenAuc;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LodaTest {
    /** PyOD looks up the left ends of the bins, so that a row gets the share of the bin behind its own. */
    @ParameterizedTest
    @CsvSource({"wine, std", "glass, raw", "ionosphere, std"})
    void scoresProjectionsAndBinsOfPyodAsItDoes(String set, String preparation) {
        Golden golden = Golden.of(set, preparation);
        JsonObject model = Golden.json(set + "." + preparation + ".loda.json.gz");
        double[][] weights = new Gson().fromJson(model.get("projections"), double[][].class);
        double[][] shares = new Gson().fromJson(model.get("histograms"), double[][].class);
        double[][] limits = new Gson().fromJson(model.get("limits"), double[][].class);
        int width = weights[0].length;
        Projections projections = new Projections(
                width,
                IntStream.range(0, 100 * width).map(i -> i % width).toArray(),
                Arrays.stream(weights).flatMapToDouble(Arrays::stream).toArray());
        Histogram[] histograms = Arrays.stream(limits)
                .map(limit -> {
                    double[] edges = new double[11];
                    System.arraycopy(limit, 0, edges, 1, 9);
                    edges[0] = -1e6;
                    edges[10] = 1e6;
                    return new Histogram(edges);
                })
                .toArray(Histogram[]::new);
        double[][] values = Arrays.stream(shares)
                .map(share -> IntStream.range(0, 11)
                        .mapToDouble(bin -> bin == 10 ? 0 : -Math.log(share[bin]) / 100)
                        .toArray())
                .toArray(double[][]::new);
        FittedLoda loda = new FittedLoda(new Loda(100, 10, 0), width, projections, histograms, values, new double[0]);
        double[] found = loda.score(golden.rows());
        double[] expected = golden.column("loda_exported");
        int compared = 0;
        for (int i = 0; i < found.length; i++) {
            if (!liesOnALimit(golden.rows()[i], projections, limits)) {
                assertEquals(expected[i], found[i], 1e-12 * expected[i], set + " row " + i);
                compared++;
            }
        }
        assertTrue(compared > 0.6 * found.length, "compared only " + compared + " of " + found.length);
    }

    private static boolean liesOnALimit(double[] row, Projections projections, double[][] limits) {
        return IntStream.range(0, limits.length).anyMatch(p -> Arrays.stream(limits[p])
                .anyMatch(limit -> Math.abs(projections.of(row, p) - limit) < 1e-12 * (1 + Math.abs(limit))));
    }

    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#loda")
    void isAsGoodAsThatOfPyodWithRowsInTheirOwnBins(GoldenAuc golden) {
        golden.check(seed -> new Loda(100, 10, seed), 2);
    }

    @Test
    void theFormulaByHand() {
        // One feature: each projection is x times some weight, so that all histograms are one, perhaps mirrored.
        double[][] rows = {{0}, {1}, {2}, {3}, {10}};
        FittedLoda loda = new Loda(3, 2, 1).fit(rows);
        double[] expected = {Math.log(4 / (3 * 2.0)), Math.log(4 / (0.5 * 2))};
        assertArrayEquals(
                new double[] {expected[0], expected[0], expected[0], expected[0], expected[1]},
                loda.trainingScores(),
                1e-12);
        double inside = Math.log(5 / (4 * 2.0));
        double sparse = Math.log(5 / (1 * 2.0));
        double outside = Math.log(5 / (0.5 * 2));
        assertArrayEquals(
                new double[] {inside, sparse, outside, outside},
                loda.score(new double[][] {{4.9}, {5.1}, {10.1}, {-0.1}}),
                1e-12);
    }

    @Test
    void binsHaveTheirUpperEdgeAndTheFirstBothEdges() {
        Histogram histogram = new Histogram(new double[] {0, 1, 2, 3});
        double[] values = {-1e-9, 0, 0.5, 1, 1.0000001, 2, 3, 3.0000001};
        assertArrayEquals(
                new int[] {-1, 0, 0, 0, 1, 1, 2, -1},
                Arrays.stream(values).mapToInt(histogram::bin).toArray());
    }

    @Test
    void everyValueLiesBetweenTheEdgesOfItsBin() {
        SplittableRandom random = new SplittableRandom(3);
        for (double scale : new double[] {1e-310, 1e-5, 1, 1e300}) {
            double[] values =
                    random.doubles(2000).map(x -> Math.rint(x * 30) * scale).toArray();
            Histogram histogram = Histogram.over(values, 30);
            for (double value : values) {
                int bin = histogram.bin(value);
                assertTrue(value <= histogram.edges()[bin + 1], "upper edge");
                assertTrue(
                        bin == 0
                                ? value == histogram.edges()[0]
                                        || value > histogram.edges()[0]
                                : value > histogram.edges()[bin]);
            }
        }
    }

    @Test
    void theNumberOfBinsGrowsWithWhatThereIsToSee() {
        SplittableRandom random = new SplittableRandom(5);
        int even = Histogram.bins(random.doubles(2000).toArray());
        int peaks = Histogram.bins(random.doubles(2000)
                .map(x -> Math.rint(x * 10) + 0.01 * random.nextGaussian())
                .toArray());
        int normal = Histogram.bins(
                IntStream.range(0, 2000).mapToDouble(i -> random.nextGaussian()).toArray());
        assertTrue(even <= 2, "even spread: " + even);
        assertTrue(normal >= 8 && normal <= 40, "normal: " + normal);
        assertTrue(peaks >= 60, "eleven peaks: " + peaks);
        assertEquals(1, Histogram.bins(new double[50]), "equal values");
        assertEquals(1, Histogram.bins(new double[] {3}), "one value");
    }

    @Test
    void theFeaturesToBlameContributeMost() {
        SplittableRandom random = new SplittableRandom(8);
        double[][] rows = IntStream.range(0, 1000)
                .mapToObj(i -> IntStream.range(0, 16)
                        .mapToDouble(j -> random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
        FittedLoda loda = new Loda(300, 10, 4).fit(rows);
        double[] odd = new double[16];
        odd[5] = 9;
        odd[11] = -9;
        double[] contributions = loda.contributions(odd);
        int[] order = IntStream.range(0, 16)
                .boxed()
                .sorted((a, b) -> Double.compare(contributions[b], contributions[a]))
                .mapToInt(j -> j)
                .toArray();
        assertEquals(16, Arrays.stream(order).limit(2).map(j -> j).sum(), Arrays.toString(contributions));
        assertTrue(contributions[order[1]] > 3 && contributions[order[2]] < 2, Arrays.toString(contributions));
    }

    @Test
    void contributionsAreThoseOfWelch() {
        // Projections 0, 1, 2 use feature 0, projections 3, 4 use feature 1; each term is the value of one bin.
        Projections projections = new Projections(1, new int[] {0, 0, 0, 1, 1}, new double[] {1, 1, 1, 1, 1});
        Histogram[] histograms = IntStream.range(0, 5)
                .mapToObj(p -> new Histogram(new double[] {0, 1}))
                .toArray(Histogram[]::new);
        double[][] values = {{4, 0}, {6, 0}, {5, 0}, {1, 0}, {2, 0}};
        FittedLoda loda = new FittedLoda(new Loda(5, 1, 0), 3, projections, histograms, values, new double[0]);
        double t = (5 - 1.5) / Math.sqrt(1 / 3.0 + 0.5 / 2);
        assertArrayEquals(new double[] {t, -t, 0}, loda.contributions(new double[] {0.5, 0.5, 0.5}), 1e-12);
        assertEquals(3.6, loda.score(new double[] {0.5, 0.5, 0.5}), 1e-12);
    }

    @Test
    void projectionsUseTheRootOfTheFeatures() {
        for (int[] pair : new int[][] {{1, 1}, {2, 1}, {3, 2}, {16, 4}, {30, 5}, {100_000, 316}}) {
            Projections projections = Projections.draw(20, pair[0], 1);
            assertEquals(pair[1], projections.terms(), "of " + pair[0]);
            for (int p = 0; p < 20; p++) {
                int first = p * pair[1];
                assertEquals(
                        pair[1],
                        Arrays.stream(projections.features(), first, first + pair[1])
                                .distinct()
                                .count());
            }
        }
    }

    @Test
    void equalRowsAreNotOdd() {
        FittedLoda loda = new Loda(1).fit(new double[30][3]);
        assertArrayEquals(new double[30], loda.trainingScores());
        assertArrayEquals(new double[] {0, Math.log(60)}, loda.score(new double[][] {{0, 0, 0}, {1, 1, 1}}), 1e-12);
    }

    @Test
    void hugeValuesDoNotOverflow() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] rows = random.doubles(200, -1, 1)
                .mapToObj(x -> new double[] {x, random.nextDouble(), random.nextDouble(), random.nextDouble()})
                .toArray(double[][]::new);
        double[][] huge = Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(x -> x * Double.MAX_VALUE).toArray())
                .toArray(double[][]::new);
        double[] expected = new Loda(50, 10, 9).fit(rows).trainingScores();
        double[] found = new Loda(50, 10, 9).fit(huge).trainingScores();
        assertArrayEquals(expected, found, 1e-9);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertRefused("projections is 0, expected at least 1", () -> new Loda(0, 10, 1));
        assertRefused("bins is -1, expected 1 to 100000, or 0", () -> new Loda(10, -1, 1));
        Loda loda = new Loda(1);
        assertRefused("has 0 rows", () -> loda.fit(new double[0][0]));
        FittedLoda fitted = loda.fit(new double[][] {{1, 2}, {3, 4}});
        assertRefused("row 0 has 1 values, expected 2", () -> fitted.contributions(new double[] {1}));
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }
}
