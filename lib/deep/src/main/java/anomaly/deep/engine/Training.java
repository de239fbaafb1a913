package anomaly.deep.engine;

import java.util.List;

/**
 * How long and how to train.
 *
 * @param epochs passes over the rows, at least 1
 * @param batchSize rows a step, at least 1
 * @param updater how parameters move
 * @param milestones epochs, ascending, after which the learning rate is multiplied by the factor; none by default
 * @param factor of the learning rate at each milestone, more than 0; 0.1 by default
 * @param dropLast whether a last batch with fewer rows is left out; by default it is used
 * @param noise standard deviation of Gaussian noise that is added to what goes into the network, 0 or more; 0 by default. The
 *     objective still sees the rows without it
 * @param seed of the noise and of the order of the rows: epoch e has the order that seed and e give, so a resumed training has it, too
 */
public record Training(
        int epochs,
        int batchSize,
        Updater updater,
        List<Integer> milestones,
        double factor,
        boolean dropLast,
        double noise,
        long seed) {
    /** Checks the numbers. */
    public Training {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs is " + epochs + ", expected at least 1");
        }
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize is " + batchSize + ", expected at least 1");
        }
        milestones = List.copyOf(milestones);
        for (int i = 0; i < milestones.size(); i++) {
            if (milestones.get(i) < 1 || (i > 0 && milestones.get(i) <= milestones.get(i - 1))) {
                throw new IllegalArgumentException(
                        "milestones are " + milestones + ", expected ascending epochs from 1 on");
            }
        }
        Updater.check("factor", factor, false);
        Updater.check("noise", noise, true);
    }

    /**
     * Training with one learning rate.
     *
     * @param epochs passes over the rows, at least 1
     * @param batchSize rows a step, at least 1
     * @param updater how parameters move
     * @param seed of the order of the rows
     * @return without milestones; a last short batch is used
     */
    public static Training of(int epochs, int batchSize, Updater updater, long seed) {
        return new Training(epochs, batchSize, updater, List.of(), 0.1, false, 0, seed);
    }

    /**
     * The same with milestones.
     *
     * @param multiplier of the learning rate
     * @param epochsBefore after how many epochs each
     * @return a new plan
     */
    public Training withMilestones(double multiplier, Integer... epochsBefore) {
        return new Training(epochs, batchSize, updater, List.of(epochsBefore), multiplier, dropLast, noise, seed);
    }

    /**
     * The same with noise.
     *
     * @param deviation its standard deviation, 0 or more
     * @return a new plan
     */
    public Training withNoise(double deviation) {
        return new Training(epochs, batchSize, updater, milestones, factor, dropLast, deviation, seed);
    }

    /**
     * The same for another number of epochs.
     *
     * @param count passes over the rows, at least 1
     * @return a new plan
     */
    public Training withEpochs(int count) {
        return new Training(count, batchSize, updater, milestones, factor, dropLast, noise, seed);
    }

    /**
     * The rule of an epoch: with the learning rate that the milestones before it leave.
     *
     * @param epoch from 1
     * @return the updater to use
     */
    public Updater updater(int epoch) {
        double rate = updater.learningRate();
        for (int milestone : milestones) {
            rate *= epoch > milestone ? factor : 1;
        }
        return rate == updater.learningRate() ? updater : updater.withLearningRate(rate);
    }
}
