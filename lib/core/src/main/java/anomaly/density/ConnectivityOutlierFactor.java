package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.AllDistances;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;

/**
 * The connectivity-based outlier factor (COF): how long is the way from a row through its neighbors, against the ways of
 * the neighbors through theirs? From row p on, the neighbor nearest to what has been reached is reached next, over a
 * distance e_1, then e_2, up to e_k. Early steps count more:
 *
 * <pre>
 * ac(p)  = sum over i = 1..k of 2 (k + 1 - i) / (k (k + 1)) e_i       (the average chaining distance)
 * COF(p) = ac(p) / (mean of ac(o) over o in N(p))
 * </pre>
 *
 * <p>About 1 means as well connected as its neighbors, more is odd; no upper end, no unit. Made for patterns of low density
 * such as lines and curves: along a line the steps are short although few rows are near, so a row beside the line stands
 * out although it is no less dense there. Not for large dimension, nor for anomalies in clumps larger than k.
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. A new row is chained through its nearest
 * training rows. Cost: {@link NeighborSearch}, O(k^2 d) a row, 12 k + 16 bytes a training row.
 *
 * <p><b>Deviations from the paper.</b> Exactly k neighbors where several share the k-distance; of equally near ones the last
 * in the list is reached next, as in ELKI. A heap of more than k equal rows counts as 10 times as dense as the densest row
 * outside heaps, as in {@link LocalOutlierFactor}. ELKI 0.8.0 has all scores (k + 1) / k times as large, since it counts the
 * row itself when it takes the mean; PyOD chains otherwise than the paper, and its ranks differ.
 *
 * <p>J. Tang, Z. Chen, A. W. Fu, D. W. Cheung (2002), Enhancing effectiveness of outlier detections for low density
 * patterns, doi:10.1007/3-540-47887-6_53.
 *
 * @param neighbors k, from 1 to the number of training rows less 1, often 20
 */
public record ConnectivityOutlierFactor(int neighbors) implements Detector {
    /** Checks the range of {@code neighbors}. */
    public ConnectivityOutlierFactor {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
    }

    @Override
    public FittedDetector fit(Dataset train) {
        double[][] rows = train.rows();
        return new LocalComparison(
                this, neighbors, rows, (found, row) -> chaining(rows, found, row), Sparseness::overMean);
    }

    @Override
    public FittedDetector restore(State state) {
        double[][] rows = state.table("rows");
        return new LocalComparison(
                this, neighbors, state, (found, row) -> chaining(rows, found, row), Sparseness::overMean);
    }

    /** The average chaining distance; of equally near neighbors the one farther down the list is reached first. */
    private static double chaining(double[][] rows, Neighbors found, int row) {
        int[] left = found.indices(row);
        double[] distances = found.distances(row);
        double sum = 0;
        for (int count = left.length; count > 0; count--) {
            int next = nearest(distances, count);
            sum += count * distances[next];
            double[] reached = rows[left[next]];
            // What is left stays in order.
            System.arraycopy(left, next + 1, left, next, count - 1 - next);
            System.arraycopy(distances, next + 1, distances, next, count - 1 - next);
            for (int i = 0; i < count - 1; i++) {
                distances[i] = Math.min(distances[i], AllDistances.between(reached, rows[left[i]]));
            }
        }
        return 2 * sum / (left.length * (left.length + 1.0));
    }

    private static int nearest(double[] distances, int count) {
        int nearest = 0;
        for (int i = 1; i < count; i++) {
            if (distances[i] <= distances[nearest]) {
                nearest = i;
            }
        }
        return nearest;
    }
}
