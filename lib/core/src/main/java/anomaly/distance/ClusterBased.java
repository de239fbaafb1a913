package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.clusters.Centers;
import anomaly.clusters.Clustering;
import anomaly.clusters.KMeans;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The cluster-based local outlier factor, CBLOF: a small cluster is odd as a whole. k-means finds clusters; sorted by size,
 * the first b are large, where b is the smallest number with
 *
 * <pre>
 * |C_1| + ... + |C_b| &gt;= alpha n    or    |C_b| / |C_b+1| &gt;= beta
 * </pre>
 *
 * <p>so that large clusters hold nearly all rows, or the next one is a great deal smaller. A row of cluster C scores
 *
 * <pre>
 * |C| distance(x, center of C)                          if C is large
 * |C| min over large clusters L of distance(x, L)       if C is small
 * </pre>
 *
 * <p>or the distance alone without {@code weighted}. A new row belongs to the cluster of the nearest center. Distances are
 * in the units of the features: scale first where units differ.
 *
 * <p><b>Weighted or not.</b> The paper multiplies by the size of the row's cluster. That ranks rows of large clusters above
 * those of small ones at the same distance: a lone far row, whose cluster has size 1, can score below the middle of a
 * large cluster. Amer and Goldstein therefore leave the weights out (u-CBLOF), and so does PyOD by default. Turn them off
 * unless the paper is to be repeated.
 *
 * <p>Use it where anomalies come in clumps, which neighbors cannot tell from normal rows. Not where normal groups differ much
 * in size: a rare normal group is called odd. Training rows score as any row: one vouches for itself by as much as it pulls
 * its center.
 *
 * <p>Cost: that of {@link KMeans} to fit, O(k d) a row to score. The paper clusters by Squeezer, made for categories; any
 * clustering will do. Where neither condition holds before the last cluster, all clusters are large. PyOD looks first for a
 * b that fulfills both conditions.
 *
 * <p>Z. He, X. Xu, S. Deng (2003), Discovering cluster-based local outliers, doi:10.1016/S0167-8655(03)00003-5. M. Amer, M.
 * Goldstein (2012), Nearest-neighbor and clustering based anomaly detection algorithms for RapidMiner, RCOMM 2012, pages
 * 1-12, ISBN 978-3-8440-0995-8.
 *
 * @param clusters k, from 1 to the number of training rows; 8 by default
 * @param alpha the share of rows that large clusters hold, more than 0 and at most 1; 0.9 by default
 * @param beta how many times larger the last large cluster is than the first small one, at least 1 and not infinite; 5 by
 *     default
 * @param weighted whether the size of the cluster counts; true by default, as in the paper
 * @param restarts how many starts of k-means are tried, at least 1; 1 by default
 * @param seed draws the starts
 */
public record ClusterBased(int clusters, double alpha, double beta, boolean weighted, int restarts, long seed)
        implements Detector {
    private static final ClusterBased DEFAULTS = new ClusterBased(8, 0.9, 5, true, 1, 1);

    /** Checks the ranges. */
    public ClusterBased {
        KMeans.withDefaults().withClusters(clusters).withRestarts(restarts);
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + ", expected more than 0 and at most 1");
        }
        if (!(beta >= 1 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("beta is " + beta + ", expected a number of at least 1");
        }
    }

    /**
     * 8 clusters, alpha 0.9, beta 5, weighted, one start, seed 1.
     *
     * @return the defaults
     */
    public static ClusterBased withDefaults() {
        return DEFAULTS;
    }

    /**
     * Another number of clusters.
     *
     * @param value k, from 1 to the number of training rows
     * @return changed settings
     */
    public ClusterBased withClusters(int value) {
        return new ClusterBased(value, alpha, beta, weighted, restarts, seed);
    }

    /**
     * Another share for large clusters.
     *
     * @param value more than 0 and at most 1
     * @return changed settings
     */
    public ClusterBased withAlpha(double value) {
        return new ClusterBased(clusters, value, beta, weighted, restarts, seed);
    }

    /**
     * Another gap between large and small.
     *
     * @param value at least 1
     * @return changed settings
     */
    public ClusterBased withBeta(double value) {
        return new ClusterBased(clusters, alpha, value, weighted, restarts, seed);
    }

    /**
     * With or without the sizes of clusters.
     *
     * @param value true for CBLOF, false for u-CBLOF
     * @return changed settings
     */
    public ClusterBased withWeighted(boolean value) {
        return new ClusterBased(clusters, alpha, beta, value, restarts, seed);
    }

    /**
     * Another number of starts.
     *
     * @param value at least 1
     * @return changed settings
     */
    public ClusterBased withRestarts(int value) {
        return new ClusterBased(clusters, alpha, beta, weighted, value, seed);
    }

    /**
     * Another seed.
     *
     * @param value any number
     * @return changed settings
     */
    public ClusterBased withSeed(long value) {
        return new ClusterBased(clusters, alpha, beta, weighted, restarts, value);
    }

    /**
     * Finds the clusters.
     *
     * @param train at least as many rows as clusters, each value within plus or minus 1e140
     * @return the fitted detector
     * @throws IllegalArgumentException if there are fewer rows than clusters, or a value is too large
     */
    @Override
    public FittedDetector fit(Dataset train) {
        KMeans kMeans = KMeans.withDefaults()
                .withClusters(clusters)
                .withRestarts(restarts)
                .withSeed(seed);
        return fit(train, kMeans.fit(train));
    }

    /** The detector on these clusters. */
    FittedDetector fit(Dataset train, Clustering found) {
        int[] sizes = found.sizes();
        Fitted unscored = new Fitted(this, found.centers(), sizes, large(sizes, train.size()), new double[0]);
        return new Fitted(this, found.centers(), sizes, unscored.large, train.mapBlocks(unscored::score));
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(
                this,
                Centers.of(state.table("centers")),
                state.integers("sizes"),
                state.integers("large"),
                state.numbers("trainingScores"));
    }

    /** The large clusters, largest first; of equal size the first of the clustering comes first. */
    int[] large(int[] sizes, int rows) {
        int[] order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer c) -> -sizes[c]))
                .mapToInt(c -> c)
                .toArray();
        long held = 0;
        for (int b = 1; b < order.length; b++) {
            int last = sizes[order[b - 1]];
            held += last;
            if (held >= alpha * rows || last >= beta * sizes[order[b]]) {
                return Arrays.copyOf(order, b);
            }
        }
        return order;
    }

    private static final class Fitted implements FittedDetector {
        private final ClusterBased detector;
        private final Centers centers;
        private final int[] sizes;
        private final int[] large;
        private final Centers largeCenters;
        private final double[] trainingScores;

        Fitted(ClusterBased detector, Centers centers, int[] sizes, int[] large, double[] trainingScores) {
            this.detector = detector;
            this.centers = centers;
            this.sizes = sizes;
            this.large = large;
            this.trainingScores = trainingScores;
            largeCenters = centers.pick(large);
        }

        @Override
        public double[] score(double[][] rows) {
            // The nearest center of a row in a large cluster is the nearest of the large ones, too.
            double[] scores = largeCenters.distances(rows);
            if (detector.weighted) {
                int[] clusters = centers.nearest(rows);
                for (int i = 0; i < scores.length; i++) {
                    scores[i] = Math.min(Double.MAX_VALUE, scores[i] * sizes[clusters[i]]);
                }
            }
            return scores;
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("centers", centers.toRows())
                    .with("sizes", sizes)
                    .with("large", large)
                    .with("trainingScores", trainingScores);
        }
    }
}
