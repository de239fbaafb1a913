package anomaly.scaling;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import anomaly.LabelAware;
import anomaly.State;
import java.util.function.Function;

/** A detector behind a scaling. One record for each combination of what the detector may also be. */
sealed interface Scaled extends Detector {
    Scaling scaling();

    Detector detector();

    /** Learns the scaling, then lets {@code fit} learn the detector. */
    default FittedDetector fitted(Dataset train, Function<Dataset, FittedDetector> fit) {
        FittedScaling fitted = scaling().fit(train);
        return new Behind(this, fitted, fit.apply(fitted.apply(train)));
    }

    @Override
    default FittedDetector restore(State state) {
        FittedScaling fitted = FittedScaling.restore(state.state("scaling"));
        return new Behind(this, fitted, detector().restore(state.state("detector")));
    }

    default String text() {
        return scaling() + " before " + detector();
    }

    record Plain(Scaling scaling, Detector detector) implements Scaled {
        @Override
        public FittedDetector fit(Dataset train) {
            return fitted(train, detector::fit);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Aware(Scaling scaling, Detector detector) implements LabelAware, Scaled {
        @Override
        public FittedDetector fit(Dataset train) {
            return fitted(train, detector::fit);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Iterative(Scaling scaling, IterativeDetector detector) implements IterativeDetector, Scaled {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            return fitted(train, scaled -> detector.fit(scaled, listener));
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record IterativeAware(Scaling scaling, IterativeDetector detector)
            implements IterativeDetector, LabelAware, Scaled {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            return fitted(train, scaled -> detector.fit(scaled, listener));
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** The fitted detector behind a fitted scaling. */
    record Behind(Scaled scaled, FittedScaling scaling, FittedDetector detector) implements FittedDetector {
        @Override
        public State state() {
            return State.of(scaled).with("scaling", scaling.state()).with("detector", detector);
        }

        @Override
        public double[] score(double[][] rows) {
            return detector.score(scaling.apply(rows));
        }

        @Override
        public double[] score(Dataset data) {
            return detector.score(scaling.apply(data));
        }

        @Override
        public double[] trainingScores() {
            return detector.trainingScores();
        }
    }
}
