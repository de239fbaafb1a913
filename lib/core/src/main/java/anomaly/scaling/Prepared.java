package anomaly.scaling;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import anomaly.LabelAware;
import anomaly.State;
import java.util.function.Function;

/** A detector behind a preparation. One record for each combination of what the detector may also be. */
sealed interface Prepared extends Detector {
    Preparation preparation();

    Detector detector();

    /** Learns the preparation, then lets {@code fit} learn the detector. */
    default FittedDetector fitted(Dataset train, Function<Dataset, FittedDetector> fit) {
        FittedPreparation fitted = preparation().fit(train);
        return new Behind(this, fitted, fit.apply(fitted.apply(train)));
    }

    @Override
    default FittedDetector restore(State state) {
        FittedPreparation fitted = preparation().restore(state.state("preparation"));
        return new Behind(this, fitted, detector().restore(state.state("detector")));
    }

    default String text() {
        return preparation() + " before " + detector();
    }

    record Plain(Preparation preparation, Detector detector) implements Prepared {
        @Override
        public FittedDetector fit(Dataset train) {
            return fitted(train, detector::fit);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Aware(Preparation preparation, Detector detector) implements LabelAware, Prepared {
        @Override
        public FittedDetector fit(Dataset train) {
            return fitted(train, detector::fit);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Iterative(Preparation preparation, IterativeDetector detector) implements IterativeDetector, Prepared {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            return fitted(train, prepared -> detector.fit(prepared, listener));
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record IterativeAware(Preparation preparation, IterativeDetector detector)
            implements IterativeDetector, LabelAware, Prepared {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            return fitted(train, prepared -> detector.fit(prepared, listener));
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** The fitted detector behind a fitted preparation. */
    record Behind(Prepared prepared, FittedPreparation preparation, FittedDetector detector) implements FittedDetector {
        @Override
        public State state() {
            return State.of(prepared).with("preparation", preparation.state()).with("detector", detector);
        }

        @Override
        public double[] score(double[][] rows) {
            return detector.score(preparation.apply(rows));
        }

        @Override
        public double[] score(Dataset data) {
            return detector.score(preparation.apply(data));
        }

        @Override
        public double[] trainingScores() {
            return detector.trainingScores();
        }
    }
}
