package anomaly;

/**
 * A detector that learns epoch by epoch and can be watched and stopped. When the listener says so, or when its thread is
 * interrupted (a notebook's stop button), it returns the best model so far.
 */
public interface IterativeDetector extends Detector {
    /**
     * Learns what normal looks like, reporting after each epoch.
     *
     * @param train the rows to learn from
     * @param listener told after each epoch; may stop the training
     * @return the best model found
     * @throws IllegalArgumentException if the data does not allow this method
     */
    FittedDetector fit(Dataset train, EpochListener listener);

    @Override
    default FittedDetector fit(Dataset train) {
        return fit(train, EpochListener.NONE);
    }
}
