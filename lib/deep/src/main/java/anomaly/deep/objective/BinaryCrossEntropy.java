package anomaly.deep.objective;

import anomaly.deep.engine.Batch;
import anomaly.deep.engine.Objective;

/**
 * Cross entropy between inputs and outputs, each value a probability of its own, the mean over rows and features:
 *
 * <pre>
 * -1 / (n d) sum of x log y + (1 - x) log(1 - y)
 * </pre>
 *
 * <p>As in Keras, outputs are kept between 1e-7 and 1 - 1e-7, and where that changes them their gradient is 0. Inputs beyond 0
 * and 1 are taken as they are; the loss then has no lower bound.
 */
public record BinaryCrossEntropy() implements Objective {
    private static final float EDGE = 1e-7f;

    @Override
    public double evaluate(Batch batch, float[] outputs, float[] gradient) {
        int values = batch.count() * batch.width();
        double total = 0;
        for (int i = 0; i < values; i++) {
            float x = batch.targets()[i];
            float y = Math.max(EDGE, Math.min(1 - EDGE, outputs[i]));
            total -= x * Math.log(y) + (1 - x) * Math.log1p(-y);
            gradient[i] = y == outputs[i] ? (y - x) / (y * (1 - y)) / values : 0;
        }
        return total / values;
    }
}
