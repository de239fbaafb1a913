package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import anomaly.special.ErrorFunction;
import java.util.Arrays;
import java.util.Objects;

/**
 * LoOP, the local outlier factor as a probability. With N(p) the k nearest training rows of p, a mean over the training
 * rows E, and erf the error function,
 *
 * <pre>
 * pdist(p) = sqrt(mean of distance(p, o)^2 over o in N(p))
 * PLOF(p)  = pdist(p) / (mean of pdist(o) over o in N(p)) - 1
 * nPLOF    = lambda sqrt(E[PLOF^2])
 * LoOP(p)  = max(0, erf(PLOF(p) / (nPLOF sqrt(2))))
 * </pre>
 *
 * <p>From 0, at least as dense as its neighbors, to 1, certainly odd: scores of different data sets can be compared, and a
 * threshold has a meaning before the data is seen. It is a probability under the assumption that distances within a
 * neighborhood are half normal; read it as a calibrated score. Rows far beyond the rest all have score 1, so it ranks the very
 * first less finely than {@link LocalOutlierFactor}. Not for large dimension, nor for anomalies in clumps larger than k.
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. A new row is compared with the training
 * rows only, and nPLOF stays that of the training rows. Cost: {@link NeighborSearch}, and 12 k + 16 bytes a training row.
 *
 * <p><b>Deviations from the paper.</b> The factor lambda within pdist cancels out and is left out. Exactly k neighbors where
 * several share the k-distance. A heap of more than k equal rows counts as 10 times as dense as the densest row outside
 * heaps, as in {@link LocalOutlierFactor}. Where nPLOF is 0, since all training rows are as dense as their neighbors, any PLOF
 * above 0 is certainly odd. {@link Spread#POSITIVE} is how ELKI has it.
 *
 * <p>H.-P. Kriegel, P. Kroeger, E. Schubert, A. Zimek (2009), LoOP: local outlier probabilities,
 * doi:10.1145/1645953.1646195.
 *
 * @param neighbors k, from 1 to the number of training rows less 1, often 20
 * @param lambda how many standard deviations a row must stick out, above 0, often 1 to 3; changes the values and not the
 *     order. 2 by default, as in ELKI
 * @param spread which factors make nPLOF, {@link Spread#ALL} by default
 */
public record LocalOutlierProbability(int neighbors, double lambda, Spread spread) implements Detector {
    /** Which PLOF values the spread nPLOF is made of. */
    public enum Spread {
        /** All of them, as in the paper. */
        ALL,
        /** Those below 0 counted as 0, as in ELKI: a smaller spread, so higher probabilities. */
        POSITIVE
    }

    /** Checks the ranges. */
    public LocalOutlierProbability {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
        if (!(lambda > 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("lambda is " + lambda + ", expected a finite number above 0");
        }
        Objects.requireNonNull(spread, "spread");
    }

    /**
     * The paper's spread.
     *
     * @param neighbors k, from 1 to the number of training rows less 1
     * @param lambda how many standard deviations a row must stick out, above 0
     */
    public LocalOutlierProbability(int neighbors, double lambda) {
        this(neighbors, lambda, Spread.ALL);
    }

    /**
     * Lambda 2 and the paper's spread.
     *
     * @param neighbors k, from 1 to the number of training rows less 1
     */
    public LocalOutlierProbability(int neighbors) {
        this(neighbors, 2);
    }

    @Override
    public FittedDetector fit(Dataset train) {
        return new Fitted(
                this,
                new LocalComparison(
                        this,
                        neighbors,
                        train.rows(),
                        LocalOutlierProbability::probabilisticDistance,
                        Sparseness::overMean));
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(
                this,
                new LocalComparison(
                        this, neighbors, state, LocalOutlierProbability::probabilisticDistance, Sparseness::overMean));
    }

    private static double probabilisticDistance(Neighbors found, int row) {
        double squares = 0;
        for (int rank = 0; rank < found.count(); rank++) {
            squares += found.distance(row, rank) * found.distance(row, rank);
        }
        return Math.sqrt(squares / found.count());
    }

    private double normalization(double[] ratios) {
        double least = spread == Spread.ALL ? Double.NEGATIVE_INFINITY : 0;
        double squares = 0;
        for (double ratio : ratios) {
            double factor = Math.max(least, ratio - 1);
            squares += factor * factor;
        }
        return Sparseness.finite(lambda * Math.sqrt(squares / ratios.length));
    }

    /** Keeps PLOF + 1 of the training rows; the rest follows from them. */
    private static final class Fitted implements FittedDetector {
        private final LocalComparison ratios;
        private final double normalization;

        Fitted(LocalOutlierProbability detector, LocalComparison ratios) {
            this.ratios = ratios;
            normalization = detector.normalization(ratios.trainingScores());
        }

        @Override
        public State state() {
            return ratios.state();
        }

        @Override
        public double[] score(double[][] rows) {
            return probabilities(ratios.score(rows));
        }

        @Override
        public double[] trainingScores() {
            return probabilities(ratios.trainingScores());
        }

        private double[] probabilities(double[] ratios) {
            return Arrays.stream(ratios)
                    .map(ratio -> ratio > 1 ? ErrorFunction.of((ratio - 1) / normalization / Math.sqrt(2)) : 0)
                    .toArray();
        }
    }
}
