package anomaly.linear;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A symmetric matrix made tridiagonal, {@code A = Q T Q'} with {@code Q = H(0) H(1) ... H(n-3)}, each {@code H = I - tau v
 * v'} a reflection that clears one row.
 */
final class Tridiagonal {
    /** Rows summed in one piece; from so many rows on pieces run in parallel. */
    private static final int PIECE = 96;

    private static final int PARALLEL = 192;
    private static final double NOTHING = 1e-280;
    /** Reflections that are applied together. */
    private static final int GROUP = 32;

    private final double[] diagonal;
    private final double[] offDiagonal;
    /** Row k is the vector of H(k), 0 up to place k. */
    private final double[][] reflectors;

    private final double[] taus;

    private Tridiagonal(int n) {
        diagonal = new double[n];
        offDiagonal = new double[Math.max(0, n - 1)];
        reflectors = new double[Math.max(0, n - 2)][];
        taus = new double[reflectors.length];
    }

    double[] diagonal() {
        return diagonal;
    }

    double[] offDiagonal() {
        return offDiagonal;
    }

    /** Reduces a symmetric matrix, given in full, which is overwritten. */
    static Tridiagonal of(double[][] a) {
        int n = a.length;
        Tridiagonal reduced = new Tridiagonal(n);
        // The change of the step before, a -= v w' + w v', waits until the next vector is known: one pass for both.
        double[] v = new double[n];
        double[] w = new double[n];
        for (int k = 0; k < n; k++) {
            change(a[k], v[k], w[k], v, w, k, n);
            reduced.diagonal[k] = a[k][k];
            if (k < n - 1) {
                reduced.offDiagonal[k] = a[k][k + 1];
            }
            if (k < n - 2) {
                double[] next = reduced.reflector(k, a[k]);
                double[] product = changeAndMultiply(a, v, w, next, k + 1);
                w = other(product, next, reduced.taus[k], k + 1);
                v = next;
            }
        }
        return reduced;
    }

    private static void change(double[] row, double vi, double wi, double[] v, double[] w, int from, int to) {
        for (int j = from; j < to; j++) {
            row[j] -= vi * w[j] + wi * v[j];
        }
    }

    /** The reflection that clears a row right of place k + 1; it sets the off-diagonal element. */
    private double[] reflector(int k, double[] row) {
        int n = row.length;
        double[] v = new double[n];
        double squares = 0;
        for (int j = k + 2; j < n; j++) {
            squares += row[j] * row[j];
        }
        reflectors[k] = v;
        // The matrix was scaled to about 1: smaller numbers are nothing, and their squares too rough to divide by.
        if (squares < NOTHING) {
            return v;
        }
        double first = row[k + 1];
        double length = Math.sqrt(first * first + squares);
        double head = first < 0 ? first - length : first + length;
        offDiagonal[k] = first < 0 ? length : -length;
        v[k + 1] = 1;
        for (int j = k + 2; j < n; j++) {
            v[j] = row[j] / head;
        }
        taus[k] = Math.abs(head) / length;
        return v;
    }

    /** Carries out the change of the rows from a place on and multiplies the result by the next vector. */
    private static double[] changeAndMultiply(double[][] a, double[] v, double[] w, double[] next, int from) {
        int n = a.length;
        int pieces = (n - from + PIECE - 1) / PIECE;
        IntStream places = IntStream.range(0, pieces);
        double[][] parts = (n - from < PARALLEL ? places : places.parallel())
                .mapToObj(p -> {
                    int start = from + p * PIECE;
                    return pieceProduct(a, v, w, next, from, start, Math.min(n, start + PIECE));
                })
                .toArray(double[][]::new);
        for (int p = 1; p < pieces; p++) {
            Kernels.add(1, parts[p], from, n, parts[0]);
        }
        return parts[0];
    }

    private static double[] pieceProduct(
            double[][] a, double[] v, double[] w, double[] next, int from, int start, int end) {
        double[] product = new double[a.length];
        int i = start;
        for (; i + 1 < end; i += 2) {
            changeTwo(
                    a[i],
                    a[i + 1],
                    v[i],
                    v[i + 1],
                    w[i],
                    w[i + 1],
                    next[i],
                    next[i + 1],
                    v,
                    w,
                    from,
                    a.length,
                    product);
        }
        if (i < end) {
            change(a[i], v[i], w[i], v, w, from, a.length);
            Kernels.add(next[i], a[i], from, a.length, product);
        }
        return product;
    }

    private static void changeTwo(
            double[] a,
            double[] b,
            double va,
            double vb,
            double wa,
            double wb,
            double na,
            double nb,
            double[] v,
            double[] w,
            int from,
            int to,
            double[] product) {
        for (int j = from; j < to; j++) {
            double x = a[j] - (va * w[j] + wa * v[j]);
            double y = b[j] - (vb * w[j] + wb * v[j]);
            a[j] = x;
            b[j] = y;
            product[j] += na * x + nb * y;
        }
    }

    /** From A v the w that makes {@code H A H = A - v w' - w v'}. */
    private static double[] other(double[] product, double[] v, double tau, int from) {
        double dot = 0;
        for (int j = from; j < v.length; j++) {
            product[j] *= tau;
            dot += product[j] * v[j];
        }
        Kernels.add(-tau / 2 * dot, v, from, v.length, product);
        return product;
    }

    /** Q z for each row z. */
    double[][] reflected(double[][] rows) {
        if (rows.length == 0) {
            return rows;
        }
        // Turned, so that each loop runs along all vectors.
        double[][] columns = Products.transposed(rows);
        for (int to = reflectors.length; to > 0; to -= GROUP) {
            reflect(columns, Math.max(0, to - GROUP), to);
        }
        return Products.transposed(columns);
    }

    /** The product of a group of reflections is {@code I - V T V'} with T triangular. */
    private void reflect(double[][] columns, int from, int to) {
        double[][] group = Arrays.copyOfRange(reflectors, from, to);
        double[][] inner = new double[group.length][columns[0].length];
        Products.addTimes(group, columns, from + 1, columns.length, 0, columns[0].length, inner);
        double[][] change = Products.times(triangle(group, from), inner);
        double[][] lower = Products.transposed(group);
        double[][] minus = Arrays.copyOfRange(lower, from + 1, lower.length);
        for (double[] row : minus) {
            for (int j = 0; j < row.length; j++) {
                row[j] = -row[j];
            }
        }
        Products.addTimes(
                minus,
                change,
                0,
                change.length,
                0,
                columns[0].length,
                Arrays.copyOfRange(columns, from + 1, columns.length));
    }

    private double[][] triangle(double[][] group, int from) {
        int size = group.length;
        double[][] t = new double[size][size];
        for (int j = 0; j < size; j++) {
            double tau = taus[from + j];
            double[] dots = new double[j];
            for (int i = 0; i < j; i++) {
                dots[i] = dot(group[i], group[j], from + j + 1);
            }
            for (int i = 0; i < j; i++) {
                double sum = 0;
                for (int l = i; l < j; l++) {
                    sum += t[i][l] * dots[l];
                }
                t[i][j] = -tau * sum;
            }
            t[j][j] = tau;
        }
        return t;
    }

    private static double dot(double[] a, double[] b, int from) {
        double sum = 0;
        for (int j = from; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
