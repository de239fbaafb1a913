package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;

/**
 * The local density factor (LDF): the local outlier factor with a kernel density in place of the plain one. With N(p) the k
 * nearest training rows of p, kd(o) the distance from o to its own k-th neighbor, and d features,
 *
 * <pre>
 * reach(p, o) = max(kd(o), distance(p, o))
 * LDE(p)      = mean over o in N(p) of (h kd(o))^-d exp(-1/2 (reach(p, o) / (h kd(o)))^2)
 * LDF(p)      = mean of LDE(o) over o in N(p) / (LDE(p) + c mean of LDE(o) over o in N(p))
 * </pre>
 *
 * <p>Each neighbor spreads a bell as wide as its own neighborhood, so dense regions are seen finely and sparse ones smoothly.
 * The score goes from 0, far denser than its neighbors, over 1 / (1 + c), as dense as they are, to 1 / c, nothing there at
 * all. Densities fall with the power d of the distance, so in many dimensions most scores lie at either end: there use
 * {@link LocalOutlierFactor}.
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. A new row is compared with the training
 * rows only. Densities are kept as logarithms and neither overflow nor underflow. Cost: {@link NeighborSearch}, and 12 k + 24
 * bytes a training row.
 *
 * <p><b>Deviations from the paper.</b> The factor (2 pi)^(-d/2) cancels out and is left out. Exactly k neighbors where several
 * share the k-distance. Where more than k rows are equal, kd is 0; such a heap has a tenth of the smallest kd above 0. If
 * all training rows lie in heaps, a new row scores 1 / (1 + c) in one and 1 / (1/10 + c) elsewhere.
 *
 * <p>L. J. Latecki, A. Lazarevic, D. Pokrajac (2007), Outlier detection with kernel density functions,
 * doi:10.1007/978-3-540-73499-4_6.
 *
 * @param neighbors k, from 1 to the number of training rows less 1, often 20
 * @param bandwidth h, the width of a bell as a share of the k-distance, above 0; 1 by default
 * @param damping c, above 0 and at most 1e6, so that no score is beyond 1 / c; 0.1 by default
 */
public record RelativeDensity(int neighbors, double bandwidth, double damping) implements Detector {
    /** Checks the ranges. */
    public RelativeDensity {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
        if (!(bandwidth > 0 && bandwidth < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("bandwidth is " + bandwidth + ", expected a finite number above 0");
        }
        if (!(damping > 0 && damping <= 1e6)) {
            throw new IllegalArgumentException("damping is " + damping + ", expected above 0, at most 1e6");
        }
    }

    /**
     * Bandwidth 1 and damping 0.1.
     *
     * @param neighbors k, from 1 to the number of training rows less 1
     */
    public RelativeDensity(int neighbors) {
        this(neighbors, 1, 0.1);
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
        private final RelativeDensity detector;
        private final double[][] rows;
        private final NeighborSearch search;
        private final Sparseness kDistances;
        private final double[] logDensities;
        private final double[] trainingScores;

        Fitted(RelativeDensity detector, double[][] rows) {
            this.detector = detector;
            this.rows = rows;
            search = NeighborSearch.among(rows);
            Neighbors found = search.nearestOthers(detector.neighbors);
            kDistances = new Sparseness(Sparseness.rowwise(rows.length, found::farthest));
            logDensities = Sparseness.rowwise(rows.length, i -> logDensity(found, i));
            trainingScores = Sparseness.rowwise(rows.length, i -> factor(found, i, logDensities[i]));
        }

        Fitted(RelativeDensity detector, State state) {
            this.detector = detector;
            rows = state.table("rows");
            search = NeighborSearch.among(rows);
            kDistances = new Sparseness(state.numbers("kDistances"));
            logDensities = state.numbers("logDensities");
            trainingScores = state.numbers("trainingScores");
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("rows", rows)
                    .with("kDistances", kDistances.lengths())
                    .with("logDensities", logDensities)
                    .with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            Neighbors found = search.nearest(rows, detector.neighbors);
            return Sparseness.rowwise(rows.length, i -> factor(found, i, logDensity(found, i)));
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        private double logDensity(Neighbors found, int row) {
            if (kDistances.heapsOnly()) {
                return found.farthest(row) > 0 ? -Math.log(Sparseness.HEAP) : 0;
            }
            double[] logs = new double[found.count()];
            for (int rank = 0; rank < logs.length; rank++) {
                double unit = kDistances.of(found.index(row, rank));
                double ratio = Math.max(1, found.distance(row, rank) / unit) / detector.bandwidth;
                double width = rows[0].length * (Math.log(unit) + Math.log(detector.bandwidth));
                logs[rank] = Math.max(-Double.MAX_VALUE, -ratio * ratio / 2 - width);
            }
            return logMean(logs);
        }

        private double factor(Neighbors found, int row, double own) {
            double[] logs = new double[found.count()];
            for (int rank = 0; rank < logs.length; rank++) {
                logs[rank] = logDensities[found.index(row, rank)];
            }
            return 1 / (Math.exp(own - logMean(logs)) + detector.damping);
        }

        /** The logarithm of the mean of numbers given by their logarithms. */
        private static double logMean(double[] logs) {
            double most = Double.NEGATIVE_INFINITY;
            for (double log : logs) {
                most = Math.max(most, log);
            }
            double sum = 0;
            for (double log : logs) {
                sum += Math.exp(log - most);
            }
            return most + Math.log(sum / logs.length);
        }
    }
}
