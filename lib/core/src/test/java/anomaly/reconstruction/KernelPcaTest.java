package anomaly.reconstruction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.FittedDetector;
import anomaly.Golden;
import anomaly.linear.Components;
import anomaly.reconstruction.KernelPca.Kernel;
import com.google.gson.JsonArray;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelPcaTest {
    private static double[][] circle(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> {
                    double angle = random.nextDouble(2 * Math.PI);
                    double radius = random.nextDouble(0.9, 1.1);
                    return new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
                })
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linear", "rbf", "polynomial", "sigmoid"})
    void theErrorAsFromScikitLearnsComponents(String name) {
        Kernel kernel =
                switch (name) {
                    case "linear" -> new Kernel.Linear();
                    case "rbf" -> new Kernel.Rbf(0.05);
                    case "polynomial" -> new Kernel.Polynomial(0.1, 1, 3);
                    default -> new Kernel.Sigmoid(0.01, 0.5);
                };
        double[][] rows = Golden.of("wine", "std").rows();
        double[][] even = IntStream.range(0, (rows.length + 1) / 2)
                .mapToObj(i -> rows[2 * i])
                .toArray(double[][]::new);
        for (int count : new int[] {2, 10}) {
            JsonArray expected = Golden.json("kernel_pca.json").getAsJsonArray(name + "_" + count);
            double[] found =
                    new KernelPca(kernel, Components.number(count)).fit(even).score(rows);
            assertEquals(expected.size(), found.length);
            for (int i = 0; i < found.length; i++) {
                double score = expected.get(i).getAsDouble();
                assertEquals(score, found[i], 1e-9 * (1 + Math.abs(score)), name + " " + count + " row " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void withAllComponentsTrainingRowsAreReconstructed(Golden golden) {
        double[] found = new KernelPca(new Kernel.Rbf(1.0 / golden.rows()[0].length), Components.all())
                .fit(golden.rows())
                .trainingScores();
        assertArrayEquals(golden.column("kpca_rbf"), found, 1e-8, golden.toString());
    }

    @ParameterizedTest
    @MethodSource({"anomaly.Golden#standardized", "anomaly.Golden#raw"})
    void theLinearKernelGivesPrincipalComponents(Golden golden) {
        double[] flat = new PrincipalComponents(2).fit(golden.rows()).trainingScores();
        double[] found = new KernelPca(new Kernel.Linear(), Components.number(2))
                .fit(golden.rows())
                .trainingScores();
        double largest = 0;
        for (double[] row : golden.rows()) {
            largest = Math.max(largest, Arrays.stream(row).map(x -> x * x).sum());
        }
        assertArrayEquals(flat, found, 1e-12 * largest, golden.toString());
    }

    @Test
    void byHandWithTwoRows() {
        // k(a, b) = e^-1 = q: one component, centered matrix (1 - q) / 2 (1, -1; -1, 1), eigenvalue 1 - q.
        FittedDetector model = new KernelPca(new Kernel.Rbf(1), Components.number(1)).fit(new double[][] {{0}, {1}});
        assertArrayEquals(new double[] {0, 0}, model.trainingScores(), 1e-15);
        double q = Math.exp(-1);
        double near = Math.exp(-4);
        double far = Math.exp(-9);
        double coordinate = (far - near) / Math.sqrt(2) / Math.sqrt(1 - q);
        double expected = 1 - (near + far) + (1 + q) / 2 - coordinate * coordinate;
        assertEquals(expected, model.score(new double[] {3}), 1e-14);
    }

    @Test
    void theMiddleOfACircleIsOddToABentPlaneAndNormalToAFlatOne() {
        double[][] rows = circle(300, 1);
        FittedDetector bent = new KernelPca(new Kernel.Rbf(2), Components.number(15)).fit(rows);
        double most = Arrays.stream(bent.trainingScores()).max().orElseThrow();
        assertTrue(bent.score(new double[] {0, 0}) > 3 * most);
        assertTrue(bent.score(new double[] {1.6, 0}) > 3 * most);
        FittedDetector flat = new PrincipalComponents(1).fit(rows);
        assertTrue(flat.score(new double[] {0, 0}) < 0.01);
    }

    @Test
    void gammaByRuleIsTheReciprocalOfTheTotalVariance() {
        double[][] rows = Golden.of("wine", "std").rows();
        Components ten = Components.number(10);
        assertArrayEquals(
                new KernelPca(new Kernel.Rbf(1.0 / 13), ten).fit(rows).trainingScores(),
                new KernelPca(new Kernel.Rbf(0), ten).fit(rows).trainingScores(),
                1e-12);
    }

    @Test
    void equalRowsAndAbsurdRows() {
        FittedDetector equal = KernelPca.withDefaults().fit(new double[][] {{1, 2}, {1, 2}, {1, 2}});
        assertArrayEquals(new double[3], equal.trainingScores(), 1e-15);
        assertTrue(equal.score(new double[] {1, 3}) > 1);
        FittedDetector one = KernelPca.withDefaults().fit(new double[][] {{1, 2}});
        assertEquals(2, one.score(new double[] {100, 2}), 1e-15);
        FittedDetector power = new KernelPca(new Kernel.Polynomial(1, 0, 3), Components.number(2)).fit(circle(20, 2));
        assertEquals(Double.MAX_VALUE, power.score(new double[] {1e200, 0}));
    }

    @Test
    void whatCannotBeIsRefused() {
        double[][] many = new double[KernelPca.LIMIT + 1][1];
        String message = assertThrows(IllegalArgumentException.class, () -> KernelPca.withDefaults()
                        .fit(many))
                .getMessage();
        assertTrue(message.contains("5001 rows, expected at most 5000"), message);
        message = assertThrows(IllegalArgumentException.class, () -> new Kernel.Rbf(-1))
                .getMessage();
        assertTrue(message.contains("gamma is -1.0, expected"), message);
        assertThrows(IllegalArgumentException.class, () -> new Kernel.Polynomial(1, -1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Kernel.Polynomial(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Kernel.Sigmoid(1, Double.NaN));
        KernelPca power = new KernelPca(new Kernel.Polynomial(1, 0, 9), Components.number(1));
        message = assertThrows(
                        IllegalArgumentException.class, () -> power.fit(new double[][] {{1e40}, {-1e40}, {2e40}}))
                .getMessage();
        assertTrue(message.startsWith("kernel is Polynomial"), message);
    }

    @Test
    void printsItself() {
        assertEquals(
                "KernelPca[kernel=Rbf[gamma=0.0], components=Number[number=30]]",
                KernelPca.withDefaults().toString());
    }
}
