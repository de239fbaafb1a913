package anomaly.deep.engine;

/**
 * Adadelta: steps as large as the steps before (Zeiler 2012, doi 10.48550/arXiv.1212.5701).
 *
 * <pre>
 * v = rho v + (1 - rho) g²      s = sqrt(u + epsilon) / sqrt(v + epsilon) * g
 * u = rho u + (1 - rho) s²      w = w - rate * s
 * </pre>
 *
 * @param learningRate more than 0; 1 in the paper and in PyTorch, 0.001 in Keras
 * @param rho 0 to 1 (exclusive); 0.95 in Keras, 0.9 in PyTorch
 * @param epsilon more than 0; 1e-7 in Keras, 1e-6 in PyTorch
 */
public record Adadelta(double learningRate, double rho, double epsilon) implements Updater {
    /** Checks the numbers. */
    public Adadelta {
        Updater.check("learningRate", learningRate, false);
        Updater.checkShare("rho", rho);
        Updater.check("epsilon", epsilon, false);
    }

    @Override
    public Adadelta withLearningRate(double rate) {
        return new Adadelta(rate, rho, epsilon);
    }

    @Override
    public int slots() {
        return 2;
    }

    @Override
    public void move(float[] values, float[] gradients, float[][] slots, int from, int to, long step) {
        float[] squares = slots[0];
        float[] steps = slots[1];
        float kept = (float) rho;
        float rate = (float) learningRate;
        float small = (float) epsilon;
        for (int i = from; i < to; i++) {
            float g = gradients[i];
            squares[i] = kept * squares[i] + (1 - kept) * g * g;
            float s = (float) (Math.sqrt(steps[i] + small) / Math.sqrt(squares[i] + small)) * g;
            steps[i] = kept * steps[i] + (1 - kept) * s * s;
            values[i] -= rate * s;
        }
    }
}
