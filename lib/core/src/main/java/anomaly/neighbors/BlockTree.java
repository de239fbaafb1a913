package anomaly.neighbors;

import java.util.stream.IntStream;

/**
 * Rows in a k-d tree of blocks: near rows are kept together, {@value #BLOCK} in a leaf, and every node knows the box around
 * its rows. For methods that add up or search over all rows and can leave out, or take as one, what lies in a box.
 *
 * <p>Nodes are numbered depth first: the root is 0 and holds all leaves; of a node with {@code count} leaves the left child
 * is {@code node + 1} with {@code left(count)} leaves, the right one {@code node + 2 left(count)} with the rest.
 *
 * <p>Cost O(d n log n) to build, 8 d n bytes for the leaves and 3 d n / 4 for the nodes. Immutable and thread-safe.
 */
public final class BlockTree {
    /** Rows in a leaf; the last leaf may hold fewer. */
    public static final int BLOCK = Kernel.BLOCK;

    private final Kernel kernel;
    private final int size;
    private final int width;
    private final int[] order;
    private final int leaves;
    private final double[][] blocks;
    /** Node by node: d lower ends, then d upper ends. */
    private final double[] boxes;
    /** Node by node: the mean of its rows, and their mean squared distance from it. */
    private final double[] means;

    private final double[] spreads;

    BlockTree(double[][] rows, int width, Kernel kernel) {
        this.kernel = kernel;
        this.size = rows.length;
        this.width = width;
        order = Partition.order(rows, BLOCK);
        leaves = (size + BLOCK - 1) / BLOCK;
        blocks = new double[leaves][width * BLOCK];
        boxes = new double[(2 * leaves - 1) * 2 * width];
        means = new double[(2 * leaves - 1) * width];
        spreads = new double[2 * leaves - 1];
        IntStream.range(0, leaves).parallel().forEach(leaf -> pack(rows, leaf));
        enclose(rows, 0, 0, leaves);
    }

    /**
     * Builds the tree.
     *
     * @param rows at least one row, all of one length, each value finite
     * @return the tree; the rows are copied
     * @throws IllegalArgumentException if there are no rows
     */
    public static BlockTree of(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("got no rows, expected at least one to build a tree of");
        }
        return new BlockTree(rows, rows[0].length, Kernel.best());
    }

    private void pack(double[][] rows, int leaf) {
        for (int i = 0; i < BLOCK; i++) {
            int place = leaf * BLOCK + i;
            for (int j = 0; j < width; j++) {
                // Places beyond the last row are infinitely far from everything.
                blocks[leaf][j * BLOCK + i] = place < size ? rows[order[place]][j] : Double.POSITIVE_INFINITY;
            }
        }
    }

    private void enclose(double[][] rows, int node, int first, int count) {
        if (count == 1) {
            encloseRows(rows, node, first * BLOCK, Math.min(size, (first + 1) * BLOCK));
            return;
        }
        int left = left(count);
        enclose(rows, node + 1, first, left);
        enclose(rows, node + 2 * left, first + left, count - left);
        join(
                node,
                node + 1,
                node + 2 * left,
                left * (double) BLOCK / (Math.min(size, (first + count) * BLOCK) - first * BLOCK));
    }

    /** @param share the share of the rows that are in the one child */
    private void join(int node, int one, int other, double share) {
        double squares = 0;
        for (int j = 0; j < width; j++) {
            int box = node * 2 * width + j;
            int boxOne = one * 2 * width + j;
            int boxOther = other * 2 * width + j;
            boxes[box] = Math.min(boxes[boxOne], boxes[boxOther]);
            boxes[box + width] = Math.max(boxes[boxOne + width], boxes[boxOther + width]);
            double meanOne = means[one * width + j];
            double meanOther = means[other * width + j];
            means[node * width + j] = meanOne * share + meanOther * (1 - share);
            squares += (meanOne - meanOther) * (meanOne - meanOther);
        }
        spreads[node] = spreads[one] * share + spreads[other] * (1 - share) + squares * share * (1 - share);
    }

    private void encloseRows(double[][] rows, int node, int from, int to) {
        int box = node * 2 * width;
        double spread = 0;
        for (int j = 0; j < width; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            double mean = 0;
            for (int place = from; place < to; place++) {
                double value = rows[order[place]][j];
                low = Math.min(low, value);
                high = Math.max(high, value);
                mean += value / (to - from);
            }
            for (int place = from; place < to; place++) {
                double off = rows[order[place]][j] - mean;
                spread += off * off / (to - from);
            }
            boxes[box + j] = low;
            boxes[box + width + j] = high;
            means[node * width + j] = mean;
        }
        spreads[node] = spread;
    }

    /**
     * How many rows there are.
     *
     * @return n
     */
    public int size() {
        return size;
    }

    /**
     * How many features a row has.
     *
     * @return d
     */
    public int width() {
        return width;
    }

    /**
     * How many leaves there are.
     *
     * @return n / {@value #BLOCK}, rounded up
     */
    public int leaves() {
        return leaves;
    }

    /**
     * How many leaves the left child of a node has.
     *
     * @param count the leaves of the node, at least 2
     * @return those of its left child
     */
    public static int left(int count) {
        return Partition.left(count);
    }

    /**
     * Which row is at a place; leaf {@code l} holds the places from {@code l * BLOCK} on.
     *
     * @param place 0 to n - 1
     * @return the index of the row among those given
     */
    public int row(int place) {
        return order[place];
    }

    /**
     * The squared distances from a row to those of a leaf.
     *
     * @param query the row
     * @param leaf which leaf
     * @param bound any number
     * @param into {@value #BLOCK} places for the distances; infinite beyond the last row
     * @return whether one of them is at most {@code bound}
     */
    public boolean distances(double[] query, int leaf, double bound, double[] into) {
        return kernel.distances(query, blocks[leaf], 0, bound, into);
    }

    /**
     * The squared distance from a row to the box around a node; rounding cannot put it above that of a row inside as {@link
     * #distances} has it, since both are summed in one order.
     *
     * @param query the row
     * @param node which node
     * @return 0 within the box
     */
    public double nearest(double[] query, int node) {
        int box = node * 2 * width;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < width; j += 4) {
            s0 += squareOutside(query, box, j);
            s1 += squareOutside(query, box, j + 1);
            s2 += squareOutside(query, box, j + 2);
            s3 += squareOutside(query, box, j + 3);
        }
        if (j < width) {
            s0 += squareOutside(query, box, j);
        }
        if (j + 1 < width) {
            s1 += squareOutside(query, box, j + 1);
        }
        if (j + 2 < width) {
            s2 += squareOutside(query, box, j + 2);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private double squareOutside(double[] query, int box, int j) {
        double below = boxes[box + j] - query[j];
        double above = query[j] - boxes[box + width + j];
        double outside = Math.max(0, Math.max(below, above));
        return outside * outside;
    }

    /**
     * The squared distance from a row to the farthest corner of the box around a node, rounded up.
     *
     * @param query the row
     * @param node which node
     * @return at least the squared distance to each row of the node
     */
    public double farthest(double[] query, int node) {
        int box = node * 2 * width;
        double sum = 0;
        for (int j = 0; j < width; j++) {
            double far = Math.max(query[j] - boxes[box + j], boxes[box + width + j] - query[j]);
            sum += far * far;
        }
        // Each of the d squares, and each sum of them, may have been rounded down.
        return sum * (1 + (width + 4) * 0x1p-52);
    }

    /**
     * The mean of the squared distances from a row to those of a node.
     *
     * @param query the row
     * @param node which node
     * @return the squared distance to the mean of the rows, and their mean squared distance from it
     */
    public double mean(double[] query, int node) {
        double sum = spreads[node];
        for (int j = 0; j < width; j++) {
            double off = query[j] - means[node * width + j];
            sum += off * off;
        }
        return sum;
    }
}
