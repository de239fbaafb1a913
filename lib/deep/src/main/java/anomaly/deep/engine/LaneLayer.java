package anomaly.deep.engine;

/**
 * A layer of the lane engine: what it takes, what it gives, where its numbers are. The work on a batch is done by a {@link
 * LayerPass} of it, of which there may be several with batches of their own.
 */
abstract class LaneLayer {
    final Shape in;
    final Shape out;

    LaneLayer(Shape in, Shape out) {
        this.in = in;
        this.out = out;
    }

    /** Whether its result may be overwritten by the activation that follows: nothing of this layer needs it later. */
    boolean resultIsFree() {
        return false;
    }

    /** Whether it may write its result over its input. */
    boolean worksInPlace() {
        return false;
    }

    /** Buffers for one batch at a time. */
    abstract LayerPass pass(Batches batches, Signal from, Signal to);
}
