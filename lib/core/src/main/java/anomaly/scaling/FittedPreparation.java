package anomaly.scaling;

import anomaly.Dataset;
import anomaly.State;

/** A {@link Preparation} that has been learned. Immutable and thread-safe. */
public interface FittedPreparation {
    /**
     * Prepares rows.
     *
     * @param rows rows as wide as the training rows; not changed
     * @return new rows, as many
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    double[][] apply(double[][] rows);

    /**
     * Prepares a data set; its name, labels and row ids stay.
     *
     * @param data a data set with as many features as the training rows
     * @return a new data set
     * @throws IllegalArgumentException if it has another number of features
     */
    Dataset apply(Dataset data);

    /**
     * What was learned, as a part of a fitted detector's state.
     *
     * @return a state that {@link Preparation#restore} reads
     */
    State state();
}
