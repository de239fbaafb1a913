package anomaly.deep.engine;

/** A batch on its way through a network and back. Rows lie one after the other in arrays. */
public interface Pass {
    /**
     * The most rows it takes.
     *
     * @return at least 1
     */
    int room();

    /**
     * Takes rows through the network.
     *
     * @param rows {@code count} times the width of the input; may be longer
     * @param count 1 to {@link #room()}
     * @param training whether statistics of the batch are used and kept, and dropout drops
     */
    void forward(float[] rows, int count, boolean training);

    /**
     * What came out.
     *
     * @param into {@code count} times the width of the output; overwritten
     */
    void outputs(float[] into);

    /**
     * What a layer gave, by the number it has in the network.
     *
     * @param layer from 0
     * @return a new array, row by row
     * @throws IllegalArgumentException if there is no such layer, or the next one has written over its result
     */
    float[] layer(int layer);

    /**
     * Takes the gradient of the loss back and adds to the gradients of the parameters.
     *
     * @param gradient of the loss with respect to each output
     */
    void backward(float[] gradient);

    /**
     * The same, and computes the gradient of the loss with respect to each input.
     *
     * @param gradient of the loss with respect to each output
     * @param ofInput {@code count} times the width of the input; overwritten
     */
    void backward(float[] gradient, float[] ofInput);
}
