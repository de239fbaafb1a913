package anomaly.boundary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportVectorDataDescriptionTest {
    private static SupportVectorDataDescription exact(Kernel kernel, double nu) {
        return new SupportVectorDataDescription(kernel, nu, 1e-10, 200);
    }

    @Test
    void theSmallestSphereByHand() {
        // nu n = 0.4: no row may lie outside; the sphere through 0 and 4.
        SupportVectorDataDescription.Model line =
                exact(new Kernel.Linear(), 0.1).fit(new double[][] {{0}, {4}, {1}, {3}});
        assertEquals(2, line.radius(), 1e-9);
        assertArrayEquals(new int[] {0, 1}, line.support().places());
        assertArrayEquals(new double[] {0, 0, -3, -3}, line.trainingScores(), 1e-9);
        assertArrayEquals(new double[] {-4, 21}, line.score(new double[][] {{2}, {7}}), 1e-9);
        // An equilateral triangle: the center is the mean, the radius 2 / sqrt 3 of its side 2.
        double height = Math.sqrt(3);
        SupportVectorDataDescription.Model triangle =
                exact(new Kernel.Linear(), 0.1).fit(new double[][] {{-1, 0}, {1, 0}, {0, height}});
        assertEquals(2 / height, triangle.radius(), 1e-9);
        assertEquals(-4.0 / 3, triangle.score(new double[] {0, height / 3}), 1e-9);
    }

    @Test
    void aRowMayStayOutsideWhereThatIsCheaper() {
        // nu n = 2: each weight at most a half. The row at 100 has one.
        double[][] rows = {{0}, {1}, {2}, {100}};
        SupportVectorDataDescription.Model model =
                exact(new Kernel.Linear(), 0.5).fit(rows);
        double[] scores = model.trainingScores();
        // Both ends have a half each, so the center is at 50, and both lie outside; row 1 is inside.
        assertArrayEquals(new int[] {0, 3}, model.support().places());
        assertTrue(scores[3] > 0 && scores[1] < 0, Arrays.toString(scores));
        assertEquals(scores[0], scores[3], 1e-9);
        assertEquals(50 * 50 - 48 * 48, scores[0] - scores[2], 1e-9);
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void withABellItIsTheOneClassSvmInOtherUnits(Golden golden) {
        double[][] rows = golden.rows();
        double[][] fresh = OneClassSvmTest.cloud(50, rows[0].length, 1);
        for (double nu : new double[] {0.05, 0.1, 0.5}) {
            Kernel kernel = new Kernel.Rbf(Gamma.SCALE);
            SupportVectorDataDescription.Model sphere = exact(kernel, nu).fit(rows);
            OneClassSvm.Model plane =
                    new OneClassSvm(kernel, nu).withTolerance(1e-10).fit(rows);
            double factor = 2 / (nu * rows.length);
            assertArrayEquals(times(factor, plane.trainingScores()), sphere.trainingScores(), 1e-9);
            assertArrayEquals(times(factor, plane.score(fresh)), sphere.score(fresh), 1e-9);
            assertArrayEquals(ranks(plane.score(fresh)), ranks(sphere.score(fresh)));
            // A squared distance in the space of a bell is 2 - 2 K.
            assertTrue(sphere.radius() > 0 && sphere.radius() < Math.sqrt(2), sphere.toString());
        }
    }

    private static double[] times(double factor, double[] values) {
        return Arrays.stream(values).map(v -> factor * v).toArray();
    }

    private static int[] ranks(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(i -> i)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.3, 0.8})
    void aSlowSolverFindsTheSameSphere(double nu) {
        double[][] rows = OneClassSvmTest.cloud(25, 3, 11);
        List<Kernel> kernels =
                List.of(new Kernel.Linear(), new Kernel.Rbf(0.5), new Kernel.Polynomial(Gamma.of(0.5), 1, 2));
        for (Kernel kernel : kernels) {
            SupportVectorDataDescription.Model model = exact(kernel, nu).fit(rows);
            double[] b = slowly(kernel, rows, 1 / (nu * rows.length));
            double[] found = new double[rows.length];
            int[] places = model.support().places();
            for (int s = 0; s < places.length; s++) {
                found[places[s]] = model.support().alphas()[s] / (nu * rows.length);
            }
            double least = objective(kernel, rows, b);
            assertEquals(least, objective(kernel, rows, found), 1e-8 * (1 + Math.abs(least)), kernel + " objective");
            double[] distances = squaredDistances(kernel, rows, b);
            double[] scores = model.trainingScores();
            double square = model.radius() * model.radius();
            for (int i = 0; i < rows.length; i++) {
                assertEquals(distances[i], scores[i] + square, 1e-5 * (1 + distances[i]), kernel + " row " + i);
            }
        }
    }

    /** Projected gradient: a step down, then back onto 0 to c with sum 1, by bisection. */
    private static double[] slowly(Kernel kernel, double[][] rows, double c) {
        int n = rows.length;
        double[] b = new double[n];
        Arrays.fill(b, 1.0 / n);
        double[][] k = new double[n][n];
        double trace = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                k[i][j] = kernel.value(rows[i], rows[j]);
            }
            trace += k[i][i];
        }
        double[] before = b;
        for (int step = 1; step <= 6_000; step++) {
            // Nesterov's momentum.
            double momentum = (step - 1.0) / (step + 2);
            double[] ahead = new double[n];
            for (int i = 0; i < n; i++) {
                ahead[i] = b[i] + momentum * (b[i] - before[i]);
            }
            double[] next = new double[n];
            for (int i = 0; i < n; i++) {
                double gradient = -k[i][i];
                for (int j = 0; j < n; j++) {
                    gradient += 2 * k[i][j] * ahead[j];
                }
                next[i] = ahead[i] - gradient / (2 * trace);
            }
            before = b;
            b = project(next, c);
        }
        return b;
    }

    private static double[] project(double[] values, double c) {
        double low = Arrays.stream(values).min().orElseThrow() - c - 1;
        double high = Arrays.stream(values).max().orElseThrow();
        for (int i = 0; i < 60; i++) {
            double shift = (low + high) / 2;
            double sum = Arrays.stream(values).map(v -> clip(v - shift, c)).sum();
            if (sum > 1) {
                low = shift;
            } else {
                high = shift;
            }
        }
        double shift = high;
        return Arrays.stream(values).map(v -> clip(v - shift, c)).toArray();
    }

    private static double clip(double value, double c) {
        return Math.max(0, Math.min(c, value));
    }

    private static double objective(Kernel kernel, double[][] rows, double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum -= b[i] * kernel.value(rows[i], rows[i]);
            for (int j = 0; j < b.length; j++) {
                sum += b[i] * b[j] * kernel.value(rows[i], rows[j]);
            }
        }
        return sum;
    }

    private static double[] squaredDistances(Kernel kernel, double[][] rows, double[] b) {
        double center = 0;
        double[] products = new double[b.length];
        for (int i = 0; i < b.length; i++) {
            for (int j = 0; j < b.length; j++) {
                products[i] += b[j] * kernel.value(rows[i], rows[j]);
            }
            center += b[i] * products[i];
        }
        double square = center;
        return IntStream.range(0, b.length)
                .mapToDouble(i -> kernel.value(rows[i], rows[i]) - 2 * products[i] + square)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void theConditionsOfTheOptimumHold(Golden golden) {
        double[][] rows = golden.rows();
        for (Kernel kernel : List.of(new Kernel.Linear(), new Kernel.Polynomial(Gamma.AUTO, 1, 2))) {
            for (double nu : new double[] {0.001, 0.1, 0.4}) {
                SupportVectorDataDescription.Model model = exact(kernel, nu).fit(rows);
                assertTrue(model.converged(), model.toString());
                double[] weights = new double[rows.length];
                int[] places = model.support().places();
                for (int s = 0; s < places.length; s++) {
                    weights[places[s]] = model.support().alphas()[s];
                }
                double[] scores = model.trainingScores();
                for (int i = 0; i < rows.length; i++) {
                    assertTrue(weights[i] >= 1 || scores[i] < 1e-8, kernel + ": outside with weight " + weights[i]);
                    assertTrue(weights[i] <= 0 || scores[i] > -1e-8, kernel + ": inside with weight " + weights[i]);
                }
                assertArrayEquals(model.score(rows), scores, 1e-9 * (1 + model.radius() * model.radius()));
            }
        }
    }

    @Test
    void aLinearKernelGivesASphereAroundTheRowsThemselves() {
        double[][] rows = OneClassSvmTest.cloud(120, 4, 13);
        SupportVectorDataDescription.Model model =
                exact(new Kernel.Linear(), 0.2).fit(rows);
        double[] center = new double[4];
        double[][] support = model.support().rows();
        double[] alphas = model.support().alphas();
        for (int s = 0; s < support.length; s++) {
            for (int j = 0; j < 4; j++) {
                center[j] += alphas[s] / (0.2 * 120) * support[s][j];
            }
        }
        double[] scores = model.trainingScores();
        for (int i = 0; i < rows.length; i++) {
            double square = 0;
            for (int j = 0; j < 4; j++) {
                square += (rows[i][j] - center[j]) * (rows[i][j] - center[j]);
            }
            assertEquals(square - model.radius() * model.radius(), scores[i], 1e-9);
        }
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        assertRefused("nu is 0.0", () -> exact(new Kernel.Linear(), 0));
        assertRefused("nu is 2.0", () -> exact(new Kernel.Linear(), 2));
        assertRefused("tolerance is -1.0", () -> new SupportVectorDataDescription(new Kernel.Linear(), 0.1, -1, 200));
        assertRefused("cacheMegabytes is 0", () -> new SupportVectorDataDescription(new Kernel.Linear(), 0.1, 1, 0));
        assertRefused(
                "with itself, expected", () -> exact(new Kernel.Linear(), 0.1).fit(new double[][] {{1e80}, {1}}));
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }

    @Test
    void oneRowIsASphereOfRadiusZero() {
        SupportVectorDataDescription.Model model =
                SupportVectorDataDescription.withDefaults().fit(new double[][] {{3, 4}});
        assertEquals(0, model.radius(), 1e-7);
        assertEquals(0, model.trainingScores()[0], 1e-12);
        assertTrue(model.score(new double[] {3, 5}) > 0);
    }
}
