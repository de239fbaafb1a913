package anomaly.scaling;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.IterativeDetector;
import anomaly.LabelAware;
import anomaly.State;
import java.util.Objects;

/**
 * What rows go through before a detector sees them. {@link #before} puts one in front of a detector, which then learns it from
 * its training rows only: nothing leaks from the rows it is tested on. A value that prints itself, an enum constant or a
 * record.
 */
public interface Preparation {
    /**
     * Learns it from training rows.
     *
     * @param train the rows to learn from; not changed
     * @return the preparation, ready for these and other rows
     * @throws IllegalArgumentException if the data does not allow it
     */
    FittedPreparation fit(Dataset train);

    /**
     * Makes the fitted preparation again that had this state.
     *
     * @param state what {@link FittedPreparation#state()} gave
     * @return an equal one
     * @throws IllegalArgumentException if a value is missing or of another kind
     */
    FittedPreparation restore(State state);

    /**
     * A detector that learns this preparation from its training rows, applies it to them, and to every row it is asked to
     * score. What it wraps stays what it is: a {@link LabelAware} detector stays one, and so does an {@link
     * IterativeDetector}.
     *
     * @param detector what to fit on prepared rows
     * @return a value that prints as {@code Z_SCORE before KNearestNeighbors[neighbors=5]}
     */
    default Detector before(Detector detector) {
        Objects.requireNonNull(detector, "detector");
        if (detector instanceof IterativeDetector iterative) {
            return before(iterative);
        }
        return detector instanceof LabelAware ? new Prepared.Aware(this, detector) : new Prepared.Plain(this, detector);
    }

    /**
     * The same for a detector that learns epoch by epoch.
     *
     * @param detector what to fit on prepared rows
     * @return an iterative detector
     */
    default IterativeDetector before(IterativeDetector detector) {
        Objects.requireNonNull(detector, "detector");
        return detector instanceof LabelAware
                ? new Prepared.IterativeAware(this, detector)
                : new Prepared.Iterative(this, detector);
    }
}
