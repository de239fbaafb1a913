package anomaly.deep.engine;

/**
 * Stochastic gradient descent with momentum, as PyTorch has it: {@code v = momentum v + g, w = w - rate v}. With momentum 0
 * plain gradient descent.
 *
 * @param learningRate more than 0
 * @param momentum 0 to 1 (exclusive)
 * @param weightDecay 0 or more; {@code decay * w} is added to the gradient
 */
public record Momentum(double learningRate, double momentum, double weightDecay) implements Updater {
    /** Checks the numbers. */
    public Momentum {
        Updater.check("learningRate", learningRate, false);
        Updater.checkShare("momentum", momentum);
        Updater.check("weightDecay", weightDecay, true);
    }

    @Override
    public Momentum withLearningRate(double rate) {
        return new Momentum(rate, momentum, weightDecay);
    }

    @Override
    public int slots() {
        return 1;
    }

    @Override
    public void move(float[] values, float[] gradients, float[][] slots, int from, int to, long step) {
        float[] velocity = slots[0];
        float kept = (float) momentum;
        float decay = (float) weightDecay;
        float rate = (float) learningRate;
        for (int i = from; i < to; i++) {
            velocity[i] = kept * velocity[i] + (gradients[i] + decay * values[i]);
            values[i] -= rate * velocity[i];
        }
    }
}
