package anomaly.deep.engine;

import anomaly.Epoch;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains a network: epochs of shuffled batches, each a step along the gradient of the objective. After each epoch the
 * observer hears the mean loss and may stop the training, as the interruption of the thread does; then the parameters of the
 * epoch with the smallest loss are taken back. Goes on where a {@link Progress} ends, with the same bits as without the
 * pause.
 */
public final class Trainer {
    private final Engine engine;
    private final Samples rows;
    private final Objective objective;
    private final Training plan;

    /**
     * Prepares a training.
     *
     * @param engine the network; its parameters are changed
     * @param rows the rows to learn from, at least one
     * @param objective what to make small
     * @param plan how
     * @throws IllegalArgumentException if there are no rows or they are not as wide as the network's input
     */
    public Trainer(Engine engine, Samples rows, Objective objective, Training plan) {
        if (rows.size() == 0) {
            throw new IllegalArgumentException("got 0 rows, expected at least one to learn from");
        }
        if (rows.width() != engine.inputs()) {
            throw new IllegalArgumentException("rows have " + rows.width() + " values, expected " + engine.inputs()
                    + ", the input of the network");
        }
        if (plan.dropLast() && rows.size() < plan.batchSize()) {
            throw new IllegalArgumentException("got " + rows.size() + " rows and drops the last short batch of "
                    + plan.batchSize() + ", which leaves none: expected a smaller batchSize");
        }
        this.engine = engine;
        this.rows = rows;
        this.objective = objective;
        this.plan = plan;
    }

    /** Hears of each epoch. */
    @FunctionalInterface
    public interface Observer {
        /**
         * Called when an epoch is over.
         *
         * @param epoch its number and mean loss
         * @param progress from which the training can go on; makes copies when asked for
         * @return false to stop
         */
        boolean after(Epoch epoch, Progress progress);
    }

    /** Why a training ended. */
    public enum End {
        /** All epochs are done. The parameters are those of the last one. */
        COMPLETE,
        /** The observer stopped it. The parameters are those of the best epoch. */
        STOPPED,
        /** The thread was interrupted, which it still is. The parameters are those of the best epoch. */
        INTERRUPTED
    }

    /**
     * Trains from the start.
     *
     * @param observer hears of each epoch
     * @return why it ended
     * @throws DivergedException if the loss is no longer a number; the parameters of the best epoch are kept
     */
    public End run(Observer observer) {
        return run(new Progress(engine, 0, Double.POSITIVE_INFINITY, engine.state()), observer);
    }

    /**
     * Goes on from where another training was.
     *
     * @param from what a checkpoint held
     * @param observer hears of each epoch
     * @return why it ended
     * @throws DivergedException if the loss is no longer a number; the parameters of the best epoch are kept
     */
    public End run(Progress from, Observer observer) {
        engine.restore(from.current());
        EngineState best = from.best();
        double least = from.leastLoss();
        int size = Math.min(plan.batchSize(), rows.size());
        Steps steps = new Steps(size);
        for (int number = from.epochs() + 1; number <= plan.epochs(); number++) {
            double loss = steps.epoch(number, best);
            if (Thread.currentThread().isInterrupted()) {
                engine.restore(best);
                return End.INTERRUPTED;
            }
            if (loss < least) {
                least = loss;
                best = engine.state();
            }
            Progress progress = new Progress(engine, number, least, best);
            if (!observer.after(new Epoch(number, plan.epochs(), loss), progress)) {
                engine.restore(best);
                return End.STOPPED;
            }
        }
        return End.COMPLETE;
    }

    private static SplittableRandom random(long seed, int epoch) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + epoch);
    }

    /** The order of the rows in an epoch. */
    private static int[] order(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    /** Buffers for a batch, and what is done with them. */
    private final class Steps {
        private final Pass pass;
        private final int size;
        private final float[] targets;
        private final float[] inputs;
        private final float[] outputs;
        private final float[] gradient;

        Steps(int size) {
            this.size = size;
            pass = engine.pass(size);
            targets = new float[size * engine.inputs()];
            inputs = plan.noise() > 0 ? new float[targets.length] : targets;
            outputs = new float[size * engine.outputs()];
            gradient = new float[outputs.length];
        }

        /** The mean loss over the rows of an epoch; ends early when the thread is interrupted. */
        double epoch(int number, EngineState best) {
            Updater updater = plan.updater(number);
            SplittableRandom random = random(plan.seed(), number);
            int[] order = order(rows.size(), random);
            SplittableRandom noise = random.split();
            double total = 0;
            int seen = 0;
            int batches = 0;
            for (int first = 0; first < order.length; first += size) {
                int count = Math.min(size, order.length - first);
                if ((plan.dropLast() && count < size) || Thread.currentThread().isInterrupted()) {
                    break;
                }
                batches++;
                double loss = step(Arrays.copyOfRange(order, first, first + count), updater, noise);
                if (!Double.isFinite(loss)) {
                    engine.restore(best);
                    throw new DivergedException(number, batches, loss, updater.learningRate());
                }
                total += loss * count;
                seen += count;
            }
            return total / seen;
        }

        private double step(int[] picked, Updater updater, SplittableRandom noise) {
            for (int i = 0; i < picked.length; i++) {
                rows.copy(picked[i], targets, i * rows.width());
            }
            for (int i = 0; inputs != targets && i < picked.length * rows.width(); i++) {
                inputs[i] = (float) (targets[i] + plan.noise() * noise.nextGaussian());
            }
            pass.forward(inputs, picked.length, true);
            pass.outputs(outputs);
            double loss =
                    objective.evaluate(new Batch(picked.length, rows.width(), picked, targets), outputs, gradient);
            if (Double.isFinite(loss)) {
                engine.clearGradients();
                pass.backward(gradient);
                engine.update(updater);
            }
            return loss;
        }
    }
}
