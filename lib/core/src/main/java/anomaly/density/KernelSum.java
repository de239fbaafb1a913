package anomaly.density;

import anomaly.neighbors.BlockTree;
import java.util.Arrays;

/**
 * The sum of the kernels of training rows at one row, taken relative to the nearest so far: what is too small beside it
 * to matter is left out, and nothing underflows. The order of the additions depends on the row and the tree only.
 */
final class KernelSum {
    /** What is below this share of the sum altogether is rounding. */
    private static final double ROUNDING = 0x1p-60;

    /** Minus the logarithm of the sum where no kernel reaches: less than any that 1 - u can leave in double precision. */
    private static final double EMPTY = 40;

    private final BlockTree tree;
    private final KernelProfile profile;
    private final double[] query;
    /** The place of the row itself, which does not count, or -1. */
    private final int except;

    private final double error;

    private final double[] leaf = new double[BlockTree.BLOCK];
    /** Squared distances still to be added, {@code filled} of them: long loops run faster. */
    private final double[] batch = new double[KernelProfile.BATCH];

    private int filled;
    private final double[] sums = new double[KernelProfile.BATCH];
    /** The sum over boxes taken as one. */
    private double whole;

    /** The reach of the nearest row so far; of a compact kernel also of the nearest box taken. */
    private double least = Double.POSITIVE_INFINITY;

    private double leastSquare = Double.POSITIVE_INFINITY;
    private int batches;
    /** No more than the sum will be; renewed whenever the number of batches added has doubled. */
    private double floor;
    /** How much farther than the nearest a row may be and still matter. */
    private double span;

    KernelSum(BlockTree tree, KernelProfile profile, double error, double[] query, int except) {
        this.tree = tree;
        this.profile = profile;
        this.error = error;
        this.query = query;
        this.except = except;
        // The nearest row adds 1.
        know(profile.endless() ? 1 : 0);
    }

    private void know(double found) {
        floor = found / (1 + error);
        span = Math.log(tree.size() / (Math.max(ROUNDING, error / 4) * floor));
    }

    /** Adds all rows, near boxes first. */
    void walk() {
        visit(0, 0, tree.leaves());
    }

    private void visit(int node, int first, int count) {
        if (count == 1) {
            scan(first);
            return;
        }
        int left = BlockTree.left(count);
        double toLeft = tree.nearest(query, node + 1);
        double toRight = tree.nearest(query, node + 2 * left);
        if (toLeft <= toRight) {
            visitOrTake(toLeft, node + 1, first, left);
            visitOrTake(toRight, node + 2 * left, first + left, count - left);
        } else {
            visitOrTake(toRight, node + 2 * left, first + left, count - left);
            visitOrTake(toLeft, node + 1, first, left);
        }
    }

    private void visitOrTake(double low, int node, int first, int count) {
        if (profile.reach(low) > (profile.endless() ? least + span : Math.max(1, least))) {
            return;
        }
        if (!profile.mayTake(error) || !take(low, node, first, count)) {
            visit(node, first, count);
        }
    }

    /**
     * Adds a box as one if its rows are known well enough. As functions of the squared distance all kernels (but the tophat
     * at its edge) are convex, so by Jensen's inequality their mean is at least the kernel at the mean squared distance, and
     * at most the chord over the box. The middle is taken if it is off by at most half the error of the former, or a quarter
     * of the error of the mean of all rows; what is left out spends the last quarter.
     */
    private boolean take(double low, int node, int first, int count) {
        int from = first * BlockTree.BLOCK;
        int to = Math.min(tree.size(), from + count * BlockTree.BLOCK);
        // The row itself does not count, and has added 0 to the mean.
        int rows = to - from - (except >= from && except < to ? 1 : 0);
        double high = tree.farthest(query, node);
        double mean = Math.max(low, Math.min(high, tree.mean(query, node) * (to - from) / rows));
        double most = profile.at(low, least);
        // Infinite before the first row has come.
        if (rows == 0 || most == 0 || most == Double.POSITIVE_INFINITY || profile.ends(low, high)) {
            return false;
        }
        double fewest = profile.at(mean, least);
        double chord = fewest;
        if (!profile.straight(high) && low < high) {
            chord = (most * (high - mean) + profile.at(high, least) * (mean - low)) / (high - low);
            // Not ">": where squared distances overflow the chord is not a number.
            if (!(chord - fewest <= error * Math.max(fewest, floor / tree.size() / 2))) {
                return false;
            }
        }
        whole += rows * (fewest + chord) / 2;
        if (!profile.endless()) {
            least = Math.min(least, profile.reach(low));
        }
        return true;
    }

    private void scan(int which) {
        boolean near = tree.distances(query, which, leastSquare, leaf);
        scan(which, leaf, near);
    }

    /** The squared distance of the nearest row so far. */
    double leastSquare() {
        return leastSquare;
    }

    /**
     * Adds the rows of a leaf one by one.
     *
     * @param squares their squared distances; that of the row itself becomes infinite
     * @param near whether one of them may be less than {@link #leastSquare()}
     */
    void scan(int which, double[] squares, boolean near) {
        int own = except - which * BlockTree.BLOCK;
        if (own >= 0 && own < BlockTree.BLOCK) {
            squares[own] = Double.POSITIVE_INFINITY;
        }
        if (near) {
            double nearest = Double.POSITIVE_INFINITY;
            for (double square : squares) {
                nearest = Math.min(nearest, square);
            }
            come(profile.reach(nearest));
            leastSquare = Math.min(leastSquare, nearest);
        }
        System.arraycopy(squares, 0, batch, filled, BlockTree.BLOCK);
        filled += BlockTree.BLOCK;
        if (filled == batch.length) {
            addBatch();
        }
    }

    private void addBatch() {
        // Before any row has come, all in the batch are so far that their distance overflows.
        if (least < Double.POSITIVE_INFINITY) {
            profile.add(batch, least, sums);
        }
        filled = 0;
        batches++;
        if ((batches & (batches - 1)) == 0) {
            know(Math.max(floor, sum()));
        }
    }

    /** A row at this reach has come: if it is nearer than all so far, the sum becomes relative to it. */
    private void come(double reach) {
        if (reach >= least) {
            return;
        }
        if (profile.endless()) {
            double factor = Math.exp(reach - least);
            whole *= factor;
            know(Math.max(1, floor * factor));
            for (int i = 0; i < sums.length; i++) {
                sums[i] *= factor;
            }
        }
        least = reach;
    }

    /** The logarithm of the sum; where that is 0, less than any other and the less the farther the nearest row. */
    double log() {
        Arrays.fill(batch, filled, batch.length, Double.POSITIVE_INFINITY);
        addBatch();
        double sum = sum();
        if (profile.endless()) {
            return least < Double.POSITIVE_INFINITY ? Math.log(sum) - least : Double.NEGATIVE_INFINITY;
        }
        return sum > 0 ? Math.log(sum) : -EMPTY - (profile.distance(least) - 1);
    }

    private double sum() {
        double a = whole;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < sums.length; i += 4) {
            a += sums[i];
            b += sums[i + 1];
            c += sums[i + 2];
            d += sums[i + 3];
        }
        return (a + b) + (c + d);
    }
}
