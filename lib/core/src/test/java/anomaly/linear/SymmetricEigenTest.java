package anomaly.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
    private interface Entry {
        double at(int i, int j);
    }

    private static double[][] matrix(int n, Entry entry) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                matrix[i][j] = entry.at(i, j);
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double[][] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return matrix(n, (i, j) -> random.nextDouble(-1, 1));
    }

    private static SymmetricEigen checked(double[][] matrix) {
        return checked(matrix, SymmetricEigen.of(matrix), matrix.length);
    }

    /** A v = lambda v, orthogonal vectors of length 1, descending values, signs. */
    private static SymmetricEigen checked(double[][] matrix, SymmetricEigen eigen, int count) {
        double[] values = eigen.values();
        double[][] vectors = eigen.vectors();
        assertEquals(matrix.length, values.length);
        assertEquals(count, vectors.length);
        double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
        // Chains of rotations, where many values agree, lose a rounding a row.
        double tolerance = Math.max(1e-14, 2e-16 * matrix.length);
        double[][] images = Products.times(vectors, matrix);
        for (int k = 0; k < count; k++) {
            for (int j = 0; j < matrix.length; j++) {
                assertEquals(values[k] * vectors[k][j], images[k][j], tolerance * size, "vector " + k + ", place " + j);
            }
            double[] vector = vectors[k];
            double largest = Arrays.stream(vector).max().orElseThrow();
            assertTrue(largest >= -Arrays.stream(vector).min().orElseThrow(), "sign of vector " + k);
        }
        for (int k = 1; k < values.length; k++) {
            assertTrue(values[k - 1] >= values[k], "values descend");
        }
        ProductsTest.assertClose(
                matrix(count, (i, j) -> i == j ? 1 : 0), Products.timesTransposed(vectors, vectors), tolerance);
        return eigen;
    }

    private static void assertValues(SymmetricEigen eigen, double tolerance, IntToDoubleFunction expected) {
        double[] values = eigen.values();
        for (int k = 0; k < values.length; k++) {
            assertEquals(expected.applyAsDouble(k), values[k], tolerance, "value " + k);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 31, 32, 33, 64, 65, 66, 100, 193, 257})
    void valuesAndVectorsOfAnySize(int n) {
        checked(random(n, n));
        double[][] second = matrix(n, (i, j) -> i == j ? 2 : j == i + 1 ? -1 : 0);
        assertValues(checked(second), 1e-14, k -> 2 + 2 * Math.cos((k + 1) * Math.PI / (n + 1)));
        double[][] ones = matrix(n, (i, j) -> 1);
        assertValues(checked(ones), 1e-12, k -> k == 0 ? n : 0);
        double[][] repeated = matrix(n, (i, j) -> i == j ? -(i % 3) : 0);
        checked(repeated);
        // Wilkinson's: pairs of values that agree to all digits.
        checked(matrix(n, (i, j) -> i == j ? Math.abs(i - n / 2) : j == i + 1 ? 1 : 0));
        // Numerically of low rank: values fall to nothing within a few steps.
        checked(matrix(n, (i, j) -> Math.exp(-0.01 * (i - j) * (i - j))));
        // Graded over thirty powers of ten.
        checked(matrix(n, (i, j) -> Math.pow(10, -30.0 * Math.max(i, j) / n)));
    }

    @Test
    void knownMatrices() {
        SymmetricEigen two = checked(new double[][] {{2, 1}, {1, 2}});
        assertArrayEquals(new double[] {3, 1}, two.values(), 1e-15);
        double half = Math.sqrt(0.5);
        assertArrayEquals(new double[] {half, half}, two.vectors()[0], 1e-15);
        SymmetricEigen one = SymmetricEigen.of(new double[][] {{-7}});
        assertEquals(-7, one.value(0));
        assertArrayEquals(new double[] {1}, one.vectors()[0]);
        SymmetricEigen hilbert = checked(matrix(5, (i, j) -> 1.0 / (i + j + 1)));
        assertArrayEquals(
                new double[] {
                    1.5670506910982311, 0.2085342186110134, 0.01140749162341980, 3.058980401511917e-4, 3.287928772171e-6
                },
                hilbert.values(),
                1e-15);
    }

    @Test
    void nothingAndNothingButZeros() {
        assertEquals(0, SymmetricEigen.of(new double[0][0]).values().length);
        for (int n : new int[] {1, 2, 40, 150}) {
            SymmetricEigen zero = checked(new double[n][n]);
            assertArrayEquals(new double[n], zero.values());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-160, 1e150, 1e300})
    void numbersOfAnySize(double unit) {
        double[][] plain = random(50, 8);
        double[] values = SymmetricEigen.of(plain).values();
        double[][] scaled = matrix(50, (i, j) -> plain[i][j] * unit);
        SymmetricEigen eigen = SymmetricEigen.of(scaled);
        assertValues(eigen, 1e-13 * unit, k -> values[k] * unit);
        ProductsTest.assertClose(
                matrix(50, (i, j) -> i == j ? 1 : 0),
                Products.timesTransposed(eigen.vectors(), eigen.vectors()),
                1e-14);
    }

    @Test
    void onlyTheVectorsAskedFor() {
        double[][] matrix = random(120, 9);
        double[][] all = SymmetricEigen.of(matrix).vectors();
        for (int count : new int[] {0, 1, 7, 120}) {
            SymmetricEigen some = SymmetricEigen.of(matrix, count);
            checked(matrix, some, count);
            ProductsTest.assertClose(Arrays.copyOf(all, count), some.vectors(), 1e-12);
        }
    }

    @Test
    void onlyTheUpperTriangleIsReadAndNothingIsChanged() {
        double[][] matrix = random(40, 10);
        double[][] upper = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        for (int i = 0; i < 40; i++) {
            Arrays.fill(upper[i], 0, i, Double.NaN);
        }
        assertArrayEquals(
                SymmetricEigen.of(matrix).values(), SymmetricEigen.of(upper).values());
        assertTrue(Arrays.deepEquals(random(40, 10), matrix));
    }

    @Test
    void oneThreadGivesTheBitsOfMany() throws Exception {
        double[][] matrix = random(300, 11);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(5);
        try {
            SymmetricEigen alone = one.submit(() -> SymmetricEigen.of(matrix)).get();
            SymmetricEigen together =
                    many.submit(() -> SymmetricEigen.of(matrix)).get();
            assertArrayEquals(alone.values(), together.values());
            assertTrue(Arrays.deepEquals(alone.vectors(), together.vectors()));
        } finally {
            one.shutdown();
            many.shutdown();
        }
    }

    @Test
    void whatIsNotAMatrixIsRefused() {
        double[][] ragged = {{1, 2}, {3}};
        String message = assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(ragged))
                .getMessage();
        assertTrue(message.contains("row 1 of the matrix has 1 values, expected 2"), message);
        double[][] infinite = {{1, 2}, {2, Double.POSITIVE_INFINITY}};
        message = assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(infinite))
                .getMessage();
        assertTrue(message.contains("matrix[1][1] is Infinity"), message);
        double[][] fine = {{1}};
        message = assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(fine, 2))
                .getMessage();
        assertTrue(message.contains("count is 2, expected 0 to 1"), message);
    }

    @Test
    void printsItself() {
        assertEquals(
                "SymmetricEigen of 2 eigenvalues, 1 eigenvectors, from 4.0 to 3.0",
                SymmetricEigen.of(new double[][] {{3, 0}, {0, 4}}, 1).toString());
        assertEquals(
                "SymmetricEigen of 0 eigenvalues, 0 eigenvectors",
                SymmetricEigen.of(new double[0][0]).toString());
    }
}
