package anomaly;

/**
 * The hyper-parameters of a method: an immutable record that prints itself. Fitting never changes it.
 *
 * <p>A detector that draws random numbers has a component {@code long seed}; the same seed gives the same scores, whatever
 * the number of threads.
 */
public interface Detector {
    /**
     * Learns what normal looks like.
     *
     * @param train the rows to learn from; neither they nor this detector are changed
     * @return the fitted detector
     * @throws IllegalArgumentException if the data does not allow this method; the message names the parameter, its value
     *     and what was expected
     */
    FittedDetector fit(Dataset train);

    /**
     * Learns from bare rows, for a quick try.
     *
     * @param rows one array a row, all of one length
     * @return the fitted detector
     */
    default FittedDetector fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    /**
     * Makes the fitted detector again that had this state.
     *
     * @param state what {@link FittedDetector#state()} of a detector equal to this one gave
     * @return a fitted detector that scores bit for bit as that one
     * @throws IllegalArgumentException if a value is missing or of another kind
     * @throws UnsupportedOperationException if this detector's models cannot be saved
     */
    default FittedDetector restore(State state) {
        throw new UnsupportedOperationException(this + " cannot bring back a saved model (override restore)");
    }
}
