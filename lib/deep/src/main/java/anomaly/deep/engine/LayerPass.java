package anomaly.deep.engine;

/**
 * One layer at work on one batch. Work that each chunk of rows can have done alone is in the methods that take a chunk: the
 * engine takes a chunk through as many layers as do so, while it is in the cache. What needs the whole batch, as products of
 * wide matrices and batch statistics do, is in the methods that take none, and runs before.
 */
abstract class LayerPass {
    final Batches batch;
    final Signal from;
    final Signal to;
    /** The first layer computes the gradient of its input only when asked to. */
    boolean first;

    LayerPass(Batches batch, Signal from, Signal to) {
        this.batch = batch;
        this.from = from;
        this.to = to;
    }

    boolean wantsInputGradient() {
        return !first || batch.inputGradient;
    }

    /** Whether the whole batch must be there before this layer begins. */
    boolean waitsForAll() {
        return false;
    }

    /** Forward, what is the same for all chunks. */
    void prepare() {}

    /** Forward, what needs the whole batch. */
    void forward() {}

    /** Forward, one chunk. */
    void forward(int chunk) {}

    /** Backward, what needs the gradient of the whole batch, before any chunk: also the gradients of the parameters. */
    void backward() {}

    /** Backward, one chunk: the gradient of the input. */
    void backward(int chunk) {}

    /** Whether there are parameters or sums over the batch, so that {@link #backward()} waits for all chunks. */
    boolean backwardWaitsForAll() {
        return false;
    }
}
