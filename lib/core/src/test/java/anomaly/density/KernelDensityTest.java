package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Golden;
import anomaly.density.KernelDensity.Kernel;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KernelDensityTest {
    private static final double LN2 = Math.log(2);

    private static Stream<Golden> standardized() {
        return Golden.all("std");
    }

    /** scikit-learn scores the training rows as new ones: each counts itself. */
    @ParameterizedTest
    @MethodSource("standardized")
    void scoresAsScikitLearn(Golden golden) {
        compare(golden, "kde_gaussian", new KernelDensity(1.0));
        compare(golden, "kde_gaussian_scott", new KernelDensity(Bandwidth.SCOTT));
        compare(golden, "kde_tophat", new KernelDensity(Kernel.TOPHAT, Bandwidth.of(3)));
        compare(golden, "kde_epanechnikov", new KernelDensity(Kernel.EPANECHNIKOV, Bandwidth.of(3)));
        compare(golden, "kde_exponential", new KernelDensity(Kernel.EXPONENTIAL, Bandwidth.of(3)));
        compare(golden, "kde_linear", new KernelDensity(Kernel.LINEAR, Bandwidth.of(3)));
    }

    private static void compare(Golden golden, String column, KernelDensity detector) {
        double[] found = detector.fit(golden.rows()).score(golden.rows());
        assertArrayEquals(golden.column(column), found, 1e-10, golden + " " + column);
    }

    @Test
    void scoresRawRowsAsScikitLearn() {
        compare(Golden.of("glass", "raw"), "kde_gaussian", new KernelDensity(0.7253620374208005));
        compare(Golden.of("breast_cancer", "raw"), "kde_gaussian", new KernelDensity(34.02401586175118));
    }

    @ParameterizedTest
    @CsvSource({
        "GAUSSIAN, 0.3989422804014327, 0.24197072451914337",
        "TOPHAT, 0.5, 0.5",
        "EPANECHNIKOV, 0.75, 0.5625",
        "EXPONENTIAL, 0.5, 0.30326532985631671",
        "LINEAR, 1, 0.5"
    })
    void theFormulaByHandInOneDimension(Kernel kernel, double middle, double half) {
        // One hill of bandwidth 2 is half as high and twice as wide; two hills at one place are that hill.
        FittedKernelDensity two = new KernelDensity(kernel, Bandwidth.of(2)).fit(new double[][] {{5}, {5}});
        double at = kernel == Kernel.GAUSSIAN ? 2 : 1;
        assertArrayEquals(
                new double[] {-Math.log(middle / 2), -Math.log(half / 2)},
                two.score(new double[][] {{5}, {5 + at}}),
                1e-14);
        assertArrayEquals(new double[] {-Math.log(middle / 2), -Math.log(middle / 2)}, two.trainingScores(), 1e-14);
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void theIntegralOverThePlaneIsOne(Kernel kernel) {
        FittedKernelDensity model = new KernelDensity(kernel, Bandwidth.of(2)).fit(new double[][] {{0, 0}, {0.3, 0.2}});
        double step = 0.1;
        double sum = 0;
        double[][] grid = IntStream.range(0, 400 * 400)
                .mapToObj(i -> new double[] {(i % 400 - 200) * step, (i / 400 - 200) * step})
                .toArray(double[][]::new);
        for (double score : model.score(grid)) {
            sum += Math.exp(-score) * step * step;
        }
        assertEquals(1, sum, 0.02);
    }

    @ParameterizedTest
    @CsvSource({"1, 1000, 0.3", "3, 700, 0.5", "6, 700, 1", "12, 300, 2", "13, 300, 2", "30, 300, 3", "131, 150, 12"})
    void everyKernelEqualsThePlainSum(int width, int size, double bandwidth) {
        double[][] rows = cloud(size, width, 3);
        double[][] fresh = cloud(100, width, 4);
        for (Kernel kernel : Kernel.values()) {
            FittedKernelDensity model = new KernelDensity(kernel, Bandwidth.of(bandwidth)).fit(rows);
            double[] known = model.trainingScores();
            double[] scores = model.score(fresh);
            int inReach = 0;
            for (int i = 0; i < size; i++) {
                inReach += assertPlain(rows, rows[i], i, kernel, bandwidth, known[i]);
            }
            for (int i = 0; i < fresh.length; i++) {
                inReach += assertPlain(rows, fresh[i], -1, kernel, bandwidth, scores[i]);
            }
            assertTrue(inReach > size / 2, kernel + ": only " + inReach + " rows have a density");
        }
    }

    /** Sums up kernel by kernel; gives 1 if the row has a density. */
    private static int assertPlain(double[][] rows, double[] row, int except, Kernel kernel, double h, double found) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (i != except) {
                sum += kernel(kernel, distance(rows[i], row) / h);
                count++;
            }
        }
        double constant = Math.log(count) + KernelProfile.logVolume(kernel, row.length) + row.length * Math.log(h);
        if (sum == 0) {
            assertTrue(found > constant + 39.9 && Double.isFinite(found), "a row out of reach scores " + found);
            return 0;
        }
        assertEquals(constant - Math.log(sum), found, 1e-11 * (1 + Math.abs(found)), kernel + " " + except);
        return 1;
    }

    private static double kernel(Kernel kernel, double u) {
        return switch (kernel) {
            case GAUSSIAN -> Math.exp(-u * u / 2);
            case TOPHAT -> u < 1 ? 1 : 0;
            case EPANECHNIKOV -> Math.max(0, 1 - u * u);
            case EXPONENTIAL -> Math.exp(-u);
            case LINEAR -> Math.max(0, 1 - u);
        };
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }

    private static double[][] cloud(int size, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[size][width];
        for (double[] row : rows) {
            // One row in ten is far out.
            double spread = random.nextInt(10) == 0 ? 5 : 1;
            Arrays.setAll(row, j -> spread * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5));
        }
        return rows;
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void anAllowedErrorIsKeptAndUsed(Kernel kernel) {
        double error = 0.2;
        for (int width : new int[] {1, 2, 3}) {
            double[][] rows = cloud(9_000 / width, width, 5);
            Bandwidth bandwidth = Bandwidth.of(kernel == Kernel.EXPONENTIAL ? 2 : 1.5);
            double[] exact = new KernelDensity(kernel, bandwidth).fit(rows).trainingScores();
            double[] near =
                    new KernelDensity(kernel, bandwidth, error).fit(rows).trainingScores();
            double worst = 0;
            for (int i = 0; i < exact.length; i++) {
                worst = Math.max(worst, Math.abs(Math.expm1(exact[i] - near[i])));
            }
            assertTrue(worst <= error, kernel + " in " + width + ": off by " + worst);
            // Whole boxes under the others are exact.
            boolean straight = kernel == Kernel.TOPHAT || kernel == Kernel.EPANECHNIKOV;
            assertTrue(straight || worst > 1e-6, kernel + " in " + width + ": nothing was left out");
        }
    }

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void heapsOfEqualRowsCountRowByRow(Kernel kernel) {
        double[][] rows = IntStream.range(0, 1000)
                .mapToObj(i -> new double[] {i < 700 ? 0 : i < 950 ? 0.5 : i, 1})
                .toArray(double[][]::new);
        for (double error : new double[] {0, 0.01}) {
            double[] found =
                    new KernelDensity(kernel, Bandwidth.of(2), error).fit(rows).trainingScores();
            double near = kernel(kernel, 0.25);
            double constant = Math.log(999) + KernelProfile.logVolume(kernel, 2) + 2 * LN2;
            assertEquals(constant - Math.log(699 + 250 * near), found[5], 1e-12 + error);
            assertEquals(constant - Math.log(249 + 700 * near), found[800], 1e-12 + error);
        }
    }

    @Test
    void whatIsFarFromEverythingKeepsItsOrder() {
        double[][] rows = cloud(200, 2, 6);
        double[][] far = {{1e3, 0}, {1e4, 0}, {1e6, 0}, {1e150, 0}, {1e200, 0}, {1e308, -1e308}};
        for (Kernel kernel : Kernel.values()) {
            double[] scores =
                    new KernelDensity(kernel, Bandwidth.of(0.5)).fit(rows).score(far);
            for (int i = 1; i < 4; i++) {
                assertTrue(scores[i] > scores[i - 1], kernel + ": " + Arrays.toString(scores));
            }
            assertTrue(
                    scores[5] >= scores[4] && scores[5] == Double.MAX_VALUE, kernel + ": " + Arrays.toString(scores));
        }
    }

    @Test
    void aRowOutOfReachScoresByItsDistance() {
        FittedKernelDensity model =
                new KernelDensity(Kernel.LINEAR, Bandwidth.of(0.5)).fit(new double[][] {{0}, {0.25}, {9}});
        // ln(n c h) = ln(3 * 1 * 0.5); 9 lies 8.75 / 0.5 = 17.5 bandwidths from the nearest.
        assertArrayEquals(new double[] {Math.log(1.5) + 40 + 1}, model.score(new double[][] {{-1}}), 1e-12);
        assertEquals(Math.log(2 * 0.5) + 40 + 16.5, model.trainingScores()[2], 1e-12);
    }

    @Test
    void theRulesAreThoseOfScikitLearn() {
        double[][] rows = cloud(500, 4, 8);
        assertEquals(
                Math.pow(500, -0.125),
                new KernelDensity(Bandwidth.SCOTT).fit(rows).bandwidth(),
                1e-15);
        assertEquals(
                Math.pow(500 * 6 / 4.0, -0.125),
                new KernelDensity(Bandwidth.SILVERMAN).fit(rows).bandwidth(),
                1e-15);
    }

    @Test
    void leavingOneOutChoosesTheLikeliest() {
        double[][] rows = cloud(300, 2, 9);
        Double[] candidates = {0.02, 0.1, 0.3, 1.0, 5.0};
        double best = Double.POSITIVE_INFINITY;
        double expected = 0;
        for (double h : candidates) {
            double sum = Arrays.stream(new KernelDensity(h).fit(rows).trainingScores())
                    .sum();
            if (sum < best) {
                best = sum;
                expected = h;
            }
        }
        assertTrue(expected > 0.02 && expected < 5, "the best is at an end: " + expected);
        assertEquals(
                expected,
                new KernelDensity(Bandwidth.crossValidated(candidates))
                        .fit(rows)
                        .bandwidth());
    }

    @Test
    void foldsChooseNearlyTheSameAndTheSeedDividesThem() {
        double[][] rows = cloud(40, 1, 10);
        List<Double> grid = IntStream.rangeClosed(1, 60).mapToObj(i -> i * 0.05).toList();
        double alone = chosen(rows, grid, Bandwidth.CrossValidated.LEAVE_ONE_OUT, 0);
        assertEquals(alone, chosen(rows, grid, 40, 1), 0, "as many folds as rows leave one out");
        double[] bySeed = IntStream.range(0, 8)
                .mapToDouble(seed -> chosen(rows, grid, 2, seed))
                .toArray();
        assertTrue(Arrays.stream(bySeed).distinct().count() > 1, Arrays.toString(bySeed));
        assertEquals(bySeed[3], chosen(rows, grid, 2, 3), 0);
    }

    private static double chosen(double[][] rows, List<Double> grid, int folds, long seed) {
        return new KernelDensity(new Bandwidth.CrossValidated(grid, folds, seed))
                .fit(rows)
                .bandwidth();
    }

    @Test
    void trainingRowsDoNotVouchForThemselves() {
        double[][] rows = {{0}, {0.1}, {-0.1}, {50}};
        FittedKernelDensity model = new KernelDensity(1.0).fit(rows);
        double[] others = model.trainingScores();
        double[] all = model.score(rows);
        assertEquals(Math.log(3) + Math.log(2 * Math.PI) / 2 + 49.9 * 49.9 / 2, others[3], 1);
        assertTrue(all[3] < 3, "with itself: " + all[3]);
        assertNotEquals(all[0], others[0]);
    }

    @Test
    void permutedRowsGivePermutedScores() {
        double[][] rows = cloud(500, 3, 11);
        double[][] turned = IntStream.range(0, 500).mapToObj(i -> rows[499 - i]).toArray(double[][]::new);
        double[] scores = new KernelDensity(0.5).fit(rows).trainingScores();
        double[] back = new KernelDensity(0.5).fit(turned).trainingScores();
        for (int i = 0; i < 500; i++) {
            assertEquals(scores[i], back[499 - i], 1e-12);
        }
    }

    @Test
    void manyFeatures() {
        double[][] rows = cloud(5, 100_000, 12);
        double[] scores =
                new KernelDensity(Kernel.LINEAR, Bandwidth.of(1)).fit(rows).trainingScores();
        assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), Arrays.toString(scores));
    }

    @Test
    void hugeValuesAreFinite() {
        double[][] rows = {{1e300, 0}, {-1e300, 0}, {1e300, 1e300}, {1.7e308, -1.7e308}};
        for (Kernel kernel : Kernel.values()) {
            double[] scores =
                    new KernelDensity(kernel, Bandwidth.of(1)).fit(rows).trainingScores();
            assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), kernel + ": " + Arrays.toString(scores));
        }
    }

    @Test
    void badParametersAreNamed() {
        assertMessage("relativeError is 1.0", () -> new KernelDensity(Kernel.LINEAR, Bandwidth.SCOTT, 1));
        assertMessage("relativeError is NaN", () -> new KernelDensity(Kernel.LINEAR, Bandwidth.SCOTT, Double.NaN));
        assertMessage("bandwidth is 0.0, expected 1e-100", () -> new KernelDensity(0));
        assertMessage("candidates is empty", () -> Bandwidth.crossValidated());
        assertMessage("a bandwidth of candidates is -1.0", () -> Bandwidth.crossValidated(1.0, -1.0));
        assertMessage("folds is 1", () -> new Bandwidth.CrossValidated(List.of(1.0), 1, 0));
        KernelDensity folded = new KernelDensity(new Bandwidth.CrossValidated(List.of(1.0, 2.0), 4, 0));
        assertMessage("folds is 4, expected at most 3", () -> folded.fit(new double[3][1]));
        KernelDensity plain = new KernelDensity(1);
        assertMessage("got 1 rows, expected at least 2", () -> plain.fit(new double[1][1]));
    }

    private static void assertMessage(String start, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void printsItself() {
        KernelDensity detector = new KernelDensity(0.5);
        assertEquals(
                "KernelDensity[kernel=GAUSSIAN, bandwidth=Number[value=0.5], relativeError=0.0]", detector.toString());
        assertTrue(detector.fit(new double[2][1]).toString().endsWith("of 2 rows, bandwidth 0.5"));
    }
}
