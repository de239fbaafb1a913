package anomaly.deep.engine;

/**
 * Adam: steps of about the learning rate, whatever the size of the gradients (Kingma and Ba, ICLR 2015, doi
 * 10.48550/arXiv.1412.6980).
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g        v = beta2 v + (1 - beta2) g²
 * w = w - rate * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)
 * </pre>
 *
 * @param learningRate more than 0; 0.001 by default
 * @param beta1 0 to 1 (exclusive); 0.9 by default
 * @param beta2 0 to 1 (exclusive); 0.999 by default
 * @param epsilon more than 0; 1e-8 by default, as in PyTorch (Keras has 1e-7)
 * @param weightDecay 0 or more; 0 by default
 * @param decoupled whether decay shrinks the parameters by {@code rate * decay} (Loshchilov and Hutter, ICLR 2019, doi
 *     10.48550/arXiv.1711.05101) instead of adding {@code decay * w} to the gradient, the default and PyTorch's Adam
 */
public record Adam(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, boolean decoupled)
        implements Updater {
    /** Checks the numbers. */
    public Adam {
        Updater.check("learningRate", learningRate, false);
        Updater.checkShare("beta1", beta1);
        Updater.checkShare("beta2", beta2);
        Updater.check("epsilon", epsilon, false);
        Updater.check("weightDecay", weightDecay, true);
    }

    /**
     * Adam with PyTorch's defaults.
     *
     * @param learningRate more than 0
     * @return without weight decay
     */
    public static Adam of(double learningRate) {
        return new Adam(learningRate, 0.9, 0.999, 1e-8, 0, false);
    }

    /**
     * The same with weight decay added to the gradient.
     *
     * @param decay 0 or more
     * @return a new rule
     */
    public Adam withWeightDecay(double decay) {
        return new Adam(learningRate, beta1, beta2, epsilon, decay, decoupled);
    }

    /**
     * The same with another epsilon.
     *
     * @param other more than 0
     * @return a new rule
     */
    public Adam withEpsilon(double other) {
        return new Adam(learningRate, beta1, beta2, other, weightDecay, decoupled);
    }

    @Override
    public Adam withLearningRate(double rate) {
        return new Adam(rate, beta1, beta2, epsilon, weightDecay, decoupled);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void move(float[] values, float[] gradients, float[][] slots, int from, int to, long step) {
        if (weightDecay > 0 && decoupled) {
            float kept = (float) (1 - learningRate * weightDecay);
            for (int i = from; i < to; i++) {
                values[i] *= kept;
            }
        } else if (weightDecay > 0) {
            float decay = (float) weightDecay;
            for (int i = from; i < to; i++) {
                gradients[i] += decay * values[i];
            }
        }
        // Both corrections in the rate and in epsilon, so that the loop has one division.
        double root = Math.sqrt(1 - Math.pow(beta2, step));
        float rate = (float) (learningRate * root / (1 - Math.pow(beta1, step)));
        Arithmetic.best()
                .adam(values, gradients, slots[0], slots[1], from, to, (float) beta1, (float) beta2, rate, (float)
                        (epsilon * root));
    }
}
