package anomaly.boundary;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The values of a kernel between any rows and a fixed set of rows, computed in blocks and in parallel. */
final class KernelMatrix {
    /** Multiplications below which threads cost more than they save. */
    private static final long SMALL = 200_000;
    /** What a value of the kernel costs beside its scalar product, in multiplications. */
    private static final int VALUE = 20;
    /** Rows that are scored together. */
    private static final int TOGETHER = 32;

    private final KernelFunction function;
    private final PackedRows rows;

    KernelMatrix(Kernel kernel, double[][] rows) {
        function = KernelFunction.of(kernel);
        // Distances do not depend on the origin; near the rows they lose the fewest digits.
        int width = rows[0].length;
        this.rows = new PackedRows(rows, kernel instanceof Kernel.Rbf ? mean(rows) : new double[width]);
    }

    private static double[] mean(double[][] rows) {
        double[] mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / rows.length;
            }
        }
        return mean;
    }

    int size() {
        return rows.size();
    }

    /** How long an array is that takes the values of one row. */
    int padded() {
        return rows.padded();
    }

    /** K(x, x) of each of the rows. */
    double[] diagonal() {
        return Arrays.stream(rows.norms(), 0, size()).map(function::ofItself).toArray();
    }

    /** K(x, x) of another row. */
    double ofItself(double[] row) {
        return function.ofItself(PackedRows.norm(rows.shifted(row)));
    }

    /** The number gamma is, 0 where there is none. */
    double gamma() {
        return function.gamma();
    }

    int width() {
        return rows.width();
    }

    /** The values of some rows with all rows, one array a row. */
    double[][] rows(double[][] queries) {
        double[][] into = new double[queries.length][padded()];
        fill(queries, into);
        return into;
    }

    /** The same into arrays at hand. */
    void fill(double[][] queries, double[][] into) {
        double[][] shifted = Arrays.stream(queries).map(rows::shifted).toArray(double[][]::new);
        double[] norms = Arrays.stream(shifted).mapToDouble(PackedRows::norm).toArray();
        IntStream blocks = IntStream.range(0, rows.blocks());
        boolean large = (long) queries.length * size() * (rows.width() + VALUE) > SMALL;
        (large ? blocks.parallel() : blocks).forEach(block -> {
            int at = block * PackedRows.BLOCK;
            int stride = rows.stride(block);
            double[][] values = new double[shifted.length][stride];
            rows.products(block, shifted, shifted.length, values);
            for (int q = 0; q < shifted.length; q++) {
                function.apply(values[q], 0, stride, norms[q], rows.norms(), at);
                System.arraycopy(values[q], 0, into[q], at, stride);
            }
        });
    }

    /** The sum over all rows x_i of {@code weights[i] K(x_i, query)} for each query. */
    double[] sums(double[][] queries, double[] weights) {
        double[] padded = Arrays.copyOf(weights, padded());
        double[] sums = new double[queries.length];
        IntStream parts = IntStream.range(0, (queries.length + TOGETHER - 1) / TOGETHER);
        parts.parallel().forEach(part -> sum(queries, part * TOGETHER, padded, sums));
        return sums;
    }

    private void sum(double[][] queries, int from, double[] weights, double[] sums) {
        int count = Math.min(TOGETHER, queries.length - from);
        double[][] shifted = new double[count][];
        double[] norms = new double[count];
        for (int q = 0; q < count; q++) {
            shifted[q] = rows.shifted(queries[from + q]);
            norms[q] = PackedRows.norm(shifted[q]);
        }
        double[][] values = new double[count][Math.min(padded(), PackedRows.BLOCK)];
        for (int block = 0; block < rows.blocks(); block++) {
            rows.products(block, shifted, count, values);
            int at = block * PackedRows.BLOCK;
            int stride = rows.stride(block);
            for (int q = 0; q < count; q++) {
                function.apply(values[q], 0, stride, norms[q], rows.norms(), at);
                sums[from + q] += weightedSum(values[q], weights, at, stride);
            }
        }
    }

    /** Sixteen sums at a time, which the compiler makes vector instructions of; the values are used up. */
    private static double weightedSum(double[] values, double[] weights, int at, int count) {
        for (int k = 0; k < count; k++) {
            values[k] *= weights[at + k];
        }
        int length = count;
        for (; length > 16; length = (length / 2 + 7) & -8) {
            int half = (length / 2 + 7) & -8;
            for (int k = 0; k < length - half; k++) {
                values[k] += values[half + k];
            }
        }
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += values[k];
        }
        return sum;
    }
}
