package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Golden;
import anomaly.density.Histogram.Bins;
import anomaly.density.Histogram.Mode;
import anomaly.density.Histogram.Variant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HistogramTest {
    private static final double LN2 = Math.log(2);

    private static Stream<Golden> all() {
        return Stream.concat(Golden.all("std"), Golden.all("raw"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void thePyodVariantScoresAsPyod(Golden golden) {
        Histogram ten = new Histogram(Bins.of(10), Mode.STATIC, Variant.PYOD, 0.5);
        golden.assertScores("hbos10", 1e-11, ten.fit(golden.rows()).trainingScores());
        Histogram auto = new Histogram(Bins.BIRGE_ROZENHOLC, Mode.STATIC, Variant.PYOD, 0.5);
        golden.assertScores("hbos_auto", 1e-11, auto.fit(golden.rows()).trainingScores());
    }

    @Test
    void theNumberOfBinsIsThatOfPyod() {
        Histogram auto = new Histogram(Bins.BIRGE_ROZENHOLC, Mode.STATIC, Variant.PYOD, 0.5);
        FittedHistogram wine = auto.fit(Golden.of("wine", "std").rows());
        int[] expected = {1, 3, 4, 4, 2, 1, 3, 2, 2, 2, 3, 1, 3};
        assertArrayEquals(
                expected,
                IntStream.range(0, 13).map(j -> wine.binScores(j).length).toArray());
    }

    @Test
    void staticBinsByHand() {
        // Edges 0, 1, 2, 3, 4: counts 4, 1, 0, 2; the value on an edge belongs to the bin above, the largest to the
        // last.
        double[][] rows = {{0}, {0.2}, {0.4}, {0.9}, {1}, {3}, {4}};
        FittedHistogram model = new Histogram(4).fit(rows);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4}, model.edges(0));
        double four = 2 * LN2;
        assertArrayEquals(new double[] {0, 0, 0, 0, four, LN2, LN2}, model.trainingScores(), 1e-15);
        double empty = four + LN2;
        double[][] fresh = {{2}, {2.999}, {-0.5}, {-0.51}, {4.5}, {4.6}, {1e308}, {0.999}};
        assertArrayEquals(new double[] {empty, empty, 0, empty, LN2, empty, empty, 0}, model.score(fresh), 1e-15);
    }

    @Test
    void pyodLooksAValueOnAnEdgeUpInTheBinBelow() {
        double[][] rows = {{0}, {0.2}, {0.4}, {0.9}, {1}, {3}, {4}};
        FittedHistogram model = new Histogram(Bins.of(4), Mode.STATIC, Variant.PYOD, 0.5).fit(rows);
        double[] bins = Arrays.stream(new double[] {4, 1, 0, 2})
                .map(count -> -Math.log(count / 7 + 0.1) / LN2)
                .toArray();
        assertArrayEquals(bins, model.binScores(0), 1e-14);
        assertArrayEquals(
                new double[] {bins[0], bins[0], bins[0], bins[0], bins[0], bins[2], bins[3]},
                model.trainingScores(),
                1e-14);
        // Outside beyond the tolerance: as in the lowest bin.
        assertArrayEquals(
                new double[] {bins[0], bins[2], bins[3], bins[2]},
                model.score(new double[][] {{-0.5}, {-0.6}, {4.5}, {4.6}}),
                1e-14);
    }

    @Test
    void dynamicBinsByHand() {
        // Three bins of two: edges half way between 1 and 3, and between 4 and 12.
        double[][] rows = {{0}, {12}, {3}, {1}, {20}, {4}};
        FittedHistogram model = new Histogram(Bins.of(3), Mode.DYNAMIC, Variant.PAPER, 0.5).fit(rows);
        assertArrayEquals(new double[] {0, 2, 8, 20}, model.edges(0));
        assertArrayEquals(new double[] {0, Math.log(3), Math.log(6)}, model.binScores(0), 1e-15);
        double[] last = {Math.log(6)};
        assertArrayEquals(last, model.score(new double[][] {{26}}), 1e-15);
        assertArrayEquals(new double[] {Math.log(12)}, model.score(new double[][] {{26.1}}), 1e-15);
    }

    @Test
    void equalValuesStayInOneDynamicBin() {
        double[][] rows = {{5}, {5}, {5}, {5}, {5}, {6}, {7}, {8}};
        FittedHistogram model = new Histogram(Bins.of(4), Mode.DYNAMIC, Variant.PAPER, 0.5).fit(rows);
        // Cuts after 2, 4 and 6 rows: the first two only after the fives.
        assertArrayEquals(new double[] {5, 5.5, 6.5, 8}, model.edges(0));
        // Heights 5 / 0.5, 1 / 1, 2 / 1.5.
        assertArrayEquals(new double[] {0, Math.log(10), Math.log(7.5)}, model.binScores(0), 1e-14);
    }

    @Test
    void dynamicBinsHoldAllRowsAlike() {
        double[][] rows = cloud(1000, 3);
        FittedHistogram model = new Histogram(Bins.of(25), Mode.DYNAMIC, Variant.PAPER, 0.5).fit(rows);
        for (int j = 0; j < 3; j++) {
            double[] edges = model.edges(j);
            assertEquals(26, edges.length);
            int feature = j;
            for (int b = 0; b < 25; b++) {
                double from = edges[b];
                double to = edges[b + 1];
                assertEquals(
                        40,
                        Arrays.stream(rows)
                                .filter(row -> row[feature] >= from && row[feature] <= to)
                                .count());
            }
        }
    }

    @Test
    void theSquareRootIsTheDefault() {
        FittedHistogram model = new Histogram().fit(cloud(400, 2));
        assertEquals(20, model.binScores(1).length);
    }

    @Test
    void thePublishedPenaltyChoosesManyBinsForManyPeaks() {
        double[][] peaks = IntStream.range(0, 1600)
                .mapToObj(i -> new double[] {i % 8 + (i / 8) / 1000.0})
                .toArray(double[][]::new);
        Histogram published = new Histogram(Bins.BIRGE_ROZENHOLC, Mode.STATIC, Variant.PAPER, 0.5);
        assertTrue(published.fit(peaks).binScores(0).length >= 15, "too few to see the gaps");
        double[][] flat =
                IntStream.range(0, 1600).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
        assertEquals(1, published.fit(flat).binScores(0).length);
    }

    @Test
    void contributionsAddUpToTheScoreAndNameTheOddFeature() {
        FittedHistogram model = new Histogram().fit(cloud(400, 5));
        double[] odd = {0.5, 0.5, 40, 0.5, 0.5};
        double[] parts = model.contributions(odd);
        assertEquals(model.score(odd), Arrays.stream(parts).sum(), 1e-12);
        assertTrue(IntStream.range(0, 5).allMatch(j -> j == 2 || parts[j] < parts[2]), Arrays.toString(parts));
        assertThrows(IllegalArgumentException.class, () -> model.contributions(new double[] {1}));
    }

    @Test
    void unitsDoNotMatterInThePaper() {
        double[][] rows = cloud(300, 3);
        double[][] other = Arrays.stream(rows)
                .map(row -> new double[] {row[0] * 0x1p-60, row[1] * 0x1p600, row[2] * 4})
                .toArray(double[][]::new);
        for (Mode mode : Mode.values()) {
            Histogram detector = new Histogram(Bins.of(12), mode, Variant.PAPER, 0.5);
            assertArrayEquals(
                    detector.fit(rows).trainingScores(), detector.fit(other).trainingScores(), 1e-11);
        }
    }

    @Test
    void permutedRowsGivePermutedScores() {
        double[][] rows = cloud(300, 3);
        double[][] turned = IntStream.range(0, 300).mapToObj(i -> rows[299 - i]).toArray(double[][]::new);
        for (Mode mode : Mode.values()) {
            Histogram detector = new Histogram(Bins.of(12), mode, Variant.PAPER, 0.5);
            double[] scores = detector.fit(rows).trainingScores();
            double[] back = detector.fit(turned).trainingScores();
            for (int i = 0; i < 300; i++) {
                assertEquals(scores[i], back[299 - i], 0);
            }
        }
    }

    private static double[][] cloud(int size, int width) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, size)
                .mapToObj(i -> random.doubles(width, 0, 1).map(x -> x * x).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void awkwardFeaturesAreFiniteInEveryWay() {
        double next = Math.nextUp(1.0);
        double[][] rows = {
            {0.1, 1.7e308, 1, 1e300, 0, 5e-324},
            {0.1, -1.7e308, next, 1e300, 0, 0},
            {0.1, 0, next, 1e300, 0, 0},
            {0.1, 1e300, 1, 1e300, 3, 1e-323}
        };
        double[][] fresh = {{0.1, 2, 1, 1, 1, 1}, {-1e308, -1.79e308, 1.79e308, 0, -3, -1}};
        for (Mode mode : Mode.values()) {
            for (Variant variant : Variant.values()) {
                for (Bins bins : new Bins[] {Bins.of(7), Bins.SQUARE_ROOT, Bins.BIRGE_ROZENHOLC}) {
                    Histogram detector = new Histogram(bins, mode, variant, 0.5);
                    FittedHistogram model = detector.fit(rows);
                    double[] scores = Stream.of(model.trainingScores(), model.score(fresh))
                            .flatMapToDouble(Arrays::stream)
                            .toArray();
                    assertTrue(
                            Arrays.stream(scores).allMatch(Double::isFinite), detector + " " + Arrays.toString(scores));
                }
            }
        }
        assertEquals(0, new Histogram().fit(new double[][] {{3}}).trainingScores()[0], 0, "one row");
    }

    @Test
    void badParametersAreNamed() {
        assertMessage("bins is 0, expected 1", () -> new Histogram(0));
        assertMessage("tolerance is -1.0, expected", () -> new Histogram(Bins.of(3), Mode.STATIC, Variant.PAPER, -1));
        Dataset none = Dataset.of(new double[][] {{1}}).pick(new int[0]);
        Histogram detector = new Histogram();
        assertMessage("got no rows", () -> detector.fit(none));
    }

    private static void assertMessage(String start, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void printsItself() {
        assertEquals(
                "Histogram[bins=Count[count=9], mode=STATIC, variant=PAPER, tolerance=0.5]",
                new Histogram(9).toString());
        assertTrue(new Histogram(9).fit(cloud(9, 2)).toString().endsWith("of 9 rows of 2 features"));
    }
}
