package anomaly;

/**
 * Told after every epoch of an {@link IterativeDetector}; may end the training. A {@code List<Epoch>} serves as it is:
 * {@code fit(train, epochs::add)}.
 */
@FunctionalInterface
public interface EpochListener {
    /** Listens to nothing and never stops. */
    EpochListener NONE = epoch -> true;

    /**
     * Called after each epoch, on the thread that trains.
     *
     * @param epoch what the epoch achieved
     * @return true to go on, false to stop here and keep the best model so far
     */
    boolean after(Epoch epoch);
}
