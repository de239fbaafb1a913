package anomaly.deep.engine;

/**
 * RMSprop, as PyTorch and Keras 2 have it (Keras 3 adds epsilon under the root): steps divided by the root of a running mean of the squared gradient (Tieleman and Hinton 2012,
 * lecture 6.5).
 *
 * <pre>
 * v = rho v + (1 - rho) g²        w = w - rate * g / (sqrt(v) + epsilon)
 * </pre>
 *
 * @param learningRate more than 0; 0.001 in Keras
 * @param rho 0 to 1 (exclusive); 0.9 in Keras
 * @param epsilon more than 0; 1e-7 in Keras
 * @param clipNorm gradients are shrunk so that the norm of all together is at most this; infinite for no clipping
 */
public record RmsProp(double learningRate, double rho, double epsilon, double clipNorm) implements Updater {
    /** Checks the numbers. */
    public RmsProp {
        Updater.check("learningRate", learningRate, false);
        Updater.checkShare("rho", rho);
        Updater.check("epsilon", epsilon, false);
        if (!(clipNorm > 0)) {
            throw new IllegalArgumentException("clipNorm is " + clipNorm + ", expected more than 0, or infinity");
        }
    }

    @Override
    public RmsProp withLearningRate(double rate) {
        return new RmsProp(rate, rho, epsilon, clipNorm);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public double clip(float[] gradients) {
        if (Double.isInfinite(clipNorm)) {
            return 1;
        }
        double squares = 0;
        for (float gradient : gradients) {
            squares += (double) gradient * gradient;
        }
        return squares > clipNorm * clipNorm ? clipNorm / Math.sqrt(squares) : 1;
    }

    @Override
    public void move(float[] values, float[] gradients, float[][] slots, int from, int to, long step) {
        float[] squares = slots[0];
        float kept = (float) rho;
        float rate = (float) learningRate;
        float small = (float) epsilon;
        for (int i = from; i < to; i++) {
            float g = gradients[i];
            squares[i] = kept * squares[i] + (1 - kept) * g * g;
            values[i] -= rate * g / ((float) Math.sqrt(squares[i]) + small);
        }
    }
}
