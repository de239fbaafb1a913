package anomaly.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    @Test
    void byHand() {
        double[][] matrix = {{4}, {2, 5}};
        Cholesky root = Cholesky.of(matrix);
        assertArrayEquals(new double[][] {{2}, {1, 2}}, root.root());
        assertEquals(Math.log(16), root.logDeterminant(), 1e-15);
        assertArrayEquals(new double[] {3, 1}, root.whiten(new double[] {6, 5}));
        assertArrayEquals(new double[][] {{4}, {2, 5}}, matrix, "not changed");
        root.root()[0][0] = 7;
        assertEquals(2, root.root()[0][0], 0);
    }

    @Test
    void theRootTimesItselfIsTheMatrix() {
        SplittableRandom random = new SplittableRandom(1);
        for (int size : new int[] {1, 3, 4, 5, 8, 31}) {
            double[][] factor = new double[size][size];
            double[][] matrix = new double[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    factor[i][j] = random.nextDouble(-1, 1) + (i == j ? 2 : 0);
                }
            }
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    for (int k = 0; k < size; k++) {
                        matrix[i][j] += factor[i][k] * factor[j][k];
                    }
                }
            }
            double[][] root = Cholesky.of(matrix).root();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j <= i; j++) {
                    assertEquals(factor[i][j], root[i][j], 1e-12, size + " rows");
                }
            }
        }
    }

    @Test
    void whatOthersExplainKeepsItsShareAndExplainsNothing() {
        // The third is the sum of the first two, the fourth is the third plus something of its own.
        double[][] matrix = {{1}, {0, 1}, {1, 1, 2}, {1, 1, 2, 3}};
        double[][] root = Cholesky.of(matrix, 1e-10).root();
        assertEquals(Math.sqrt(2e-10), root[2][2], 1e-18);
        assertEquals(0, root[3][2], 0);
        assertEquals(1, root[3][3], 1e-12);
    }

    @Test
    void errorsNameTheRow() {
        refused("at row 1", () -> Cholesky.of(new double[][] {{1}, {2, 1}}));
        refused("at row 2", () -> Cholesky.of(new double[][] {{1}, {0, 1}, {1, 1, 2}}));
        refused("at row 0", () -> Cholesky.of(new double[][] {{0}}, 1e-10));
        refused("at row 0", () -> Cholesky.of(new double[][] {{Double.NaN}}, 1e-10));
        refused("expected 1", () -> Cholesky.of(new double[][] {{1}}).whiten(new double[2]));
    }

    private static void refused(String part, Runnable work) {
        String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
