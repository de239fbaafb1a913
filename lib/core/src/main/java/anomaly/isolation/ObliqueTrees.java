package anomaly.isolation;

import anomaly.State;
import java.util.Arrays;

/**
 * Trees whose nodes compare a weighted sum of some features with a threshold, in flat arrays. A row goes to the next node
 * if its sum is at most the threshold, else to {@code rights[node]}. A leaf is its own right child and has a value in place
 * of the threshold; the trees give a row the sum of the values it ends at. The terms of a node's sum lie from {@code
 * starts[node]} to {@code starts[node + 1]}.
 */
final class ObliqueTrees implements Trees {
    private static final int BLOCK = 128;

    private final int[] roots;
    private final int[] rights;
    private final double[] thresholds;
    private final int[] starts;
    private final int[] features;
    private final double[] weights;

    private ObliqueTrees(
            int[] roots, int[] rights, double[] thresholds, int[] starts, int[] features, double[] weights) {
        this.roots = roots;
        this.rights = rights;
        this.thresholds = thresholds;
        this.starts = starts;
        this.features = features;
        this.weights = weights;
    }

    /** Puts trees that were grown by themselves side by side. */
    static ObliqueTrees of(ObliqueTree[] trees) {
        int nodes = Arrays.stream(trees).mapToInt(ObliqueTree::size).sum();
        int terms = Arrays.stream(trees).mapToInt(ObliqueTree::terms).sum();
        ObliqueTrees all = new ObliqueTrees(
                new int[trees.length],
                new int[nodes],
                new double[nodes],
                new int[nodes + 1],
                new int[terms],
                new double[terms]);
        int node = 0;
        int term = 0;
        for (int t = 0; t < trees.length; t++) {
            all.roots[t] = node;
            trees[t].copyTo(node, all.rights, all.thresholds, all.starts, term, all.features, all.weights);
            node += trees[t].size();
            term += trees[t].terms();
        }
        all.starts[node] = term;
        return all;
    }

    /** The trees that {@link #addTo} wrote down. */
    static ObliqueTrees restore(State state) {
        return new ObliqueTrees(
                state.integers("roots"),
                state.integers("rights"),
                state.numbers("thresholds"),
                state.integers("starts"),
                state.integers("features"),
                state.numbers("weights"));
    }

    @Override
    public State addTo(State state) {
        return state.with("roots", roots)
                .with("rights", rights)
                .with("thresholds", thresholds)
                .with("starts", starts)
                .with("features", features)
                .with("weights", weights);
    }

    @Override
    public int count() {
        return roots.length;
    }

    /** For each row the sum of its leaves' values, always added in the order of the trees. */
    @Override
    public double[] sums(double[][] rows) {
        double[] sums = new double[rows.length];
        RowBlocks.forEach(rows.length, BLOCK, (from, to) -> {
            for (int root : roots) {
                for (int i = from; i < to; i++) {
                    sums[i] += value(rows[i], root);
                }
            }
        });
        return sums;
    }

    private double value(double[] row, int root) {
        int node = root;
        while (rights[node] != node) {
            node = sum(row, node) <= thresholds[node] ? node + 1 : rights[node];
        }
        return thresholds[node];
    }

    private double sum(double[] row, int node) {
        double sum = 0;
        for (int term = starts[node]; term < starts[node + 1]; term++) {
            sum += weights[term] * row[features[term]];
        }
        return sum;
    }

    @Override
    public String toString() {
        return count() + " trees of " + rights.length + " nodes";
    }
}
