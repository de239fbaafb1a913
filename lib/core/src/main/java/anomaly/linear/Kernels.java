package anomaly.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The inner loops, in the form that the compiler turns into vector instructions: four rows a turn, one result. */
final class Kernels {
    /** A long sum is kept in so many parts. */
    static final int LANES = 128;

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
            into[j] = into[j] + f0 * b0[j] + f1 * b1[j] + f2 * b2[j] + f3 * b3[j];
        }
    }

    /** Adds a multiple of one row to another, in the given columns. */
    static void add(double factor, double[] b, int from, int to, double[] into) {
        for (int j = from; j < to; j++) {
            into[j] += factor * b[j];
        }
    }

    /** A scalar product of the given places; lanes are for work. */
    static double dot(double[] a, double[] b, int from, int to, double[] lanes) {
        Arrays.fill(lanes, 0);
        int at = from;
        for (; at + 4 * LANES <= to; at += 4 * LANES) {
            addLanes(a, b, at, lanes);
        }
        double rest = 0;
        for (; at < to; at++) {
            rest += a[at] * b[at];
        }
        for (int half = LANES / 2; half >= 8; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[half + i];
            }
        }
        return ((lanes[0] + lanes[4]) + (lanes[1] + lanes[5])) + ((lanes[2] + lanes[6]) + (lanes[3] + lanes[7])) + rest;
    }

    private static void addLanes(double[] a, double[] b, int at, double[] lanes) {
        for (int i = 0; i < LANES; i++) {
            lanes[i] += (a[at + i] * b[at + i] + a[at + LANES + i] * b[at + LANES + i])
                    + (a[at + 2 * LANES + i] * b[at + 2 * LANES + i] + a[at + 3 * LANES + i] * b[at + 3 * LANES + i]);
        }
    }
}
