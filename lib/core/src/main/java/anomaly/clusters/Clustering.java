package anomaly.clusters;

import java.util.Locale;

/** Rows in clusters: the centers, and to which of them each training row belongs. Immutable and thread-safe. */
public final class Clustering {
    private final Centers centers;
    private final int[] assignments;
    private final double inertia;
    private final int iterations;
    private final boolean converged;

    Clustering(Centers centers, int[] assignments, double inertia, int iterations, boolean converged) {
        this.centers = centers;
        this.assignments = assignments;
        this.inertia = inertia;
        this.iterations = iterations;
        this.converged = converged;
    }

    /**
     * The middle of each cluster.
     *
     * @return one center a cluster
     */
    public Centers centers() {
        return centers;
    }

    /**
     * The cluster of each training row: that of its nearest center.
     *
     * @return a copy, one number from 0 to the number of clusters - 1 a row
     */
    public int[] assignments() {
        return assignments.clone();
    }

    /**
     * How many training rows each cluster has.
     *
     * @return one number a cluster, 0 where there are more clusters than different rows
     */
    public int[] sizes() {
        int[] sizes = new int[centers.size()];
        for (int cluster : assignments) {
            sizes[cluster]++;
        }
        return sizes;
    }

    /**
     * What k-means makes small: the sum of the squared distances of the training rows to their centers.
     *
     * @return at least 0, in squared units of the features
     */
    public double inertia() {
        return inertia;
    }

    /**
     * How many times rows were assigned and centers moved.
     *
     * @return at least 1
     */
    public int iterations() {
        return iterations;
    }

    /**
     * Whether it ended by itself: no row changed its cluster, or the centers moved less than the tolerance.
     *
     * @return false where the iterations ran out
     */
    public boolean converged() {
        return converged;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d rows in %,d clusters, inertia %.6g after %d iterations",
                assignments.length,
                centers.size(),
                inertia,
                iterations);
    }
}
