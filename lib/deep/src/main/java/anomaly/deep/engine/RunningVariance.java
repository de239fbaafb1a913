package anomaly.deep.engine;

/** Which variance the running averages of batch normalization keep; a batch itself is always divided by its own. */
public enum RunningVariance {
    /** The variance of the batch, divisor n: Deeplearning4j and Keras. */
    OF_THE_BATCH,
    /** What the batch says of the population, divisor n - 1: PyTorch. */
    OF_THE_POPULATION
}
