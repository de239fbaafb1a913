package anomaly.linear;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import anomaly.LabelAware;
import anomaly.State;
import java.util.Arrays;
import java.util.function.Function;

/** A detector behind a projection. One record for each combination of what the detector may also be. */
sealed interface Projected extends Detector {
    Projection projection();

    Detector detector();

    /** Learns the projection, then lets {@code fit} learn the detector. */
    default FittedDetector fitted(Dataset train, Function<Dataset, FittedDetector> fit) {
        PrincipalAxes axes = PrincipalAxes.of(train, projection().components());
        double[][] projected = new double[train.size()][];
        int[] next = {0};
        train.mapBlocks(rows -> {
            for (double[] row : coordinates(axes, rows)) {
                projected[next[0]] = row;
                next[0]++;
            }
            return new double[rows.length];
        });
        Dataset few = Dataset.of(
                train.name(), Dataset.numbered("component", Math.max(1, axes.count())), projected, train.labels());
        return new Behind(this, axes, fit.apply(few));
    }

    /** New rows, one number a component; of equal training rows the distance from them. */
    default double[][] coordinates(PrincipalAxes axes, double[][] rows) {
        if (axes.count() == 0) {
            return Arrays.stream(axes.measure(rows, (y, rest) -> Math.min(Double.MAX_VALUE, Math.sqrt(rest))))
                    .mapToObj(distance -> new double[] {distance})
                    .toArray(double[][]::new);
        }
        double[][] projected = axes.project(rows);
        double[] variances = axes.variances();
        for (double[] row : projected) {
            for (int k = 0; k < row.length; k++) {
                double value = projection().whiten() ? row[k] / Math.sqrt(variances[k]) : row[k];
                row[k] = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
            }
        }
        return projected;
    }

    @Override
    default FittedDetector restore(State state) {
        return new Behind(
                this, PrincipalAxes.restore(state.state("axes")), detector().restore(state.state("detector")));
    }

    default String text() {
        return projection() + " before " + detector();
    }

    record Plain(Projection projection, Detector detector) implements Projected {
        @Override
        public FittedDetector fit(Dataset train) {
            return fitted(train, detector::fit);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Aware(Projection projection, Detector detector) implements LabelAware, Projected {
        @Override
        public FittedDetector fit(Dataset train) {
            return fitted(train, detector::fit);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Iterative(Projection projection, IterativeDetector detector) implements IterativeDetector, Projected {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            return fitted(train, projected -> detector.fit(projected, listener));
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record IterativeAware(Projection projection, IterativeDetector detector)
            implements IterativeDetector, LabelAware, Projected {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            return fitted(train, projected -> detector.fit(projected, listener));
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** The fitted detector behind the principal components. */
    record Behind(Projected projected, PrincipalAxes axes, FittedDetector detector) implements FittedDetector {
        @Override
        public double[] score(double[][] rows) {
            return detector.score(projected.coordinates(axes, rows));
        }

        @Override
        public double[] trainingScores() {
            return detector.trainingScores();
        }

        @Override
        public State state() {
            return State.of(projected).with("axes", axes.state()).with("detector", detector);
        }
    }
}
