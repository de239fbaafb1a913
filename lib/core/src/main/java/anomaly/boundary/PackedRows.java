package anomaly.boundary;

import anomaly.linear.Products;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows in blocks of {@value #BLOCK}, each column by column, so that the scalar products of a row with all of them run along
 * the rows. Every product is summed in the same order, however many are asked for at a time: the same bits.
 */
final class PackedRows {
    static final int BLOCK = 256;

    private final int size;
    private final int width;
    private final double[] origin;
    private final double[][][] blocks;
    private final double[] norms;

    /** Keeps the rows less the origin. */
    PackedRows(double[][] rows, double[] origin) {
        size = rows.length;
        width = origin.length;
        this.origin = origin;
        blocks = new double[(size + BLOCK - 1) / BLOCK][][];
        norms = new double[padded()];
        IntStream.range(0, blocks.length).parallel().forEach(b -> pack(rows, b));
    }

    private void pack(double[][] rows, int block) {
        double[][] into = new double[width][stride(block)];
        for (int i = 0; i < Math.min(BLOCK, size - block * BLOCK); i++) {
            double[] row = shifted(rows[block * BLOCK + i]);
            for (int j = 0; j < width; j++) {
                into[j][i] = row[j];
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
        for (double value : a) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * The scalar products of shifted rows with all rows of a block, into {@code into[query][0]} and after.
     *
     * @param count how many queries
     */
    void products(int block, double[][] queries, int count, double[][] into) {
        for (int q = 0; q < count; q++) {
            Arrays.fill(into[q], 0, stride(block), 0);
        }
        Products.addTimes(queries, count, blocks[block], into);
    }
}
