package anomaly.deep;

import anomaly.Dataset;
import anomaly.State;
import anomaly.scaling.FittedPreparation;
import anomaly.scaling.Scaling;

/** How a network's input is scaled; learned from the training rows. */
public enum InputScaling {
    /** Rows go in as they are: for pictures between 0 and 1. */
    NONE(null),
    /** Each feature with mean 0 and standard deviation 1. */
    Z_SCORE(Scaling.Z_SCORE),
    /** Each feature between 0 and 1. */
    MIN_MAX(Scaling.MIN_MAX),
    /** Each feature with median 0 and distance 1 between the quartiles. */
    ROBUST(Scaling.ROBUST);

    private final Scaling scaling;

    InputScaling(Scaling scaling) {
        this.scaling = scaling;
    }

    /** Learns it. */
    FittedPreparation fit(Dataset train) {
        return scaling == null ? new AsItIs(train.width()) : scaling.fit(train);
    }

    /** Makes the scaling again that had this state. */
    FittedPreparation restore(State state) {
        return scaling == null ? new AsItIs(state.integer("width")) : scaling.restore(state);
    }

    private record AsItIs(int width) implements FittedPreparation {
        @Override
        public double[][] apply(double[][] rows) {
            anomaly.Rows.check(rows, width);
            return rows;
        }

        @Override
        public Dataset apply(Dataset data) {
            if (data.width() != width) {
                throw new IllegalArgumentException("data set '" + data.name() + "' has " + data.width()
                        + " features, expected " + width + ": give rows with the features the network was trained on");
            }
            return data;
        }

        @Override
        public State state() {
            return State.part().with("width", width);
        }
    }
}
