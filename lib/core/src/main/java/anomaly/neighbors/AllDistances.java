package anomaly.neighbors;

import anomaly.Rows;
import java.util.Arrays;

/**
 * Distances from one row to every training row, for methods that look at all rows and not only at the nearest. The same bits
 * as {@link NeighborSearch} finds.
 *
 * <p>Cost O(n d) a row. Below 64 features a copy of the training rows in blocks, 8 d n bytes, lets the processor measure
 * several at a time. The training rows are shared: treat them as read-only. Immutable and thread-safe.
 */
public final class AllDistances {
    private static final int BLOCK = Kernel.BLOCK;

    private final Kernel kernel = Kernel.best();
    private final double[][] rows;
    private final double[][] blocks;

    private AllDistances(double[][] rows) {
        this.rows = rows;
        boolean wide = rows[0].length >= SquaredDistance.WIDE;
        blocks = new double[wide ? 0 : (rows.length + BLOCK - 1) / BLOCK][rows[0].length * BLOCK];
        for (int i = 0; i < rows.length && !wide; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                blocks[i / BLOCK][j * BLOCK + i % BLOCK] = rows[i][j];
            }
        }
    }

    /**
     * Prepares distances to these rows.
     *
     * @param rows one array a row, all of one length, each value finite and within plus or minus 1e150
     * @return the distances to them
     * @throws IllegalArgumentException if there are none, they are ragged, or a value is not finite or too large
     */
    public static AllDistances to(double[][] rows) {
        NeighborSearch.checkTrain(rows, rows.length == 0 ? 0 : rows[0].length);
        return new AllDistances(rows);
    }

    /**
     * How many rows there are.
     *
     * @return the number of training rows
     */
    public int size() {
        return rows.length;
    }

    /**
     * Checks rows to be measured from.
     *
     * @param queries rows as wide as the training rows
     * @throws IllegalArgumentException if one has another width, or a value that is not finite or beyond 1e150 in size
     */
    public void check(double[][] queries) {
        Rows.check(queries, rows[0].length);
        NeighborSearch.checkSize(queries);
    }

    /**
     * The squared Euclidean distance to each training row.
     *
     * @param query a row that passes {@link #check}
     * @param into where they go, at least as long as there are training rows
     */
    public void squared(double[] query, double[] into) {
        if (blocks.length == 0) {
            for (int i = 0; i < rows.length; i++) {
                into[i] = kernel.squared(query, rows[i]);
            }
            return;
        }
        double[] some = new double[BLOCK];
        for (int b = 0; b < blocks.length; b++) {
            kernel.distances(query, blocks[b], 0, 0, some);
            System.arraycopy(some, 0, into, b * BLOCK, Math.min(BLOCK, rows.length - b * BLOCK));
        }
    }

    /**
     * The training rows that have a row within their reach: those it would be a neighbor of, if each row takes what is
     * nearer than its reach.
     *
     * @param query a row that passes {@link #check}
     * @param reach one distance a training row
     * @return the indices of the training rows i with distance(query, i) less than reach[i], ascending
     */
    public int[] reaching(double[] query, double[] reach) {
        double[] squared = new double[rows.length];
        squared(query, squared);
        int[] found = new int[rows.length];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (Math.sqrt(squared[i]) < reach[i]) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /**
     * The Euclidean distance of two rows.
     *
     * @param a a row
     * @param b a row of the same width
     * @return the same bits as the search finds
     */
    public static double between(double[] a, double[] b) {
        return Math.sqrt(Kernel.best().squared(a, b));
    }

    @Override
    public String toString() {
        return "distances to " + rows.length + " rows of " + rows[0].length + " features";
    }
}
