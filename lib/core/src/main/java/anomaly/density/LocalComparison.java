package anomaly.density;

import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;

/** A fitted method that measures how sparse it is around a row and compares that with its k nearest training rows. */
final class LocalComparison implements FittedDetector {
    /** How sparse it is around a row, told from its neighbors. */
    @FunctionalInterface
    interface Measure {
        double of(Neighbors found, int row);
    }

    /** How a row's length compares with those of its neighbors. */
    @FunctionalInterface
    interface Comparison {
        double of(Sparseness training, double length, Neighbors found, int row);
    }

    private final Detector detector;
    private final int neighbors;
    private final double[][] rows;
    private final NeighborSearch search;
    private final Measure measure;
    private final Comparison comparison;
    private final Sparseness sparseness;
    private final double[] trainingScores;

    /** Learns from rows. */
    LocalComparison(Detector detector, int neighbors, double[][] rows, Measure measure, Comparison comparison) {
        this.detector = detector;
        this.neighbors = neighbors;
        this.rows = rows;
        this.measure = measure;
        this.comparison = comparison;
        search = NeighborSearch.among(rows);
        Neighbors found = search.nearestOthers(neighbors);
        sparseness = new Sparseness(Sparseness.rowwise(rows.length, i -> measure.of(found, i)));
        trainingScores = Sparseness.rowwise(
                rows.length, i -> comparison.of(sparseness, sparseness.lengths()[i], found, i));
    }

    /** Comes back from a state. */
    LocalComparison(Detector detector, int neighbors, State state, Measure measure, Comparison comparison) {
        this.detector = detector;
        this.neighbors = neighbors;
        this.measure = measure;
        this.comparison = comparison;
        rows = state.table("rows");
        search = NeighborSearch.among(rows);
        sparseness = new Sparseness(state.numbers("lengths"));
        trainingScores = state.numbers("trainingScores");
    }

    @Override
    public State state() {
        return State.of(detector)
                .with("rows", rows)
                .with("lengths", sparseness.lengths())
                .with("trainingScores", trainingScores);
    }

    @Override
    public double[] score(double[][] rows) {
        Neighbors found = search.nearest(rows, neighbors);
        return Sparseness.rowwise(rows.length, i -> comparison.of(sparseness, measure.of(found, i), found, i));
    }

    @Override
    public double[] trainingScores() {
        return trainingScores.clone();
    }
}
