package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.clusters.Centers;
import anomaly.clusters.KMeans;

/**
 * A row far from the middle of its cluster is odd. k-means puts k centers into the training rows; the score is the distance
 * to the nearest of them,
 *
 * <pre>
 * min_c |x - m_c|
 * </pre>
 *
 * <p>in the units of the features, from 0 up: scale first where units differ. Scoring needs the k centers only, not the
 * training rows. Use it where normal rows form round groups of similar spread. Not where they are long or of different
 * spread ({@link ClusterBased} has the same weakness, a mixture of Gaussians has not), nor where the training rows hold
 * far rows and k is large: such a row gets a center of its own and scores 0. Training rows score as any row, so that one
 * does vouch for itself by as much as it pulls its center.
 *
 * <p>Cost: that of {@link KMeans} to fit, O(k d) a row to score.
 *
 * <p>The idea is as old as the method; for anomalies see M.-F. Jiang, S.-S. Tseng, C.-M. Su (2001), Two-phase clustering
 * process for outliers detection, doi:10.1016/S0167-8655(00)00131-8.
 *
 * @param clusters k, from 1 to the number of training rows; often 8. As many as there are groups, rather fewer than more
 * @param restarts how many starts of k-means are tried, of which the one of least inertia is kept; at least 1, by default 1
 * @param seed draws the starts
 */
public record KMeansDistance(int clusters, int restarts, long seed) implements Detector {
    /** Checks the ranges. */
    public KMeansDistance {
        KMeans.withDefaults().withClusters(clusters).withRestarts(restarts);
    }

    /**
     * One start.
     *
     * @param clusters k, from 1 to the number of training rows
     * @param seed draws the start
     */
    public KMeansDistance(int clusters, long seed) {
        this(clusters, 1, seed);
    }

    /**
     * Finds the centers.
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
        Centers centers = kMeans.fit(train).centers();
        return fitted(centers, train.mapBlocks(centers::distances));
    }

    @Override
    public FittedDetector restore(State state) {
        return fitted(Centers.of(state.table("centers")), state.numbers("trainingScores"));
    }

    private FittedDetector fitted(Centers centers, double[] trainingScores) {
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return centers.distances(rows);
            }

            @Override
            public double[] trainingScores() {
                return trainingScores.clone();
            }

            @Override
            public State state() {
                return State.of(KMeansDistance.this)
                        .with("centers", centers.toRows())
                        .with("trainingScores", trainingScores);
            }
        };
    }
}
