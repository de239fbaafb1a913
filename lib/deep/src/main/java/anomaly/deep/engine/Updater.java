package anomaly.deep.engine;

/**
 * How parameters move along their gradients. Immutable; what a rule remembers from step to step is in slots, arrays as long
 * as the parameters, which begin as 0.
 */
public sealed interface Updater permits Adam, Momentum, RmsProp, Adadelta {
    /**
     * The same with another learning rate.
     *
     * @param rate more than 0
     * @return a new rule
     */
    Updater withLearningRate(double rate);

    /**
     * The learning rate.
     *
     * @return more than 0
     */
    double learningRate();

    /**
     * Arrays it remembers.
     *
     * @return 0 or more
     */
    int slots();

    /**
     * One step for some of the parameters. Their gradients may be changed.
     *
     * @param values the parameters
     * @param gradients of the loss, one a parameter
     * @param slots what it remembers
     * @param from the first parameter to move
     * @param to the one after the last
     * @param step the number of this step, from 1
     */
    void move(float[] values, float[] gradients, float[][] slots, int from, int to, long step);

    /**
     * A factor for all gradients before they are used, as clipping by their norm needs it.
     *
     * @param gradients all of them
     * @return 1 if they stay as they are
     */
    default double clip(float[] gradients) {
        return 1;
    }

    /** Checks a number that a rule is made of. */
    static void check(String name, double value, boolean zeroAllowed) {
        if (!(value > 0 || (zeroAllowed && value == 0)) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", expected " + (zeroAllowed ? "0 or more" : "more than 0"));
        }
    }

    /** Checks a share that is kept from step to step. */
    static void checkShare(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected 0 or more and less than 1");
        }
    }
}
