package anomaly.deep.objective;

import anomaly.deep.engine.Batch;
import anomaly.deep.engine.Objective;

/**
 * How far outputs are from inputs, squared: the loss of an autoencoder.
 *
 * <pre>
 * MEAN: 1 / (n d) sum of (y - x)²        SUM: 1 / n sum of (y - x)²
 * </pre>
 */
public enum SquaredError implements Objective {
    /** The mean over rows and features. */
    MEAN,
    /** The sum over features, the mean over rows. */
    SUM;

    @Override
    public double evaluate(Batch batch, float[] outputs, float[] gradient) {
        int values = batch.count() * batch.width();
        double share = 1.0 / (this == MEAN ? values : batch.count());
        float factor = (float) (2 * share);
        double total = 0;
        for (int first = 0; first < values; first += batch.width()) {
            float sum = 0;
            for (int i = first; i < first + batch.width(); i++) {
                float difference = outputs[i] - batch.targets()[i];
                sum += difference * difference;
                gradient[i] = factor * difference;
            }
            total += sum;
        }
        return total * share;
    }
}
