package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The local outlier factor: how much less dense is it around this row than around its neighbors? With the k nearest
 * training rows N(p) of a row p and the distance kd(o) from o to its own k-th neighbor,
 *
 * <pre>
 * reach(p, o) = max(kd(o), distance(p, o))
 * lrd(p)      = 1 / mean of reach(p, o) over o in N(p)
 * LOF(p)      = mean of lrd(o) over o in N(p) / lrd(p)
 * </pre>
 *
 * <p>About 1 means as dense as its neighbors, 2 half as dense; there is no upper end, and no unit. Use it where clusters
 * differ in density. Not for large dimension, where all distances become alike, and not for anomalies that come in clumps
 * larger than k, which are neighbors to each other.
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. A new row is compared with the training
 * rows only. Cost: {@link NeighborSearch}, and 12 k + 16 bytes a training row.
 *
 * <p><b>Deviations from the paper.</b> Exactly k neighbors are kept where several rows share the k-distance ({@link
 * NeighborSearch} says which). Where more than k rows are equal their density is infinite; such a heap counts as {@value
 * #HEAP} times as dense as the densest row of finite density. So a row in a heap scores 1 (infinite over infinite), a row
 * beside one scores high but finite and the higher the farther, in any unit of measurement. Data without heaps is not
 * touched by this. If all training rows lie in heaps, a new row scores 1 in a heap and {@value #HEAP} elsewhere.
 * (scikit-learn adds 1e-10 to every mean reachability distance instead, ELKI returns infinity.)
 *
 * <p>M. Breunig, H.-P. Kriegel, R. Ng, J. Sander (2000), LOF: identifying density-based local outliers,
 * doi:10.1145/342009.335388.
 *
 * @param neighbors k, the paper's MinPts, from 1 to the number of training rows less 1; the paper advises at least 10, and
 *     at least the size of the largest clump of anomalies. Often 20
 */
public record LocalOutlierFactor(int neighbors) implements Detector {
    /** How many times as dense as the densest other row a heap of equal rows is. */
    private static final double HEAP = 10;

    /** Checks the range of {@code neighbors}. */
    public LocalOutlierFactor {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
    }

    @Override
    public FittedDetector fit(Dataset train) {
        NeighborSearch search = NeighborSearch.among(train);
        return new Fitted(this, train.rows(), search, search.nearestOthers(neighbors));
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(this, state);
    }

    private static final class Fitted implements FittedDetector {
        private final LocalOutlierFactor detector;
        private final double[][] rows;
        private final NeighborSearch search;
        private final int neighbors;
        private final double[] kDistances;
        private final double smallestReach;
        private final double[] densities;
        private final double[] trainingScores;

        Fitted(LocalOutlierFactor detector, double[][] rows, NeighborSearch search, Neighbors found) {
            this.detector = detector;
            this.rows = rows;
            this.search = search;
            neighbors = detector.neighbors;
            kDistances = rowwise(found, found::farthest);
            double[] reach = rowwise(found, i -> meanReach(found, i));
            smallestReach = Arrays.stream(reach).filter(r -> r > 0).min().orElse(0) / HEAP;
            densities = Arrays.stream(reach).map(this::density).toArray();
            trainingScores = rowwise(found, i -> factor(found, i, reach[i]));
        }

        Fitted(LocalOutlierFactor detector, State state) {
            this.detector = detector;
            rows = state.table("rows");
            search = NeighborSearch.among(rows);
            neighbors = detector.neighbors;
            kDistances = state.numbers("kDistances");
            smallestReach = state.number("smallestReach");
            densities = state.numbers("densities");
            trainingScores = state.numbers("trainingScores");
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("rows", rows)
                    .with("kDistances", kDistances)
                    .with("smallestReach", smallestReach)
                    .with("densities", densities)
                    .with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            Neighbors found = search.nearest(rows, neighbors);
            return rowwise(found, i -> factor(found, i, meanReach(found, i)));
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        private double meanReach(Neighbors found, int row) {
            double sum = 0;
            for (int rank = 0; rank < neighbors; rank++) {
                sum += Math.max(kDistances[found.index(row, rank)], found.distance(row, rank));
            }
            return sum / neighbors;
        }

        /** No row without a heap among its neighbors has a mean reach below a half of the smallest of training. */
        private double density(double meanReach) {
            return 1 / Math.max(meanReach, smallestReach);
        }

        private double factor(Neighbors found, int row, double meanReach) {
            if (smallestReach == 0) {
                return meanReach > 0 ? HEAP : 1;
            }
            double sum = 0;
            for (int rank = 0; rank < neighbors; rank++) {
                sum += densities[found.index(row, rank)];
            }
            return Math.min(Double.MAX_VALUE, sum / neighbors / density(meanReach));
        }

        private static double[] rowwise(Neighbors found, IntToDoubleFunction value) {
            return IntStream.range(0, found.size())
                    .parallel()
                    .mapToDouble(value)
                    .toArray();
        }
    }
}
