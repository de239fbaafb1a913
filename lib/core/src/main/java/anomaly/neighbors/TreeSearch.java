package anomaly.neighbors;

import java.util.stream.IntStream;

/**
 * Search in a {@link BlockTree} for few features. A box is left out when no row in it can enter the list. Its distance is
 * summed in the order of {@link SquaredDistance}, so rounding cannot put it above that of a row inside.
 *
 * <p>Cost: O(log n) boxes a query while features are few, all n / 64 leaves at worst; memory that of the tree.
 */
final class TreeSearch implements Search {
    private final BlockTree tree;
    private final double[][] rows;

    TreeSearch(double[][] rows, int width, Kernel kernel) {
        this.rows = rows;
        tree = new BlockTree(rows, width, kernel);
    }

    @Override
    public void others(NearestLists found) {
        IntStream.range(0, tree.leaves()).parallel().forEach(leaf -> {
            int to = Math.min(rows.length, (leaf + 1) * Kernel.BLOCK);
            double[] distances = new double[Kernel.BLOCK];
            for (int place = leaf * Kernel.BLOCK; place < to; place++) {
                int row = tree.row(place);
                Walk walk = new Walk(rows[row], row, row, found, distances);
                // The row's own leaf first: the bound it leaves shuts most boxes.
                walk.own = leaf;
                walk.scan(leaf);
                walk.visit(0, 0, tree.leaves());
            }
        });
    }

    @Override
    public void nearest(double[][] queries, NearestLists found) {
        IntStream.range(0, queries.length).parallel().forEach(i -> {
            Walk walk = new Walk(queries[i], i, -1, found, new double[Kernel.BLOCK]);
            walk.visit(0, 0, tree.leaves());
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
            int left = BlockTree.left(count);
            double toLeft = tree.nearest(query, node + 1);
            double toRight = tree.nearest(query, node + 2 * left);
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

        void scan(int leaf) {
            double bound = found.bound(list);
            if (!tree.distances(query, leaf, bound, distances)) {
                return;
            }
            int filled = Math.min(Kernel.BLOCK, rows.length - leaf * Kernel.BLOCK);
            for (int i = 0; i < filled; i++) {
                if (distances[i] <= bound) {
                    int index = tree.row(leaf * Kernel.BLOCK + i);
                    if (index != except) {
                        found.offer(list, distances[i], index);
                        bound = found.bound(list);
                    }
                }
            }
        }
    }
}
