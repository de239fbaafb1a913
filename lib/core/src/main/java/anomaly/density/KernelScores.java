package anomaly.density;

import anomaly.neighbors.BlockTree;
import java.util.stream.IntStream;

/**
 * Negative log densities under kernels on training rows, at any bandwidth. With few features each row walks through the
 * tree; with many, rows go through all leaves in groups, so that a leaf is fetched once for a group.
 */
final class KernelScores {
    /** Up to so many features boxes can be far from a row. */
    static final int TREE = 12;

    private static final int GROUP = 16;

    private final double[][] rows;
    private final KernelDensity.Kernel kernel;
    private final double error;
    private final BlockTree tree;

    KernelScores(double[][] rows, KernelDensity.Kernel kernel, double error) {
        this.rows = rows;
        this.kernel = kernel;
        this.error = error;
        tree = BlockTree.of(rows);
    }

    /** Under all training rows. */
    double[] of(double[][] queries, double bandwidth) {
        KernelProfile profile = new KernelProfile(kernel, bandwidth);
        double constant = constant(bandwidth, rows.length);
        double[] scores = new double[queries.length];
        IntStream.range(0, groups(queries.length)).parallel().forEach(group -> {
            int from = group * GROUP;
            KernelSum[] sums = new KernelSum[Math.min(GROUP, queries.length - from)];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = new KernelSum(tree, profile, error, queries[from + i], -1);
            }
            run(sums);
            for (int i = 0; i < sums.length; i++) {
                scores[from + i] = finite(constant - sums[i].log());
            }
        });
        return scores;
    }

    /** Each training row under the others. */
    double[] ofOthers(double bandwidth) {
        KernelProfile profile = new KernelProfile(kernel, bandwidth);
        double constant = constant(bandwidth, rows.length - 1);
        double[] scores = new double[rows.length];
        IntStream.range(0, groups(rows.length)).parallel().forEach(group -> {
            int from = group * GROUP;
            KernelSum[] sums = new KernelSum[Math.min(GROUP, rows.length - from)];
            for (int i = 0; i < sums.length; i++) {
                sums[i] = new KernelSum(tree, profile, error, rows[tree.row(from + i)], from + i);
            }
            run(sums);
            for (int i = 0; i < sums.length; i++) {
                scores[tree.row(from + i)] = finite(constant - sums[i].log());
            }
        });
        return scores;
    }

    private static int groups(int size) {
        return (size + GROUP - 1) / GROUP;
    }

    private void run(KernelSum[] sums) {
        if (tree.width() <= TREE) {
            for (KernelSum sum : sums) {
                sum.walk();
            }
            return;
        }
        for (int leaf = 0; leaf < tree.leaves(); leaf++) {
            for (KernelSum sum : sums) {
                sum.scan(leaf);
            }
        }
    }

    /** What dividing by n c h^d adds to a score. */
    private double constant(double bandwidth, int count) {
        return Math.log(count) + KernelProfile.logVolume(kernel, tree.width()) + tree.width() * Math.log(bandwidth);
    }

    private static double finite(double score) {
        return Math.min(Double.MAX_VALUE, score);
    }
}
