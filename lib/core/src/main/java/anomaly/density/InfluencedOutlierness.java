package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.AllDistances;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import anomaly.neighbors.ReverseNeighbors;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The influenced outlierness (INFLO): a local outlier factor that also asks whose neighbor the row is. With N(p) the k
 * nearest training rows of p, R(p) the rows that have p among theirs, and kd(p) the distance to the k-th neighbor,
 *
 * <pre>
 * density(p) = 1 / kd(p)
 * INFLO(p)   = mean of density(o) over o in N(p) or R(p) / density(p)
 * </pre>
 *
 * <p>About 1 means as dense as its surroundings, 2 half as dense; no upper end, no unit. At the edge of a sparse cluster
 * beside a dense one the nearest rows all lie in the dense one, so that the local outlier factor calls the row odd; the
 * rows of its own cluster that have it as a neighbor bring the score back to 1. Use it where clusters of different
 * density touch. Not for large dimension, where few rows are everybody's neighbors (see {@link anomaly.neighbors.Hubness}).
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. For a new row R(p) are the training rows
 * that lie nearer to it than to their own k-th neighbor. Cost: {@link NeighborSearch}, and 16 k bytes a training row; a new
 * row is measured from every training row, O(n d).
 *
 * <p><b>Deviations from the paper.</b> Its two-way search finds only those of R(p) that are in N(p) as well, which adds
 * nothing to N(p); R(p) here is what its definition says. Exactly k neighbors where several share the k-distance. A heap of
 * more than k equal rows counts as 10 times as dense as the densest row outside heaps, as in {@link LocalOutlierFactor}.
 *
 * <p>W. Jin, A. K. H. Tung, J. Han, W. Wang (2006), Ranking outliers using symmetric neighborhood relationship,
 * doi:10.1007/11731139_68.
 *
 * @param neighbors k, from 1 to the number of training rows less 1, often 20
 * @param mutual what becomes of rows whose neighbors are all mutual, {@link Mutual#SCORED} by default
 */
public record InfluencedOutlierness(int neighbors, Mutual mutual) implements Detector {
    /** What becomes of a row all of whose neighbors have it as a neighbor, too. */
    public enum Mutual {
        /** It is scored as every row. */
        SCORED,
        /** It scores 1 outright: the paper's pruning with threshold 1, the default of ELKI. */
        NORMAL
    }

    /** Checks the range of {@code neighbors}. */
    public InfluencedOutlierness {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
        Objects.requireNonNull(mutual, "mutual");
    }

    /**
     * Every row is scored.
     *
     * @param neighbors k, from 1 to the number of training rows less 1
     */
    public InfluencedOutlierness(int neighbors) {
        this(neighbors, Mutual.SCORED);
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
        private final InfluencedOutlierness detector;
        private final double[][] rows;
        private final NeighborSearch search;
        private final AllDistances all;
        private final Sparseness sparseness;
        private final double[] trainingScores;

        Fitted(InfluencedOutlierness detector, double[][] rows) {
            this.detector = detector;
            this.rows = rows;
            search = NeighborSearch.among(rows);
            all = AllDistances.to(rows);
            Neighbors found = search.nearestOthers(detector.neighbors);
            sparseness = new Sparseness(Sparseness.rowwise(rows.length, found::farthest));
            ReverseNeighbors reverse = ReverseNeighbors.of(found);
            trainingScores = Sparseness.rowwise(rows.length, i -> factor(found, i, reverse.indices(i)));
        }

        Fitted(InfluencedOutlierness detector, State state) {
            this.detector = detector;
            rows = state.table("rows");
            search = NeighborSearch.among(rows);
            all = AllDistances.to(rows);
            sparseness = new Sparseness(state.numbers("kDistances"));
            trainingScores = state.numbers("trainingScores");
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("rows", rows)
                    .with("kDistances", sparseness.lengths())
                    .with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            Neighbors found = search.nearest(rows, detector.neighbors);
            return Sparseness.rowwise(rows.length, i -> factor(found, i, all.reaching(rows[i], sparseness.lengths())));
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        private double factor(Neighbors found, int row, int[] reverse) {
            int[] near = found.indices(row);
            // In the order of the rows: which list a row is from must not change the rounding.
            int[] union = IntStream.concat(Arrays.stream(near), Arrays.stream(reverse))
                    .sorted()
                    .distinct()
                    .toArray();
            boolean allMutual = union.length == reverse.length;
            return allMutual && detector.mutual == Mutual.NORMAL
                    ? 1
                    : sparseness.meanQuotient(found.farthest(row), union);
        }
    }
}
