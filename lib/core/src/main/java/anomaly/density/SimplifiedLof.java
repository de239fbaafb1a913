package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import java.util.Objects;

/**
 * The local outlier factor without reachability distances: the plain density around a row against that of its neighbors.
 * With N(p) the k nearest training rows of p and s(p) the mean of their distances, or the largest,
 *
 * <pre>
 * density(p) = 1 / s(p)
 * score(p)   = mean of density(o) over o in N(p) / density(p)
 * </pre>
 *
 * <p>About 1 means as dense as its neighbors, 2 half as dense; no upper end, no unit. The bare bones of all local methods,
 * and half the work of {@link LocalOutlierFactor}; what that one adds, reachability, keeps rows inside a cluster near 1, which
 * here vary more. Not for large dimension, nor for anomalies in clumps larger than k.
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. A new row is compared with the training
 * rows only. Cost: {@link NeighborSearch}, and 12 k + 16 bytes a training row.
 *
 * <p><b>Deviations.</b> The literature knows both ways to say how sparse it is; the mean is the default here, as in ELKI,
 * whose authors wrote the paper. Ties and heaps of equal rows are treated as in {@link LocalOutlierFactor}: exactly k
 * neighbors, and a heap of more than k equal rows counts as 10 times as dense as the densest row outside heaps.
 *
 * <p>E. Schubert, A. Zimek, H.-P. Kriegel (2014), Local outlier detection reconsidered: a generalized view on locality with
 * applications to spatial, video, and network outlier detection, doi:10.1007/s10618-012-0300-z.
 *
 * @param neighbors k, from 1 to the number of training rows less 1; at least the size of the largest clump of anomalies,
 *     often 20
 * @param distance what of the k distances says how sparse it is, {@link Distance#MEAN} by default
 */
public record SimplifiedLof(int neighbors, Distance distance) implements Detector {
    /** What of the k distances says how sparse it is around a row. */
    public enum Distance {
        /** The mean of the k distances. */
        MEAN,
        /** The distance to the k-th neighbor. */
        LARGEST
    }

    /** Checks the range of {@code neighbors}. */
    public SimplifiedLof {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
        Objects.requireNonNull(distance, "distance");
    }

    /**
     * Density by the mean distance.
     *
     * @param neighbors k, from 1 to the number of training rows less 1
     */
    public SimplifiedLof(int neighbors) {
        this(neighbors, Distance.MEAN);
    }

    @Override
    public FittedDetector fit(Dataset train) {
        return new LocalComparison(this, neighbors, train.rows(), this::length, Sparseness::meanQuotient);
    }

    @Override
    public FittedDetector restore(State state) {
        return new LocalComparison(this, neighbors, state, this::length, Sparseness::meanQuotient);
    }

    private double length(Neighbors found, int row) {
        if (distance == Distance.LARGEST) {
            return found.farthest(row);
        }
        double sum = 0;
        for (int rank = 0; rank < found.count(); rank++) {
            sum += found.distance(row, rank);
        }
        return sum / found.count();
    }
}
