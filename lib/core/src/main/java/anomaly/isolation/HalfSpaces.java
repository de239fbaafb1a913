package anomaly.isolation;

import anomaly.Dataset;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Full binary trees that halve a box again and again, each time across a random feature, without looking at rows. Node i
 * has the children 2 i + 1 and 2 i + 2; a row goes to the first if its feature is at most the split. How many rows came by
 * each node, its mass, is kept outside, so that one set of trees serves many windows of rows.
 */
final class HalfSpaces {
    private final int height;
    private final int width;
    private final int[][] features;
    private final double[][] splits;

    private HalfSpaces(int height, int width, int[][] features, double[][] splits) {
        this.height = height;
        this.width = width;
        this.features = features;
        this.splits = splits;
    }

    /** Trees over the box of some rows, made larger at random as the paper says. */
    static HalfSpaces over(Dataset rows, int trees, int height, long seed) {
        double[] lows = rows.row(0).clone();
        double[] highs = lows.clone();
        for (int i = 1; i < rows.size(); i++) {
            double[] row = rows.row(i);
            for (int j = 0; j < row.length; j++) {
                lows[j] = Math.min(lows[j], row[j]);
                highs[j] = Math.max(highs[j], row[j]);
            }
        }
        long[] seeds = Subsample.seeds(trees, seed);
        HalfSpaces spaces = new HalfSpaces(height, lows.length, new int[trees][], new double[trees][]);
        IntStream.range(0, trees)
                .parallel()
                .forEach(tree -> spaces.grow(tree, lows, highs, new SplittableRandom(seeds[tree])));
        return spaces;
    }

    /** One tree. Its box reaches, with a feature's range as 0 to 1, from a random s to 2 max(s, 1 - s) on both sides. */
    private void grow(int tree, double[] lows, double[] highs, SplittableRandom random) {
        double[] from = new double[width];
        double[] to = new double[width];
        for (int j = 0; j < width; j++) {
            // Half the range cannot overflow; a constant feature has range 1, so that other values are told apart.
            double half = lows[j] == highs[j] ? 0.5 : highs[j] / 2 - lows[j] / 2;
            double share = random.nextDouble();
            double reach = 2 * Math.max(share, 1 - share);
            from[j] = Math.max(-Double.MAX_VALUE, lows[j] + 2 * (share - reach) * half);
            to[j] = Math.min(Double.MAX_VALUE, lows[j] + 2 * (share + reach) * half);
        }
        features[tree] = new int[(1 << height) - 1];
        splits[tree] = new double[(1 << height) - 1];
        halve(tree, 0, from, to, random);
    }

    private void halve(int tree, int node, double[] from, double[] to, SplittableRandom random) {
        if (node >= splits[tree].length) {
            return;
        }
        int feature = random.nextInt(width);
        double low = from[feature];
        double high = to[feature];
        double middle = low / 2 + high / 2;
        features[tree][node] = feature;
        splits[tree][node] = middle;
        to[feature] = middle;
        halve(tree, 2 * node + 1, from, to, random);
        to[feature] = high;
        from[feature] = middle;
        halve(tree, 2 * node + 2, from, to, random);
        from[feature] = low;
    }

    int width() {
        return width;
    }

    /** Masses of no rows. */
    int[][] none() {
        return new int[splits.length][(2 << height) - 1];
    }

    /** How many rows come by each node of each tree. */
    int[][] count(Dataset rows) {
        int[][] masses = none();
        IntStream.range(0, splits.length).parallel().forEach(tree -> {
            for (int i = 0; i < rows.size(); i++) {
                add(tree, rows.row(i), masses[tree]);
            }
        });
        return masses;
    }

    /** Counts one more row. */
    void add(double[] row, int[][] masses) {
        for (int tree = 0; tree < splits.length; tree++) {
            add(tree, row, masses[tree]);
        }
    }

    private void add(int tree, double[] row, int[] masses) {
        int node = 0;
        for (int depth = 0; depth < height; depth++) {
            masses[node]++;
            node = child(tree, node, row);
        }
        masses[node]++;
    }

    private int child(int tree, int node, double[] row) {
        return 2 * node + (row[features[tree][node]] <= splits[tree][node] ? 1 : 2);
    }

    /**
     * The mass of the nodes where a row ends, each doubled for every level down, summed over the trees. A row ends where at
     * most {@code limit} rows came by.
     *
     * @param own how many of the rows counted are not to count here: 1 for a row that is one of them, else 0
     */
    double sum(double[] row, int[][] masses, double limit, int own) {
        double sum = 0;
        for (int tree = 0; tree < splits.length; tree++) {
            int node = 0;
            int depth = 0;
            while (depth < height && masses[tree][node] - own > limit) {
                node = child(tree, node, row);
                depth++;
            }
            sum += Math.scalb((double) masses[tree][node] - own, depth);
        }
        return sum;
    }

    /** Trees that give the same sums for these masses, without the nodes that no row gets to. */
    AxisTrees pruned(int[][] masses, double limit) {
        int[] roots = new int[splits.length + 1];
        for (int tree = 0; tree < splits.length; tree++) {
            roots[tree + 1] = roots[tree] + nodes(tree, 0, masses[tree], limit);
        }
        int size = roots[splits.length];
        int[] kept = new int[size];
        double[] thresholds = new double[size];
        int[] lefts = new int[size];
        double[] values = new double[size];
        for (int tree = 0; tree < splits.length; tree++) {
            prune(tree, roots[tree], masses[tree], limit, kept, thresholds, lefts, values);
        }
        return new AxisTrees(roots, kept, thresholds, lefts, values);
    }

    private boolean isLeaf(int tree, int node, int[] masses, double limit) {
        return node >= splits[tree].length || masses[node] <= limit;
    }

    private int nodes(int tree, int node, int[] masses, double limit) {
        return isLeaf(tree, node, masses, limit)
                ? 1
                : 1 + nodes(tree, 2 * node + 1, masses, limit) + nodes(tree, 2 * node + 2, masses, limit);
    }

    /** Copies the nodes that are reached, level by level, so that children lie side by side. */
    private void prune(
            int tree,
            int root,
            int[] masses,
            double limit,
            int[] kept,
            double[] thresholds,
            int[] lefts,
            double[] values) {
        int[] originals = new int[nodes(tree, 0, masses, limit)];
        int end = 1;
        for (int i = 0; i < originals.length; i++) {
            int node = originals[i];
            boolean leaf = isLeaf(tree, node, masses, limit);
            lefts[root + i] = root + (leaf ? i : end);
            thresholds[root + i] = leaf ? Double.POSITIVE_INFINITY : splits[tree][node];
            if (leaf) {
                values[root + i] = Math.scalb((double) masses[node], 31 - Integer.numberOfLeadingZeros(node + 1));
            } else {
                kept[root + i] = features[tree][node];
                originals[end++] = 2 * node + 1;
                originals[end++] = 2 * node + 2;
            }
        }
    }

    @Override
    public String toString() {
        return splits.length + " trees of " + height + " levels over " + width + " features";
    }
}
