package anomaly.deep.engine;

import java.util.Locale;

/** The loss of a training is no longer a number. The network holds the parameters of the best epoch before. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int epoch;

    DivergedException(int epoch, int batch, double loss, double learningRate) {
        super(String.format(
                Locale.ROOT,
                "the loss is %s in epoch %d, batch %d, at learning rate %s; the best parameters so far are kept. Usual"
                        + " cures: a learning rate ten times smaller, scaled inputs, a larger batch",
                loss,
                epoch,
                batch,
                learningRate));
        this.epoch = epoch;
    }

    /**
     * The epoch in which it happened.
     *
     * @return from 1
     */
    public int epoch() {
        return epoch;
    }
}
