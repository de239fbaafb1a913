package anomaly.boundary;

import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The training rows that carry a boundary, and how much: those whose weight alpha is above 0. A weight of 1 means outside
 * the boundary, less than 1 on it. Rows without weight could be left out of the training and nothing would change.
 */
public final class SupportVectors {
    /** Larger values of the kernel could overflow when they are summed up. */
    private static final double LARGEST = 1e150;

    private final Kernel kernel;
    private final KernelMatrix matrix;
    private final double[][] rows;
    private final double[] alphas;
    private final int[] places;

    private SupportVectors(Kernel kernel, double[][] rows, double[] alphas, int[] places) {
        this.kernel = kernel;
        this.rows = rows;
        this.alphas = alphas;
        this.places = places;
        matrix = new KernelMatrix(kernel, rows);
    }

    /** The rows of positive weight. */
    static SupportVectors of(Kernel kernel, double[][] rows, double[] weights) {
        int[] places =
                IntStream.range(0, rows.length).filter(i -> weights[i] > 0).toArray();
        return new SupportVectors(
                kernel,
                Arrays.stream(places).mapToObj(i -> rows[i].clone()).toArray(double[][]::new),
                Arrays.stream(places).mapToDouble(i -> weights[i]).toArray(),
                places);
    }

    static SupportVectors restore(Kernel kernel, State state) {
        Kernel fixed = kernel instanceof Kernel.Linear ? kernel : kernel.with(Gamma.of(state.number("gamma")));
        return new SupportVectors(fixed, state.table("rows"), state.numbers("alphas"), state.integers("places"));
    }

    State state() {
        return State.part()
                .with("gamma", matrix.gamma())
                .with("rows", rows)
                .with("alphas", alphas)
                .with("places", places);
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int count() {
        return places.length;
    }

    /**
     * The rows.
     *
     * @return a copy of each
     */
    public double[][] rows() {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Their weights, whose sum is nu n.
     *
     * @return more than 0 to 1 each, in the order of the rows
     */
    public double[] alphas() {
        return alphas.clone();
    }

    /**
     * Where they stand among the training rows.
     *
     * @return ascending numbers from 0
     */
    public int[] places() {
        return places.clone();
    }

    /**
     * The kernel, its gamma a number.
     *
     * @return as it was used
     */
    public Kernel kernel() {
        return kernel;
    }

    /** The sum of {@code alpha_i K(x_i, row)} for each row; rows are checked. */
    double[] sums(double[][] queries) {
        check(queries, matrix.width());
        return matrix.sums(queries, alphas);
    }

    /** K(row, row). */
    double ofItself(double[] row) {
        return matrix.ofItself(row);
    }

    /** Checks the width, and that nothing overflows when squared. */
    static void check(double[][] rows, int width) {
        Rows.check(rows, width);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                if (Math.abs(rows[i][j]) > LARGEST) {
                    throw new IllegalArgumentException("row " + i + ", feature " + j + " is " + rows[i][j]
                            + ", expected at most 1e150 in size, since products overflow: scale the data first");
                }
            }
        }
    }

    /** Checks that the likeness of each row with itself leaves room for sums. */
    static void checkDiagonal(double[] diagonal) {
        for (int i = 0; i < diagonal.length; i++) {
            if (!(Math.abs(diagonal[i]) <= LARGEST)) {
                throw new IllegalArgumentException("row " + i + " has the kernel value " + diagonal[i]
                        + " with itself, expected at most 1e150 in size: scale the data first");
            }
        }
    }

    @Override
    public String toString() {
        long outside = Arrays.stream(alphas).filter(a -> a >= 1).count();
        return String.format(Locale.ROOT, "%,d support vectors, %,d of them outside, %s", count(), outside, kernel);
    }
}
