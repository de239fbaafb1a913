package anomaly.neighbors;

import java.util.stream.IntStream;

/**
 * A k-d tree for few features: nodes know the box around their rows, leaves are {@link Kernel} blocks. A box is left out
 * when no row in it can enter the list. Its distance is summed in the order of {@link SquaredDistance}, so rounding cannot
 * put it above that of a row inside.
 *
 * <p>Cost: O(log n) boxes a query while features are few, all n / 64 at worst; 8 d n bytes for the leaves, a quarter of that for boxes.
 */
final class TreeSearch implements Search {
    private final Kernel kernel;
    private final double[][] rows;
    private final int width;
    private final int[] order;
    private final int leaves;
    private final double[] blocks;
    /** Node by node in depth-first order: d lower ends, then d upper ends. */
    private final double[] boxes;

    TreeSearch(double[][] rows, int width, Kernel kernel) {
        this.kernel = kernel;
        this.rows = rows;
        this.width = width;
        order = Partition.order(rows, Kernel.BLOCK);
        leaves = (rows.length + Kernel.BLOCK - 1) / Kernel.BLOCK;
        blocks = new double[leaves * width * Kernel.BLOCK];
        boxes = new double[(2 * leaves - 1) * 2 * width];
        IntStream.range(0, leaves).parallel().forEach(this::pack);
        enclose(0, 0, leaves);
    }

    private void pack(int leaf) {
        for (int i = 0; i < Kernel.BLOCK; i++) {
            int place = leaf * Kernel.BLOCK + i;
            for (int j = 0; j < width; j++) {
                // Places beyond the last row are infinitely far from everything.
                blocks[at(leaf) + j * Kernel.BLOCK + i] =
                        place < rows.length ? rows[order[place]][j] : Double.POSITIVE_INFINITY;
            }
        }
    }

    private int at(int leaf) {
        return leaf * width * Kernel.BLOCK;
    }

    /** The box of the node over {@code count} leaves from {@code first} on; its children follow it. */
    private void enclose(int node, int first, int count) {
        int box = node * 2 * width;
        if (count == 1) {
            encloseRows(box, first * Kernel.BLOCK, Math.min(rows.length, (first + 1) * Kernel.BLOCK));
            return;
        }
        int left = Partition.left(count);
        enclose(node + 1, first, left);
        enclose(node + 2 * left, first + left, count - left);
        for (int j = 0; j < width; j++) {
            int one = (node + 1) * 2 * width + j;
            int other = (node + 2 * left) * 2 * width + j;
            boxes[box + j] = Math.min(boxes[one], boxes[other]);
            boxes[box + width + j] = Math.max(boxes[one + width], boxes[other + width]);
        }
    }

    private void encloseRows(int box, int from, int to) {
        for (int j = 0; j < width; j++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int place = from; place < to; place++) {
                double value = rows[order[place]][j];
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
            boxes[box + j] = low;
            boxes[box + width + j] = high;
        }
    }

    @Override
    public void others(NearestLists found) {
        IntStream.range(0, leaves).parallel().forEach(leaf -> {
            int to = Math.min(rows.length, (leaf + 1) * Kernel.BLOCK);
            double[] distances = new double[Kernel.BLOCK];
            for (int place = leaf * Kernel.BLOCK; place < to; place++) {
                Walk walk = new Walk(rows[order[place]], order[place], order[place], found, distances);
                // The row's own leaf first: the bound it leaves shuts most boxes.
                walk.own = leaf;
                walk.scan(leaf);
                walk.visit(0, 0, leaves);
            }
        });
    }

    @Override
    public void nearest(double[][] queries, NearestLists found) {
        IntStream.range(0, queries.length).parallel().forEach(i -> {
            Walk walk = new Walk(queries[i], i, -1, found, new double[Kernel.BLOCK]);
            walk.visit(0, 0, leaves);
        });
    }

    /** One query on its way through the tree. */
    private final class Walk {
        private final double[] query;
        private final int list;
        private final int except;
        private final NearestLists found;
        private final double[] distances;
        private int own = -1;

        Walk(double[] query, int list, int except, NearestLists found, double[] distances) {
            this.query = query;
            this.list = list;
            this.except = except;
            this.found = found;
            this.distances = distances;
        }

        void visit(int node, int first, int count) {
            if (count == 1) {
                if (first != own) {
                    scan(first);
                }
                return;
            }
            int left = Partition.left(count);
            double toLeft = toBox(node + 1);
            double toRight = toBox(node + 2 * left);
            if (toLeft <= toRight) {
                visitIfNear(toLeft, node + 1, first, left);
                visitIfNear(toRight, node + 2 * left, first + left, count - left);
            } else {
                visitIfNear(toRight, node + 2 * left, first + left, count - left);
                visitIfNear(toLeft, node + 1, first, left);
            }
        }

        private void visitIfNear(double distance, int node, int first, int count) {
            if (distance <= found.bound(list)) {
                visit(node, first, count);
            }
        }

        private double toBox(int node) {
            int box = node * 2 * width;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            int j = 0;
            for (; j + 3 < width; j += 4) {
                s0 += squareOutside(box, j);
                s1 += squareOutside(box, j + 1);
                s2 += squareOutside(box, j + 2);
                s3 += squareOutside(box, j + 3);
            }
            if (j < width) {
                s0 += squareOutside(box, j);
            }
            if (j + 1 < width) {
                s1 += squareOutside(box, j + 1);
            }
            if (j + 2 < width) {
                s2 += squareOutside(box, j + 2);
            }
            return (s0 + s1) + (s2 + s3);
        }

        private double squareOutside(int box, int j) {
            double below = boxes[box + j] - query[j];
            double above = query[j] - boxes[box + width + j];
            double outside = Math.max(0, Math.max(below, above));
            return outside * outside;
        }

        void scan(int leaf) {
            double bound = found.bound(list);
            if (!kernel.distances(query, blocks, at(leaf), bound, distances)) {
                return;
            }
            int filled = Math.min(Kernel.BLOCK, rows.length - leaf * Kernel.BLOCK);
            for (int i = 0; i < filled; i++) {
                if (distances[i] <= bound) {
                    int index = order[leaf * Kernel.BLOCK + i];
                    if (index != except) {
                        found.offer(list, distances[i], index);
                        bound = found.bound(list);
                    }
                }
            }
        }
    }
}
