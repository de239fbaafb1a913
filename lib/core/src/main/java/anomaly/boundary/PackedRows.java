package anomaly.boundary;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows in blocks of {@value #BLOCK}, each column by column, so that the scalar products of a row with all of them run along
 * the rows. Every product is summed in the same order, however many are asked for at a time: the same bits.
 */
final class PackedRows {
    static final int BLOCK = 256;

    /** Features used before the next rows take their turn: a block of them stays in the second cache. */
    private static final int FEATURES = 256;

    private final int size;
    private final int width;
    private final double[] origin;
    private final double[][] blocks;
    private final double[] norms;

    /** Keeps the rows less the origin. */
    PackedRows(double[][] rows, double[] origin) {
        size = rows.length;
        width = origin.length;
        this.origin = origin;
        blocks = new double[(size + BLOCK - 1) / BLOCK][];
        norms = new double[padded()];
        IntStream.range(0, blocks.length).parallel().forEach(b -> pack(rows, b));
    }

    private void pack(double[][] rows, int block) {
        int stride = stride(block);
        double[] into = new double[stride * width];
        for (int i = 0; i < Math.min(BLOCK, size - block * BLOCK); i++) {
            double[] row = shifted(rows[block * BLOCK + i]);
            for (int j = 0; j < width; j++) {
                into[j * stride + i] = row[j];
            }
            norms[block * BLOCK + i] = norm(row);
        }
        blocks[block] = into;
    }

    /** The rows of a block, rounded up to whole vectors. */
    int stride(int block) {
        return Math.min(BLOCK, padded() - block * BLOCK);
    }

    int size() {
        return size;
    }

    int width() {
        return width;
    }

    int blocks() {
        return blocks.length;
    }

    /** The number of rows, rounded up: how long an array of products must be. */
    int padded() {
        return (size + 7) & -8;
    }

    /** The squared lengths of the rows, less the origin. */
    double[] norms() {
        return norms;
    }

    /** A row less the origin. */
    double[] shifted(double[] row) {
        double[] shifted = new double[width];
        for (int j = 0; j < width; j++) {
            shifted[j] = row[j] - origin[j];
        }
        return shifted;
    }

    /** The squared length, summed as the products are: of a row with itself they are the same bits. */
    static double norm(double[] a) {
        double sum = 0;
        int j = 0;
        for (; j + 3 < a.length; j += 4) {
            sum += (a[j] * a[j] + a[j + 1] * a[j + 1]) + (a[j + 2] * a[j + 2] + a[j + 3] * a[j + 3]);
        }
        for (; j < a.length; j++) {
            sum += a[j] * a[j];
        }
        return sum;
    }

    /**
     * The scalar products of shifted rows with all rows of a block, into {@code into[query][at]} and after.
     *
     * @param count how many queries
     */
    void products(int block, double[][] queries, int count, double[][] into, int at) {
        int stride = stride(block);
        for (int q = 0; q < count; q++) {
            Arrays.fill(into[q], at, at + stride, 0);
        }
        for (int from = 0; from < width; from += FEATURES) {
            int to = Math.min(width, from + FEATURES);
            int q = 0;
            for (; q + 1 < count; q += 2) {
                addTwo(queries[q], queries[q + 1], from, to, blocks[block], stride, into[q], into[q + 1], at);
            }
            if (q < count) {
                addOne(queries[q], from, to, blocks[block], stride, into[q], at);
            }
        }
    }

    private static void addTwo(
            double[] a, double[] b, int from, int to, double[] block, int stride, double[] s, double[] t, int at) {
        int j = from;
        for (; j + 3 < to; j += 4) {
            addFourOfTwo(a, b, j, block, stride, s, t, at);
        }
        for (; j < to; j++) {
            add(a[j], block, j * stride, stride, s, at);
            add(b[j], block, j * stride, stride, t, at);
        }
    }

    private static void addOne(double[] a, int from, int to, double[] block, int stride, double[] s, int at) {
        int j = from;
        for (; j + 3 < to; j += 4) {
            addFour(a, j, block, stride, s, at);
        }
        for (; j < to; j++) {
            add(a[j], block, j * stride, stride, s, at);
        }
    }

    private static void addFourOfTwo(
            double[] a, double[] b, int j, double[] block, int stride, double[] s, double[] t, int at) {
        double a0 = a[j];
        double a1 = a[j + 1];
        double a2 = a[j + 2];
        double a3 = a[j + 3];
        double b0 = b[j];
        double b1 = b[j + 1];
        double b2 = b[j + 2];
        double b3 = b[j + 3];
        int first = j * stride;
        int second = first + stride;
        int third = second + stride;
        int fourth = third + stride;
        for (int k = 0; k < stride; k++) {
            double x0 = block[first + k];
            double x1 = block[second + k];
            double x2 = block[third + k];
            double x3 = block[fourth + k];
            s[at + k] += (a0 * x0 + a1 * x1) + (a2 * x2 + a3 * x3);
            t[at + k] += (b0 * x0 + b1 * x1) + (b2 * x2 + b3 * x3);
        }
    }

    private static void addFour(double[] a, int j, double[] block, int stride, double[] s, int at) {
        double a0 = a[j];
        double a1 = a[j + 1];
        double a2 = a[j + 2];
        double a3 = a[j + 3];
        int first = j * stride;
        int second = first + stride;
        int third = second + stride;
        int fourth = third + stride;
        for (int k = 0; k < stride; k++) {
            s[at + k] +=
                    (a0 * block[first + k] + a1 * block[second + k]) + (a2 * block[third + k] + a3 * block[fourth + k]);
        }
    }

    private static void add(double value, double[] block, int from, int stride, double[] s, int at) {
        for (int k = 0; k < stride; k++) {
            s[at + k] += value * block[from + k];
        }
    }
}
