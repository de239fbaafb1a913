package anomaly.density;

import anomaly.neighbors.BlockTree;
import java.util.Arrays;
import java.util.function.IntFunction;
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
        return of(queries, new double[] {bandwidth})[0];
    }

    /** Under all training rows, at each bandwidth: with many features the distances are computed once for all. */
    double[][] of(double[][] queries, double[] bandwidths) {
        return scores(bandwidths, rows.length, queries.length, i -> new Query(queries[i], i, -1));
    }

    /** Each training row under the others. */
    double[] ofOthers(double bandwidth) {
        return ofOthers(new double[] {bandwidth})[0];
    }

    /** Each training row under the others, at each bandwidth. */
    double[][] ofOthers(double[] bandwidths) {
        return scores(bandwidths, rows.length - 1, rows.length, i -> new Query(rows[tree.row(i)], tree.row(i), i));
    }

    /** A row, the place of its score, and its place in the tree, or -1. */
    private record Query(double[] row, int place, int except) {}

    private double[][] scores(double[] bandwidths, int count, int size, IntFunction<Query> queries) {
        KernelProfile[] profiles = Arrays.stream(bandwidths)
                .mapToObj(bandwidth -> new KernelProfile(kernel, bandwidth))
                .toArray(KernelProfile[]::new);
        double[] constants =
                Arrays.stream(bandwidths).map(h -> constant(h, count)).toArray();
        double[][] scores = new double[bandwidths.length][size];
        int together = Math.max(1, GROUP / bandwidths.length);
        IntStream.range(0, (size + together - 1) / together).parallel().forEach(group -> {
            Query[] some = IntStream.range(group * together, Math.min(size, (group + 1) * together))
                    .mapToObj(queries)
                    .toArray(Query[]::new);
            KernelSum[][] sums =
                    Arrays.stream(some).map(query -> sums(profiles, query)).toArray(KernelSum[][]::new);
            run(some, sums);
            for (int i = 0; i < some.length; i++) {
                for (int h = 0; h < bandwidths.length; h++) {
                    scores[h][some[i].place] = finite(constants[h] - sums[i][h].log());
                }
            }
        });
        return scores;
    }

    private KernelSum[] sums(KernelProfile[] profiles, Query query) {
        return Arrays.stream(profiles)
                .map(profile -> new KernelSum(tree, profile, error, query.row, query.except))
                .toArray(KernelSum[]::new);
    }

    /** The sums of one row at all bandwidths stand together: they share the distances to a leaf. */
    private void run(Query[] queries, KernelSum[][] sums) {
        if (tree.width() <= TREE) {
            Arrays.stream(sums).flatMap(Arrays::stream).forEach(KernelSum::walk);
            return;
        }
        double[] squares = new double[BlockTree.BLOCK];
        for (int leaf = 0; leaf < tree.leaves(); leaf++) {
            for (int i = 0; i < sums.length; i++) {
                boolean near = tree.distances(queries[i].row, leaf, sums[i][0].leastSquare(), squares);
                for (KernelSum sum : sums[i]) {
                    sum.scan(leaf, squares, near);
                }
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
