package anomaly.boundary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Golden;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneClassSvmTest {
    private static final OneClassSvm EXACT = OneClassSvm.withDefaults().withTolerance(1e-9);

    static Stream<Golden> both() {
        return Stream.concat(Golden.standardized(), Golden.raw());
    }

    static double[][] cloud(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] cloud = new double[rows][width];
        for (double[] row : cloud) {
            double size = random.nextInt(10) == 0 ? 3 : 1;
            Arrays.setAll(row, j -> size * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5));
        }
        return cloud;
    }

    /** Within {@code tolerance} of the largest score, or of 1. */
    private static void assertNear(double[] expected, double[] found, double tolerance, String what) {
        double scale = Arrays.stream(expected).map(Math::abs).reduce(1, Math::max);
        assertArrayEquals(expected, found, tolerance * scale, what);
    }

    @ParameterizedTest
    @MethodSource("both")
    void aBellScoresAsScikitLearn(Golden golden) {
        for (double nu : new double[] {0.1, 0.5}) {
            String column = "ocsvm_rbf_nu" + nu;
            OneClassSvm.Model model = EXACT.withNu(nu).fit(golden.rows());
            assertTrue(model.converged(), model.toString());
            assertArrayEquals(golden.column(column), model.trainingScores(), 1e-6, golden + " " + column);
            assertArrayEquals(golden.column(column), model.score(golden.rows()), 1e-6, golden + " " + column);
        }
    }

    @ParameterizedTest
    @MethodSource("both")
    void libsvmScoresAsScikitLearnToTheLastDigits(Golden golden) {
        for (double nu : new double[] {0.1, 0.5}) {
            double[] scores = EXACT.withNu(nu)
                    .withSolver(Solver.LIBSVM)
                    .fit(golden.rows())
                    .trainingScores();
            assertNear(golden.column("ocsvm_rbf_nu" + nu), scores, 2e-9, golden.toString());
        }
        // Where it stops early, the last bit of gamma decides about the path.
        double gamma = Golden.json("ocsvm.json.gz")
                .getAsJsonObject(golden.toString())
                .getAsJsonObject("ocsvm_rbf_nu0.1")
                .get("gamma")
                .getAsDouble();
        OneClassSvm coarse =
                OneClassSvm.withDefaults().withSolver(Solver.LIBSVM).withGamma(gamma);
        double[] scores = coarse.fit(golden.rows()).trainingScores();
        // On one set even the C++ and the Java of LIBSVM part ways, within their tolerance.
        double tolerance = golden.toString().equals("iris_jit raw") ? 1e-3 : 1e-11;
        assertNear(golden.column("ocsvm_rbf_nu0.1_tol1e-3"), scores, tolerance, golden + " tolerance 1e-3");
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void otherKernelsScoreAsScikitLearn(Golden golden) {
        double[] cubic = EXACT.withKernel(new Kernel.Polynomial(Gamma.SCALE, 1, 3))
                .fit(golden.rows())
                .trainingScores();
        assertNear(golden.column("ocsvm_poly3_nu0.1"), cubic, 5e-7, golden + " polynomial");
        double[] sigmoid = EXACT.withKernel(new Kernel.Sigmoid(Gamma.SCALE, 0))
                .fit(golden.rows())
                .trainingScores();
        assertNear(golden.column("ocsvm_sigmoid_nu0.1"), sigmoid, 5e-7, golden + " sigmoid");
    }

    @ParameterizedTest
    @MethodSource("both")
    void supportVectorsAndTheirWeightsAreScikitLearns(Golden golden) {
        JsonObject all = Golden.json("ocsvm.json.gz").getAsJsonObject(golden.toString());
        for (double nu : new double[] {0.1, 0.5}) {
            JsonObject expected = all.getAsJsonObject("ocsvm_rbf_nu" + nu);
            OneClassSvm.Model model = EXACT.withNu(nu).fit(golden.rows());
            SupportVectors support = model.support();
            double gamma = ((Kernel.Rbf) support.kernel()).gamma().value();
            assertEquals(expected.get("gamma").getAsDouble(), gamma, 1e-12 * gamma);
            assertEquals(expected.get("rho").getAsDouble(), model.rho(), 1e-6);
            assertArrayEquals(
                    ints(expected.getAsJsonArray("support")), support.places(), golden + " support vectors, nu " + nu);
            assertArrayEquals(doubles(expected.getAsJsonArray("dual_coef")), support.alphas(), 1e-4);
        }
    }

    private static int[] ints(JsonArray array) {
        return IntStream.range(0, array.size())
                .map(i -> array.get(i).getAsInt())
                .toArray();
    }

    private static double[] doubles(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).getAsDouble())
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.35, 0.9})
    void bothSolversFindTheSameOptimum(double nu) {
        // Away from the origin, or there is no plane between.
        double[][] rows = cloud(700, 5, 3);
        Arrays.stream(rows).forEach(row -> Arrays.setAll(row, j -> row[j] + 4));
        List<Kernel> kernels = List.of(
                new Kernel.Rbf(Gamma.SCALE),
                new Kernel.Rbf(3),
                new Kernel.Polynomial(Gamma.AUTO, 1, 2),
                new Kernel.Linear());
        for (Kernel kernel : kernels) {
            OneClassSvm svm = EXACT.withKernel(kernel).withNu(nu);
            OneClassSvm.Model own = svm.fit(rows);
            OneClassSvm.Model libsvm = svm.withSolver(Solver.LIBSVM).fit(rows);
            double objective = objective(libsvm);
            assertEquals(objective, objective(own), 1e-6 * objective + 1e-9, kernel + " objective");
            assertTrue(objective(own) <= objective * (1 + 1e-9) + 1e-9, "LIBSVM's optimum is lower");
            // LIBSVM rounds the kernel to single precision, and nothing bounds a polynomial.
            double tolerance = kernel instanceof Kernel.Polynomial ? 1e-5 : 1e-6;
            assertNear(libsvm.trainingScores(), own.trainingScores(), tolerance, kernel + " nu " + nu);
            assertTrue(libsvm.iterations() > 0, "LIBSVM's number of steps");
        }
    }

    /** 1/2 a'K a, from the weights alone. */
    private static double objective(OneClassSvm.Model model) {
        SupportVectors support = model.support();
        double[] sums = support.sums(support.rows());
        double[] alphas = support.alphas();
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> alphas[i] * sums[i] / 2)
                .sum();
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void theConditionsOfTheOptimumHold(Golden golden) {
        for (double nu : new double[] {0.01, 0.1, 0.5, 1}) {
            OneClassSvm.Model model = EXACT.withNu(nu).fit(golden.rows());
            int n = golden.rows().length;
            double[] weights = new double[n];
            int[] places = model.support().places();
            for (int s = 0; s < places.length; s++) {
                weights[places[s]] = model.support().alphas()[s];
            }
            assertEquals(nu * n, Arrays.stream(weights).sum(), 1e-9);
            double[] scores = model.trainingScores();
            for (int i = 0; i < n; i++) {
                assertTrue(weights[i] >= 0 && weights[i] <= 1);
                assertTrue(weights[i] == 1 || scores[i] < 2e-9, "a row outside has weight 1");
                assertTrue(weights[i] == 0 || scores[i] > -2e-9, "a row inside has weight 0");
            }
            long outside = Arrays.stream(scores).filter(s -> s > 2e-9).count();
            assertTrue(outside <= nu * n && nu * n <= places.length, outside + " outside, nu n " + nu * n);
        }
    }

    @Test
    void theFormulaByHand() {
        // By symmetry both weights are equal: with nu 1/2 their sum is 1, so a half each.
        double near = Math.exp(-0.25);
        double far = Math.exp(-1);
        OneClassSvm svm = new OneClassSvm(new Kernel.Rbf(1), 0.5);
        OneClassSvm.Model model = svm.fit(new double[][] {{0}, {1}});
        assertArrayEquals(new double[] {0.5, 0.5}, model.support().alphas(), 1e-12);
        assertEquals((1 + far) / 2, model.rho(), 1e-12);
        assertArrayEquals(
                new double[] {(1 + far) / 2 - near, (1 + far) / 2 - (far + Math.exp(-4)) / 2},
                model.score(new double[][] {{0.5}, {2}}),
                1e-12);
        // nu 1: every weight is 1.
        OneClassSvm.Model all = svm.withNu(1).fit(new double[][] {{0}, {1}});
        assertArrayEquals(new double[] {1, 1}, all.support().alphas());
        assertEquals(1 + far, all.rho(), 1e-12);
    }

    @Test
    void aPlaneByHand() {
        // The row nearer to the origin takes all the weight: w = 1; rho is half way to the next row, as in LIBSVM.
        OneClassSvm.Model model = new OneClassSvm(new Kernel.Linear(), 0.5).fit(new double[][] {{1}, {3}});
        assertArrayEquals(new int[] {0}, model.support().places());
        assertEquals(2, model.rho(), 1e-12);
        assertArrayEquals(new double[] {1, -1}, model.trainingScores(), 1e-12);
        assertEquals(12, model.score(new double[] {-10}), 1e-12);
    }

    @Test
    void oneRowIsItsOwnBoundary() {
        OneClassSvm.Model model = OneClassSvm.withDefaults().fit(new double[][] {{4, 2}});
        assertArrayEquals(new double[] {0}, model.trainingScores(), 1e-12);
        assertTrue(model.score(new double[] {4, 3}) > 0);
    }

    @Test
    void aTrainingRowIsScoredAsANewRow() {
        double[][] rows = cloud(517, 7, 5);
        OneClassSvm.Model model = OneClassSvm.withDefaults().fit(rows);
        assertArrayEquals(model.score(rows), model.trainingScores(), 1e-10);
    }

    @Test
    void blocksOfRowsGiveThePlainSum() {
        double[][] rows = cloud(523, 7, 6);
        double[][] fresh = cloud(37, 7, 7);
        for (Kernel kernel : List.of(
                new Kernel.Rbf(0.7),
                new Kernel.Polynomial(Gamma.of(0.5), 2, 3),
                new Kernel.Sigmoid(Gamma.of(0.1), 0.2),
                new Kernel.Linear())) {
            OneClassSvm.Model model =
                    new OneClassSvm(kernel, 0.9).withMaximumIterations(300).fit(rows);
            double[] alphas = model.support().alphas();
            double[][] support = model.support().rows();
            assertTrue(support.length > 2 * PackedRows.BLOCK - 100);
            double[] scores = model.score(fresh);
            for (int i = 0; i < fresh.length; i++) {
                double sum = 0;
                for (int s = 0; s < support.length; s++) {
                    sum += alphas[s] * plain(kernel, support[s], fresh[i]);
                }
                assertEquals(model.rho() - sum, scores[i], 1e-9 * (1 + Math.abs(sum)), kernel + " row " + i);
            }
        }
    }

    private static double plain(Kernel kernel, double[] a, double[] b) {
        double product = 0;
        double square = 0;
        for (int j = 0; j < a.length; j++) {
            product += a[j] * b[j];
            square += (a[j] - b[j]) * (a[j] - b[j]);
        }
        double value = kernel instanceof Kernel.Rbf
                ? Math.exp(-0.7 * square)
                : kernel instanceof Kernel.Polynomial
                        ? Math.pow(0.5 * product + 2, 3)
                        : kernel instanceof Kernel.Sigmoid ? Math.tanh(0.1 * product + 0.2) : product;
        assertEquals(value, kernel.value(a, b), 1e-12 * (1 + Math.abs(value)));
        return value;
    }

    @Test
    void theExponentialIsExactToTwelveDigits() {
        double[] values =
                IntStream.range(0, 44_000).mapToDouble(i -> -i / 1000.0).toArray();
        double[] found = values.clone();
        Exponential.replace(found, 0, found.length);
        for (int i = 0; i < values.length; i++) {
            assertEquals(1, found[i] / Math.exp(values[i]), 2e-13, "exp(" + values[i] + ")");
        }
        double[] ends = {0, -1e-20, -50, -1e5, -1e300};
        Exponential.replace(ends, 0, ends.length);
        assertArrayEquals(new double[] {1, 1, 0, 0, 0}, ends, 1e-19);
    }

    @Test
    void gammaByRule() {
        double[][] rows = {{0, 0}, {0, 2}, {2, 0}, {2, 2}};
        assertEquals(Gamma.of(0.5), Gamma.AUTO.fixed(rows));
        assertEquals(Gamma.of(0.5), Gamma.SCALE.fixed(rows), "the variance is 1");
        // Distances 2 (four times) and the diagonal twice: the median square is 4.
        assertEquals(Gamma.of(1.0 / 8), Gamma.MEDIAN.fixed(rows));
        double[][] equal = {{3, 3, 3, 3}, {3, 3, 3, 3}};
        assertEquals(Gamma.of(0.25), Gamma.SCALE.fixed(equal));
        assertEquals(Gamma.of(1), Gamma.MEDIAN.fixed(equal));
        double[][] heap = {{0}, {0}, {0}, {0}, {5}};
        assertEquals(Gamma.of(1.0 / 50), Gamma.MEDIAN.fixed(heap));
        assertEquals("SCALE", Gamma.SCALE.toString());
        assertEquals("Rbf[gamma=0.3]", new Kernel.Rbf(0.3).toString());
        double[][] many = cloud(2500, 2, 1);
        double whole = Gamma.MEDIAN.fixed(Arrays.copyOf(many, 1000)).value();
        assertEquals(whole, Gamma.MEDIAN.fixed(many).value(), 0.1 * whole);
    }

    @Test
    void aSmallCacheChangesNothing() {
        double[][] rows = cloud(3000, 4, 8);
        OneClassSvm svm = OneClassSvm.withDefaults().withNu(0.2);
        OneClassSvm.Model large = svm.fit(rows);
        OneClassSvm.Model small = svm.withCacheMegabytes(1).fit(rows);
        assertArrayEquals(large.trainingScores(), small.trainingScores());
        assertEquals(large.iterations(), small.iterations());
        assertTrue(large.iterations() > 200, "so that rows had to go and come again");
    }

    @Test
    void itStopsAfterSoManySteps() {
        double[][] rows = cloud(200, 3, 9);
        OneClassSvm.Model one = EXACT.withMaximumIterations(1).fit(rows);
        assertFalse(one.converged());
        assertEquals(1, one.iterations());
        assertEquals(20, Arrays.stream(one.support().alphas()).sum(), 1e-12);
        OneClassSvm.Model all = EXACT.fit(rows);
        assertTrue(all.converged());
        assertTrue(objective(all) < objective(EXACT.withMaximumIterations(20).fit(rows)));
        assertTrue(one.toString().contains("not converged"), one.toString());
        assertFalse(all.toString().contains("not converged"), all.toString());
    }

    @Test
    void anInterruptedFitEndsWhereItIs() {
        double[][] rows = cloud(200, 3, 9);
        Thread.currentThread().interrupt();
        OneClassSvm.Model model = EXACT.fit(rows);
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
        assertFalse(model.converged());
        assertEquals(200, model.trainingScores().length);
        assertTrue(EXACT.fit(rows).converged());
    }

    @Test
    void libsvmIsSilentAndMayBeCalledFromAnyThread() throws Exception {
        double[][] rows = cloud(150, 3, 2);
        OneClassSvm svm = EXACT.withSolver(Solver.LIBSVM);
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            double[] expected = svm.fit(rows).trainingScores();
            List<Callable<double[]>> fits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                fits.add(() -> svm.fit(rows).trainingScores());
            }
            for (var found : pool.invokeAll(fits)) {
                assertArrayEquals(expected, found.get());
            }
        } finally {
            System.setOut(out);
            pool.shutdown();
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shiftedRowsKeepTheirScoresUnderABell() {
        double[][] rows = cloud(300, 4, 4);
        double[][] shifted = Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(x -> x + 1024).toArray())
                .toArray(double[][]::new);
        OneClassSvm svm = EXACT.withGamma(0.5);
        assertArrayEquals(svm.fit(rows).trainingScores(), svm.fit(shifted).trainingScores(), 1e-8);
        assertNotEquals(
                svm.withKernel(new Kernel.Linear()).fit(rows).rho(),
                svm.withKernel(new Kernel.Linear()).fit(shifted).rho(),
                1);
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        OneClassSvm svm = OneClassSvm.withDefaults();
        assertRefused("nu is 0.0, expected", () -> svm.withNu(0));
        assertRefused("nu is 1.5, expected", () -> svm.withNu(1.5));
        assertRefused("nu is NaN, expected", () -> svm.withNu(Double.NaN));
        assertRefused("tolerance is 0.0, expected", () -> svm.withTolerance(0));
        assertRefused("gamma is -1.0, expected", () -> svm.withGamma(-1));
        assertRefused("gamma is SCALE with value 2.0", () -> new Gamma(Gamma.Rule.SCALE, 2));
        assertRefused("cacheMegabytes is 0, expected", () -> svm.withCacheMegabytes(0));
        assertRefused("maximumIterations is 0, expected", () -> svm.withMaximumIterations(0));
        assertRefused("maximumIterations is 5, expected 10000000", () -> svm.withSolver(Solver.LIBSVM)
                .withMaximumIterations(5));
        assertRefused("degree is 0, expected", () -> new Kernel.Polynomial(Gamma.AUTO, 0, 0));
        assertRefused("coef0 is NaN, expected", () -> new Kernel.Sigmoid(Gamma.AUTO, Double.NaN));
        assertRefused("has 0 rows", () -> svm.fit(Dataset.of(new double[0][])));
        assertRefused("row 1, feature 0 is 1.0E200, expected", () -> svm.fit(new double[][] {{1}, {1e200}}));
        assertRefused("row 0, feature 0 is -1.0E200, expected", () -> svm.fit(new double[][] {{1}, {2}})
                .score(new double[] {-1e200}));
        assertRefused(
                "row 1 has the kernel value Infinity with itself",
                () -> svm.withKernel(new Kernel.Polynomial(Gamma.of(1), 0, 3)).fit(new double[][] {{1}, {1e100}}));
        assertThrows(IllegalStateException.class, () -> new Kernel.Rbf(Gamma.SCALE)
                .value(new double[] {1}, new double[] {2}));
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }

    @Test
    void aKernelThatOverflowsGivesTheLargestScore() {
        OneClassSvm.Model model = new OneClassSvm(new Kernel.Polynomial(Gamma.of(1), 1, 30), 0.5)
                .withMaximumIterations(100)
                .fit(new double[][] {{1}, {1.5}, {2}});
        assertEquals(-Double.MAX_VALUE, model.score(new double[] {1e140}), 0);
    }
}
