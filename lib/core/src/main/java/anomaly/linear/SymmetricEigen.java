package anomaly.linear;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, {@code A v = lambda v}. Eigenvalues descend; the eigenvectors are
 * orthogonal and have length 1, also where eigenvalues are equal. Of the two possible signs each vector has the one that
 * makes its component of largest size positive (the first such component, where some are equally large).
 *
 * <p>Householder reflections make the matrix tridiagonal, divide and conquer takes the tridiagonal matrix apart (with the
 * implicit QL algorithm for pieces of at most 32 rows), and the reflections are applied to the vectors asked for. The
 * matrix is scaled by a power of two first, so its numbers may be of any size. Errors are of the order of n 1e-16 times the
 * largest eigenvalue in size.
 *
 * <p>Cost O(n³), about 4/3 n³ multiplications for the reduction, at most as many for the pieces, and 2 n² for each
 * vector; three matrices of memory. In parallel; one thread and many give the same bits.
 *
 * <p>J. J. M. Cuppen (1981), A divide and conquer method for the symmetric tridiagonal eigenproblem, doi:10.1007/BF01396757;
 * M. Gu, S. C. Eisenstat (1995), A divide-and-conquer algorithm for the symmetric tridiagonal eigenproblem,
 * doi:10.1137/S0895479892241287.
 */
public final class SymmetricEigen {
    private final double[] values;
    private final double[][] vectors;

    private SymmetricEigen(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * All eigenvalues and eigenvectors.
     *
     * @param matrix a square matrix of finite numbers; the upper triangle is read, nothing is changed
     * @return its eigenvalues and eigenvectors
     * @throws IllegalArgumentException if the matrix is not square or a number is not finite
     */
    public static SymmetricEigen of(double[][] matrix) {
        return of(matrix, matrix.length);
    }

    /**
     * All eigenvalues and the eigenvectors of the largest ones.
     *
     * @param matrix a square matrix of finite numbers; the upper triangle is read, nothing is changed
     * @param count how many eigenvectors, 0 to the number of rows
     * @return its eigenvalues and eigenvectors
     * @throws IllegalArgumentException if the matrix is not square, a number is not finite or count is out of range
     */
    public static SymmetricEigen of(double[][] matrix, int count) {
        return of(matrix, values -> count);
    }

    /**
     * All eigenvalues and the eigenvectors of as many of the largest as are chosen when the values are known.
     *
     * @param matrix a square matrix of finite numbers; the upper triangle is read, nothing is changed
     * @param choice from the descending eigenvalues to a number of eigenvectors, 0 to the number of rows
     * @return its eigenvalues and eigenvectors
     * @throws IllegalArgumentException if the matrix is not square, a number is not finite or the count is out of range
     */
    public static SymmetricEigen of(double[][] matrix, ToIntFunction<double[]> choice) {
        Objects.requireNonNull(matrix, "matrix");
        int n = matrix.length;
        double largest = largest(matrix);
        // Exact, unless numbers are more than 1e300 times smaller than others.
        int exponent = largest == 0 ? 0 : -Math.getExponent(largest);
        Tridiagonal reduced = Tridiagonal.of(scaledCopy(matrix, exponent));
        Spectrum spectrum = Spectrum.of(reduced.diagonal(), reduced.offDiagonal());
        double[] values = new double[n];
        for (int k = 0; k < n; k++) {
            values[k] = Math.scalb(spectrum.values()[n - 1 - k], -exponent);
        }
        int count = choice.applyAsInt(values.clone());
        if (count < 0 || count > n) {
            throw new IllegalArgumentException(
                    "count is " + count + ", expected 0 to " + n + ", the rows of the matrix");
        }
        double[][] kept = new double[count][];
        for (int k = 0; k < count; k++) {
            kept[k] = spectrum.vectors()[n - 1 - k];
        }
        double[][] vectors = reduced.reflected(kept);
        for (double[] vector : vectors) {
            orient(vector);
        }
        return new SymmetricEigen(values, vectors);
    }

    private static double largest(double[][] matrix) {
        double largest = 0;
        for (int i = 0; i < matrix.length; i++) {
            if (matrix[i].length != matrix.length) {
                throw new IllegalArgumentException("row " + i + " of the matrix has " + matrix[i].length
                        + " values, expected " + matrix.length + ": a square matrix");
            }
            for (int j = i; j < matrix.length; j++) {
                if (!Double.isFinite(matrix[i][j])) {
                    throw new IllegalArgumentException(
                            "matrix[" + i + "][" + j + "] is " + matrix[i][j] + ", expected a finite number");
                }
                largest = Math.max(largest, Math.abs(matrix[i][j]));
            }
        }
        return largest;
    }

    private static double[][] scaledCopy(double[][] matrix, int exponent) {
        int n = matrix.length;
        double[][] copy = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                copy[i][j] = Math.scalb(matrix[i][j], exponent);
                copy[j][i] = copy[i][j];
            }
        }
        return copy;
    }

    static void orient(double[] vector) {
        int at = 0;
        for (int i = 1; i < vector.length; i++) {
            if (Math.abs(vector[i]) > Math.abs(vector[at])) {
                at = i;
            }
        }
        if (vector[at] < 0) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = -vector[i];
            }
        }
    }

    /**
     * The eigenvalues.
     *
     * @return a new array, descending
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * The eigenvectors that were asked for.
     *
     * @return a new array, one row an eigenvector, in the order of the eigenvalues
     */
    public double[][] vectors() {
        return Arrays.stream(vectors).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * One eigenvalue.
     *
     * @param rank 0 for the largest
     * @return the eigenvalue
     */
    public double value(int rank) {
        return values[rank];
    }

    @Override
    public String toString() {
        return "SymmetricEigen of " + values.length + " eigenvalues, " + vectors.length + " eigenvectors"
                + (values.length == 0 ? "" : ", from " + values[0] + " to " + values[values.length - 1]);
    }
}
