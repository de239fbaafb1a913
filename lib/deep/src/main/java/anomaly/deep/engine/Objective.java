package anomaly.deep.engine;

/**
 * What training makes small, written once for every engine: from the rows that a network gives for a batch, the loss and its
 * gradient with respect to them. It may look at all rows of the batch together.
 */
@FunctionalInterface
public interface Objective {
    /**
     * Computes loss and gradient.
     *
     * @param batch the rows that went in
     * @param outputs the rows that came out, one after the other, {@code batch.count()} times the width of the output
     * @param gradient of the loss with respect to each output; overwritten
     * @return the loss of the batch
     */
    double evaluate(Batch batch, float[] outputs, float[] gradient);
}
