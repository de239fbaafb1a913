package anomaly.deep.engine;

/**
 * Where a training is after an epoch: enough to go on with the same bits. What the engine holds is copied only when it is
 * asked for.
 */
public final class Progress {
    private final Engine engine;
    private final EngineState kept;
    private final int epochs;
    private final double leastLoss;
    private final EngineState best;

    Progress(Engine engine, int epochs, double leastLoss, EngineState best) {
        this(engine, null, epochs, leastLoss, best);
    }

    private Progress(Engine engine, EngineState kept, int epochs, double leastLoss, EngineState best) {
        this.engine = engine;
        this.kept = kept;
        this.epochs = epochs;
        this.leastLoss = leastLoss;
        this.best = best;
    }

    /**
     * A progress from its parts, as a checkpoint holds them.
     *
     * @param current what the engine held
     * @param epochs epochs done, at least 0
     * @param leastLoss the smallest mean loss of an epoch
     * @param best what the engine held after that epoch
     * @return the progress
     */
    public static Progress of(EngineState current, int epochs, double leastLoss, EngineState best) {
        return new Progress(null, current, epochs, leastLoss, best);
    }

    /**
     * Epochs done.
     *
     * @return at least 0
     */
    public int epochs() {
        return epochs;
    }

    /**
     * The smallest mean loss of an epoch so far.
     *
     * @return infinite before the first
     */
    public double leastLoss() {
        return leastLoss;
    }

    /**
     * What the engine holds now.
     *
     * @return a state
     */
    public EngineState current() {
        return kept != null ? kept : engine.state();
    }

    /**
     * What the engine held after the epoch with the smallest loss.
     *
     * @return a state
     */
    public EngineState best() {
        return best;
    }
}
