package anomaly.linear;

import java.util.stream.IntStream;

/** The inner loops, in the form that the compiler turns into vector instructions: four rows a turn, one result. */
final class Kernels {
    private Kernels() {}

    /** The numbers below count, in parallel where there is more than one: small matrices are not worth the threads. */
    static IntStream pieces(int count) {
        IntStream pieces = IntStream.range(0, count);
        return count > 1 ? pieces.parallel() : pieces;
    }

    /**
     * Adds {@code sum of factors[r] * b[r]} for the rows r, fromRow to toRow, to the result, in the given
     * columns.
     */
    static void addProducts(
            double[] factors, double[][] b, int fromRow, int toRow, int fromColumn, int toColumn, double[] into) {
        int r = fromRow;
        for (; r + 3 < toRow; r += 4) {
            addFour(factors, r, b[r], b[r + 1], b[r + 2], b[r + 3], fromColumn, toColumn, into);
        }
        for (; r < toRow; r++) {
            add(factors[r], b[r], fromColumn, toColumn, into);
        }
    }

    private static void addFour(
            double[] factors,
            int at,
            double[] b0,
            double[] b1,
            double[] b2,
            double[] b3,
            int from,
            int to,
            double[] into) {
        double f0 = factors[at];
        double f1 = factors[at + 1];
        double f2 = factors[at + 2];
        double f3 = factors[at + 3];
        for (int j = from; j < to; j++) {
            into[j] += (f0 * b0[j] + f1 * b1[j]) + (f2 * b2[j] + f3 * b3[j]);
        }
    }

    /** Adds a multiple of one row to another, in the given columns. */
    static void add(double factor, double[] b, int from, int to, double[] into) {
        for (int j = from; j < to; j++) {
            into[j] += factor * b[j];
        }
    }
}
