package anomaly.linear;

import java.util.stream.IntStream;

/**
 * The root of a symmetric, positive definite matrix: the lower triangle L with {@code A = L L'} and a positive diagonal. For
 * a covariance matrix A and a row x from its mean, {@code L^-1 x} has uncorrelated values of variance 1, and the sum of
 * their squares is the squared Mahalanobis distance {@code x' A^-1 x}.
 *
 * <p>Cost d^3 / 6 multiplications and additions, in rows, and d^2 numbers of memory. Immutable and thread-safe.
 *
 * <p>Taught in notebook 02.
 */
public final class Cholesky {
    private final double[][] root;

    private Cholesky(double[][] root) {
        this.root = root;
    }

    /**
     * Factors a matrix.
     *
     * @param matrix d rows, of which the lower triangle is read: row i needs i + 1 numbers; not changed
     * @return its root
     * @throws IllegalArgumentException if the matrix is not positive definite, naming the first row that shows it
     */
    public static Cholesky of(double[][] matrix) {
        return of(matrix, 0);
    }

    /**
     * Factors a covariance matrix that may be singular but for rounding. What the rows before leave unexplained of a
     * variance is raised to a share of that variance where it is less, and then explains nothing of the rows after.
     *
     * @param matrix d rows, of which the lower triangle is read: row i needs i + 1 numbers; not changed
     * @param share of each variance that is left at least; 0 takes the matrix as it is, 1e-13 is about what rounding leaves
     * @return its root
     * @throws IllegalArgumentException if a number on the diagonal is not positive, or, where the share is 0, the matrix is
     *     not positive definite; naming the first row that shows it
     */
    public static Cholesky of(double[][] matrix, double share) {
        int size = matrix.length;
        // Rows of the transposed factor: the inner loops run along them.
        double[][] upper = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                upper[i][j] = matrix[j][i];
            }
            double variance = upper[i][i];
            subtract(upper, i);
            finish(upper[i], i, share * variance, variance);
        }
        return new Cholesky(IntStream.range(0, size)
                .mapToObj(i -> IntStream.rangeClosed(0, i)
                        .mapToDouble(j -> upper[j][i])
                        .toArray())
                .toArray(double[][]::new));
    }

    /** Takes from row i what the rows above explain of it. */
    private static void subtract(double[][] upper, int i) {
        int k = 0;
        for (; k + 3 < i; k += 4) {
            subtractFour(upper[k], upper[k + 1], upper[k + 2], upper[k + 3], i, upper[i]);
        }
        for (; k < i; k++) {
            double factor = upper[k][i];
            for (int j = i; j < upper.length; j++) {
                upper[i][j] -= factor * upper[k][j];
            }
        }
    }

    private static void subtractFour(double[] r0, double[] r1, double[] r2, double[] r3, int from, double[] into) {
        double f0 = r0[from];
        double f1 = r1[from];
        double f2 = r2[from];
        double f3 = r3[from];
        for (int j = from; j < into.length; j++) {
            into[j] -= (f0 * r0[j] + f1 * r1[j]) + (f2 * r2[j] + f3 * r3[j]);
        }
    }

    private static void finish(double[] row, int i, double floor, double variance) {
        boolean explained = row[i] < floor;
        double left = explained ? floor : row[i];
        if (!(left > 0)) {
            throw new IllegalArgumentException("matrix is not positive definite: of " + variance + " at row " + i + ", "
                    + left + " is left, expected more than 0");
        }
        double deviation = Math.sqrt(left);
        row[i] = deviation;
        for (int j = i + 1; j < row.length; j++) {
            // What rounding left of a row that others explain must not explain others.
            row[j] = explained ? 0 : row[j] / deviation;
        }
    }

    /**
     * The root.
     *
     * @return a copy of L: row i has the i + 1 numbers up to the diagonal
     */
    public double[][] root() {
        double[][] copy = new double[root.length][];
        for (int i = 0; i < root.length; i++) {
            copy[i] = root[i].clone();
        }
        return copy;
    }

    /**
     * The logarithm of the determinant of the matrix.
     *
     * @return twice the sum of the logarithms of the diagonal of L
     */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < root.length; i++) {
            sum += Math.log(root[i][i]);
        }
        return 2 * sum;
    }

    /**
     * Takes slant and spread out of a vector. Cost d^2 / 2 multiplications.
     *
     * @param vector d numbers; not changed
     * @return {@code L^-1 vector}
     * @throws IllegalArgumentException if it has another length
     */
    public double[] whiten(double[] vector) {
        if (vector.length != root.length) {
            throw new IllegalArgumentException(
                    "vector has " + vector.length + " numbers, expected " + root.length + ", as the matrix has rows");
        }
        double[] white = new double[vector.length];
        for (int i = 0; i < white.length; i++) {
            double left = vector[i];
            for (int j = 0; j < i; j++) {
                left -= root[i][j] * white[j];
            }
            white[i] = left / root[i][i];
        }
        return white;
    }

    @Override
    public String toString() {
        return "root of a matrix of " + root.length + " rows";
    }
}
