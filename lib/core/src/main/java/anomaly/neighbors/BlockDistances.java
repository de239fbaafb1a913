package anomaly.neighbors;

/**
 * Squared distances from a point to many rows at a time: the inner loop of everything that measures all rows against a few
 * points. Rows are kept in blocks of {@value #ROWS}, feature by feature, so that the loop runs along the rows and becomes
 * vector instructions; with and without them the results are the same bits.
 */
public final class BlockDistances {
    /** Rows in a block. */
    public static final int ROWS = Kernel.BLOCK;

    private BlockDistances() {}

    /**
     * The squared distances {@code sum_j (point_j - x_ij)²} to the rows i of a block. Cost O(d) for each row.
     *
     * @param point d numbers
     * @param block value j of row i at {@code j * ROWS + i}; {@code d * ROWS} numbers
     * @param into {@link #ROWS} numbers, overwritten
     */
    public static void squared(double[] point, double[] block, double[] into) {
        Kernel.best().distances(point, block, into);
    }

    /**
     * Takes one more point into account. Before the first, {@code first} and {@code second} are infinite.
     *
     * @param squares of the rows to the point, {@link #ROWS} numbers
     * @param point its number
     * @param first the smallest squared distance of each row so far
     * @param second the next smallest
     * @param number the point that the smallest belongs to, the first of equally near ones
     */
    public static void nearest(double[] squares, int point, double[] first, double[] second, double[] number) {
        Kernel.best().nearest(squares, point, first, second, number);
    }
}
