package anomaly.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductsTest {
    static double[][] random(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] matrix = new double[rows][width];
        for (double[] row : matrix) {
            for (int j = 0; j < width; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        return matrix;
    }

    private static double[][] plainTimes(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b[0].length; j++) {
                for (int k = 0; k < b.length; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }

    private static double[][] centered(double[][] rows, double[] center) {
        double[][] centered = new double[rows.length][center.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < center.length; j++) {
                centered[i][j] = rows[i][j] - center[j];
            }
        }
        return centered;
    }

    static void assertClose(double[][] expected, double[][] found, double tolerance) {
        assertEquals(expected.length, found.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], found[i], tolerance, "row " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "130, 1", "2049, 7", "5000, 64", "3, 65", "700, 131"})
    void gramAndOuterAreTheSumsOfProducts(int rows, int width) {
        double[][] data = random(rows, width, 1);
        double[] center = random(1, width, 2)[0];
        double[][] centered = centered(data, center);
        double[][] turned = Products.transposed(centered);
        double[][] gram = Products.gram(Dataset.of(data), center);
        assertClose(plainTimes(turned, centered), gram, 1e-10);
        assertClose(gram, Products.gram(data, center), 0);
        assertClose(gram, Products.transposed(gram), 0);
        if (rows < 1000) {
            assertClose(plainTimes(centered, turned), Products.outer(Dataset.of(data), center), 1e-11);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 3, 4", "33, 5, 70", "65, 300, 9", "40, 129, 1100", "3, 40000, 5"})
    void timesIsTheProduct(int rows, int inner, int columns) {
        double[][] a = random(rows, inner, 3);
        double[][] b = random(inner, columns, 4);
        assertClose(plainTimes(a, b), Products.times(a, b), 1e-11);
        assertClose(plainTimes(a, b), Products.timesTransposed(a, Products.transposed(b)), 1e-11);
        assertClose(plainTimes(a, b), Products.dots(a, Products.transposed(b)), 1e-11);
    }

    @Test
    void meansOfManyRowsAreExactForEqualRows() {
        double[][] rows = new double[10_001][2];
        for (double[] row : rows) {
            row[0] = 0.1;
            row[1] = 1e15 + 0.3;
        }
        assertArrayEquals(rows[0], Products.means(Dataset.of(rows)));
        double[][] random = random(5000, 3, 5);
        double[] means = Products.means(Dataset.of(random));
        for (int j = 0; j < 3; j++) {
            double sum = 0;
            for (double[] row : random) {
                sum += row[j];
            }
            assertEquals(sum / 5000, means[j], 1e-15);
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 8, 16", "9, 7, 70", "3, 130, 40", "33, 5, 15"})
    void theVectorsAgreeWithThePlainLoopsToRounding(int rows, int inner, int columns) {
        double[][] a = random(rows, inner, 8);
        double[][] b = random(inner, columns, 9);
        double[][] plain = random(rows, columns, 10);
        double[][] vector = random(rows, columns, 10);
        new Multiplier().add(a, 1, rows, b, 1, inner, 3, columns, plain);
        new VectorMultiplier().add(a, 1, rows, b, 1, inner, 3, columns, vector);
        assertClose(plain, vector, 1e-14);
        assertNotEquals(random(rows, columns, 10)[1][3], plain[1][3]);
    }

    @ParameterizedTest
    @CsvSource({"4, 8, 16", "9, 7, 70", "3, 130, 40", "33, 5, 15"})
    void aSumIsTheSameBitsAloneAndAmongOthers(int rows, int inner, int columns) {
        double[][] a = random(rows, inner, 8);
        double[][] b = random(inner, columns, 9);
        for (Multiplier twin : List.of(new Multiplier(), new VectorMultiplier())) {
            double[][] together = new double[rows][columns];
            twin.add(a, 0, rows, b, 0, inner, 0, columns, together);
            double[][] alone = new double[rows][columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    twin.add(a, i, i + 1, b, 0, inner, j, j + 1, alone);
                }
            }
            assertClose(together, alone, 0);
        }
    }

    @Test
    void oneThreadGivesTheBitsOfMany() throws Exception {
        double[][] narrow = random(20_000, 10, 6);
        double[][] wide = random(600, 90, 7);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(5);
        try {
            for (double[][] rows : List.of(narrow, wide)) {
                double[] origin = new double[rows[0].length];
                double[][] alone = one.submit(() -> Products.gram(rows, origin)).get();
                assertClose(
                        alone, many.submit(() -> Products.gram(rows, origin)).get(), 0);
            }
        } finally {
            one.shutdown();
            many.shutdown();
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        double[][] two = {{1, 2}};
        double[][] three = {{1}, {2}, {3}};
        String message = assertThrows(IllegalArgumentException.class, () -> Products.times(two, three))
                .getMessage();
        assertTrue(message.contains("2 values, expected 3"), message);
        Dataset none = Dataset.of(new double[0][0]);
        assertThrows(IllegalArgumentException.class, () -> Products.means(none));
    }
}
