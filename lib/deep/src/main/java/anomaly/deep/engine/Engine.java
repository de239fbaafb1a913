package anomaly.deep.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Who runs the steps of a network: forward, backward, update. The network itself is Deeplearning4j's: an engine starts from
 * its parameters and writes them back when asked to. Passes of one engine may score in several threads at
 * once; training is for one.
 */
public interface Engine {
    /**
     * The fastest engine that can run a network: the lane engine, or else Deeplearning4j itself.
     *
     * @param network an initialized network that takes rows: pictures by {@code InputType.convolutionalFlat}
     * @param variance how batch normalization keeps the variance
     * @return an engine that holds the network's parameters
     */
    static Engine of(MultiLayerNetwork network, RunningVariance variance) {
        try {
            return LaneEngine.of(network, variance);
        } catch (UnsupportedLayerException other) {
            return new Dl4jEngine(network, variance, other.getMessage());
        }
    }

    /**
     * The same with the variance of the batch kept as it is.
     *
     * @param network an initialized network that takes rows
     * @return an engine that holds the network's parameters
     */
    static Engine of(MultiLayerNetwork network) {
        return of(network, RunningVariance.OF_THE_BATCH);
    }

    /**
     * What to call it, and why it was chosen where that may surprise.
     *
     * @return a short text
     */
    String name();

    /**
     * Values a row that goes in.
     *
     * @return at least 1
     */
    int inputs();

    /**
     * Values a row that comes out.
     *
     * @return at least 1
     */
    int outputs();

    /**
     * Room for a batch on its way. Several passes may be on their way at once, each with batch statistics of its own.
     *
     * @param rows the most rows it takes
     * @return a pass
     */
    Pass pass(int rows);

    /** Sets all gradients to 0. */
    void clearGradients();

    /**
     * Moves the parameters along their gradients.
     *
     * @param updater how
     */
    void update(Updater updater);

    /**
     * The gradients that passes have added, as the network orders its parameters, running averages left out.
     *
     * @return a new array
     */
    float[] gradients();

    /**
     * All that training has changed.
     *
     * @return a copy
     */
    EngineState state();

    /**
     * Goes on from there.
     *
     * @param state what {@link #state()} of an engine for a network of the same layers gave
     * @throws IllegalArgumentException if it is of another network
     */
    void restore(EngineState state);

    /** Writes parameters and running averages into the network. */
    void store();
}
