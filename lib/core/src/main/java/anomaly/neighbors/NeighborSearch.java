package anomaly.neighbors;

import anomaly.Dataset;
import anomaly.Rows;

/**
 * Exact Euclidean nearest neighbors among training rows: {@code distance(a, b) = sqrt(sum_j (a_j - b_j)^2)} in double
 * precision.
 *
 * <p><b>Ties.</b> Every row gets exactly k neighbors: the smallest by (squared distance, index). Of equally distant rows
 * the one that comes first in the training data wins, as in scikit-learn; the LOF paper and ELKI keep all of them.
 *
 * <p><b>Cost</b> for n rows of d features. Up to {@value #TREE} features a k-d tree: O(d n log n) while few rows are
 * equally near, 8 d n bytes. Beyond that every pair of rows once, in blocks: n^2 d / 2 multiplications in single precision,
 * which prove most pairs too far apart, and exact distances for the rest; 4 d n bytes. Besides, 12 k bytes a row found.
 * Java started with {@code --add-modules jdk.incubator.vector} is several times faster; the results are the same bits.
 *
 * <p><b>Threads.</b> Rows are searched in parallel; one thread and many give the same bits. Immutable and thread-safe.
 *
 * <p>The training rows are shared, not copied: treat them as read-only.
 */
public final class NeighborSearch {
    /** Values beyond this could overflow when squared and summed. */
    private static final double LARGEST = 1e150;

    /** Up to so many features a tree leaves out most rows; beyond, it visits nearly all of them one by one. */
    static final int TREE = 12;

    private final int size;
    private final int width;
    private final Search search;

    private NeighborSearch(int size, int width, Search search) {
        this.size = size;
        this.width = width;
        this.search = search;
    }

    /**
     * Prepares the search among the rows of a data set.
     *
     * @param train n rows of d features, each value within plus or minus 1e150
     * @return the search
     * @throws IllegalArgumentException if a value is so large that its square overflows, naming row and feature
     */
    public static NeighborSearch among(Dataset train) {
        return checked(train.rows(), train.width());
    }

    /**
     * Prepares the search among bare rows.
     *
     * @param train one array a row, all of one length, each value finite and within plus or minus 1e150
     * @return the search
     * @throws IllegalArgumentException if rows are ragged or a value is not finite or too large, naming row and feature
     */
    public static NeighborSearch among(double[][] train) {
        int width = train.length == 0 ? 0 : train[0].length;
        Rows.check(train, width);
        return checked(train, width);
    }

    /** The checks of bare training rows. */
    static void checkTrain(double[][] train, int width) {
        Rows.check(train, width);
        checkFilled(train, width);
    }

    private static void checkFilled(double[][] train, int width) {
        if (train.length == 0 || width == 0) {
            throw new IllegalArgumentException("got " + train.length + " rows of " + width
                    + " features, expected at least one row and one feature to search among");
        }
        checkSize(train);
    }

    private static NeighborSearch checked(double[][] train, int width) {
        checkFilled(train, width);
        Kernel kernel = Kernel.best();
        Search search = width <= TREE ? new TreeSearch(train, width, kernel) : new BlockSearch(train, kernel);
        return new NeighborSearch(train.length, width, search);
    }

    /**
     * How many rows are searched.
     *
     * @return the number of training rows
     */
    public int size() {
        return size;
    }

    /**
     * How many features a row has.
     *
     * @return the number of features
     */
    public int width() {
        return width;
    }

    /**
     * The neighbors of every training row among the others: a row is not its own neighbor, but an equal row is.
     *
     * @param neighbors k, from 1 to n - 1
     * @return one list a training row, in their order
     * @throws IllegalArgumentException if {@code neighbors} is out of range
     */
    public Neighbors nearestOthers(int neighbors) {
        check(neighbors, size - 1, "1 less than the number of training rows");
        NearestLists found = new NearestLists(size, neighbors);
        search.others(found);
        return found.finish();
    }

    /**
     * The neighbors of any rows. A row that equals a training row finds that one at distance 0.
     *
     * @param queries m rows of d features
     * @param neighbors k, from 1 to n
     * @return one list a query, in their order
     * @throws IllegalArgumentException if {@code neighbors} is out of range, or a query has the wrong width or a value
     *     that is not finite or beyond plus or minus 1e150
     */
    public Neighbors nearest(double[][] queries, int neighbors) {
        check(neighbors, size, "the number of training rows");
        Rows.check(queries, width);
        checkSize(queries);
        NearestLists found = new NearestLists(queries.length, neighbors);
        search.nearest(queries, found);
        return found.finish();
    }

    private static void check(int neighbors, int most, String why) {
        if (most < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors
                    + ", but there are too few training rows for any" + " neighbor: give at least 2 rows");
        }
        if (neighbors < 1 || neighbors > most) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected 1 to " + most + ", " + why);
        }
    }

    static void checkSize(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                if (Math.abs(rows[i][j]) > LARGEST) {
                    throw new IllegalArgumentException(
                            "row " + i + ", feature " + j + " is " + rows[i][j]
                                    + ", expected at most 1e150 in size, since squared distances overflow: scale the data first");
                }
            }
        }
    }

    @Override
    public String toString() {
        return "nearest neighbors among " + size + " rows of " + width + " features";
    }
}
