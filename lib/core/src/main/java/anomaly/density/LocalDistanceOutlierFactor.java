package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.AllDistances;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import java.util.Arrays;

/**
 * The local distance-based outlier factor (LDOF): how far is a row from its neighbors, measured by how far they are from
 * each other? With N(p) the k nearest training rows of p,
 *
 * <pre>
 * LDOF(p) = (mean of distance(p, o) over o in N(p)) / (mean of distance(o, o') over pairs o, o' in N(p))
 * </pre>
 *
 * <p>Below 1 the row lies amid its neighbors, near 1/2 in the center of a ball; far above 1 it lies outside of their cloud.
 * No upper end, no unit. Only the row's own neighborhood counts, not the densities around its neighbors, so clusters of
 * different density do it no harm. The paper takes the n rows of highest score; k should be at least the number of
 * features, since k rows in more dimensions than k have no inside.
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. A new row is measured by its nearest
 * training rows. Cost: {@link NeighborSearch}, O(k^2 d) a row, 12 k + 8 bytes a training row.
 *
 * <p><b>Deviations from the paper.</b> Exactly k neighbors where several share the k-distance. Where the neighbors are
 * equal rows, a tenth of the smallest mean distance above 0 among the neighbors of any training row is divided by, so that
 * scores stay finite and rise with the distance; a row equal to all its neighbors scores 1. If no such distance is above 0, a
 * row that differs from its neighbors scores 10.
 *
 * <p>K. Zhang, M. Hutter, H. Jin (2009), A new local distance-based outlier detection approach for scattered real-world
 * data, doi:10.1007/978-3-642-01307-2_84.
 *
 * @param neighbors k, from 2 to the number of training rows less 1, at least the number of features where there are enough
 *     rows; often 20
 */
public record LocalDistanceOutlierFactor(int neighbors) implements Detector {
    /** Checks the range of {@code neighbors}. */
    public LocalDistanceOutlierFactor {
        if (neighbors < 2) {
            throw new IllegalArgumentException(
                    "neighbors is " + neighbors + ", expected at least 2, since neighbors are measured by pairs");
        }
    }

    @Override
    public FittedDetector fit(Dataset train) {
        return new Fitted(this, train.rows());
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(this, state);
    }

    private static final class Fitted implements FittedDetector {
        private final LocalDistanceOutlierFactor detector;
        private final double[][] rows;
        private final NeighborSearch search;
        /** What stands for 0 as the mean distance between neighbors. */
        private final double floor;

        private final double[] trainingScores;

        Fitted(LocalDistanceOutlierFactor detector, double[][] rows) {
            this.detector = detector;
            this.rows = rows;
            search = NeighborSearch.among(rows);
            Neighbors found = search.nearestOthers(detector.neighbors);
            double[] inner = Sparseness.rowwise(rows.length, i -> inner(found, i));
            floor = Arrays.stream(inner).filter(mean -> mean > 0).min().orElse(0) / Sparseness.HEAP;
            trainingScores = Sparseness.rowwise(rows.length, i -> factor(found, i, inner[i]));
        }

        Fitted(LocalDistanceOutlierFactor detector, State state) {
            this.detector = detector;
            rows = state.table("rows");
            search = NeighborSearch.among(rows);
            floor = state.number("floor");
            trainingScores = state.numbers("trainingScores");
        }

        @Override
        public State state() {
            return State.of(detector).with("rows", rows).with("floor", floor).with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            Neighbors found = search.nearest(rows, detector.neighbors);
            return Sparseness.rowwise(rows.length, i -> factor(found, i, inner(found, i)));
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        /** The mean distance between the neighbors of a row. */
        private double inner(Neighbors found, int row) {
            int[] near = found.indices(row);
            double sum = 0;
            for (int a = 1; a < near.length; a++) {
                for (int b = 0; b < a; b++) {
                    sum += AllDistances.between(rows[near[a]], rows[near[b]]);
                }
            }
            return sum / (near.length * (near.length - 1.0) / 2);
        }

        private double factor(Neighbors found, int row, double inner) {
            double outer = Arrays.stream(found.distances(row)).sum() / found.count();
            if (inner > 0) {
                return Sparseness.finite(outer / inner);
            }
            return outer > 0 && floor > 0 ? Sparseness.finite(outer / floor) : Sparseness.amongHeaps(outer);
        }
    }
}
