package anomaly.isolation;

import anomaly.State;
import java.util.Arrays;

/**
 * Trees whose nodes compare one feature with a threshold, in flat arrays: a row goes to {@code lefts[node]} if its feature
 * is at most the threshold, else to the place behind that. A leaf is its own left child and has an infinite threshold, so
 * that every row can take as many steps as the tree is high, without a test for the end. Each leaf has a value, and the
 * trees give a row the sum of the values it ends at.
 */
final class AxisTrees implements Trees {
    private static final int BLOCK = 256;

    /** The first node of each tree, and behind the last one the number of nodes. */
    private final int[] roots;

    private final int[] features;
    private final double[] thresholds;
    private final int[] lefts;
    private final double[] values;
    private final int[] heights;

    AxisTrees(int[] roots, int[] features, double[] thresholds, int[] lefts, double[] values) {
        this.roots = roots;
        this.features = features;
        this.thresholds = thresholds;
        this.lefts = lefts;
        this.values = values;
        heights = new int[roots.length - 1];
        for (int tree = 0; tree < heights.length; tree++) {
            heights[tree] = height(roots[tree]);
        }
    }

    /** Puts trees that were grown by themselves side by side. */
    static AxisTrees of(AxisTree[] trees) {
        int[] roots = new int[trees.length + 1];
        for (int t = 0; t < trees.length; t++) {
            roots[t + 1] = roots[t] + trees[t].size();
        }
        int nodes = roots[trees.length];
        int[] features = new int[nodes];
        double[] thresholds = new double[nodes];
        int[] lefts = new int[nodes];
        double[] values = new double[nodes];
        for (int t = 0; t < trees.length; t++) {
            trees[t].copyTo(roots[t], features, thresholds, lefts, values);
        }
        return new AxisTrees(roots, features, thresholds, lefts, values);
    }

    /** The trees that {@link #addTo} wrote down. */
    static AxisTrees restore(State state) {
        return new AxisTrees(
                state.integers("roots"),
                state.integers("features"),
                state.numbers("thresholds"),
                state.integers("lefts"),
                state.numbers("values"));
    }

    @Override
    public State addTo(State state) {
        return state.with("roots", roots)
                .with("features", features)
                .with("thresholds", thresholds)
                .with("lefts", lefts)
                .with("values", values);
    }

    @Override
    public int count() {
        return heights.length;
    }

    private int height(int node) {
        int left = lefts[node];
        return left == node ? 0 : 1 + Math.max(height(left), height(left + 1));
    }

    /** For each row the sum of its leaves' values, always added in the order of the trees. */
    @Override
    public double[] sums(double[][] rows) {
        double[] sums = new double[rows.length];
        RowBlocks.forEach(rows.length, BLOCK, (from, to) -> {
            for (int tree = 0; tree < heights.length; tree++) {
                add(roots[tree], heights[tree], rows, from, to, sums);
            }
        });
        return sums;
    }

    private void add(int root, int height, double[][] rows, int from, int to, double[] sums) {
        int i = from;
        // Four rows at a time: a step waits for memory, and the four do so together.
        for (; i + 3 < to; i += 4) {
            double[] rowA = rows[i];
            double[] rowB = rows[i + 1];
            double[] rowC = rows[i + 2];
            double[] rowD = rows[i + 3];
            int a = root;
            int b = root;
            int c = root;
            int d = root;
            for (int step = 0; step < height; step++) {
                a = lefts[a] + isAbove(rowA[features[a]], thresholds[a]);
                b = lefts[b] + isAbove(rowB[features[b]], thresholds[b]);
                c = lefts[c] + isAbove(rowC[features[c]], thresholds[c]);
                d = lefts[d] + isAbove(rowD[features[d]], thresholds[d]);
            }
            sums[i] += values[a];
            sums[i + 1] += values[b];
            sums[i + 2] += values[c];
            sums[i + 3] += values[d];
        }
        for (; i < to; i++) {
            int node = root;
            for (int step = 0; step < height; step++) {
                node = lefts[node] + isAbove(rows[i][features[node]], thresholds[node]);
            }
            sums[i] += values[node];
        }
    }

    /** 1 if the value is larger, else 0: the sign of the difference, which no branch predictor has to guess. */
    private static int isAbove(double value, double threshold) {
        return (int) (Double.doubleToRawLongBits(threshold - value) >>> 63);
    }

    @Override
    public String toString() {
        return count() + " trees of " + Arrays.stream(heights).max().orElse(0) + " levels at most";
    }
}
