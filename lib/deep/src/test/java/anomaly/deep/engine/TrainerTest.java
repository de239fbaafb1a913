package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.deep.objective.SquaredError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class TrainerTest {
    private static final int WIDTH = 6;
    private static final Samples ROWS = Samples.of(Nets.rows(70, WIDTH, 1), WIDTH);

    /** With everything that a pause could spoil: running averages, dropout, moments. */
    private static MultiLayerNetwork network() {
        return Nets.net(
                InputType.feedForward(WIDTH),
                new DenseLayer.Builder().nOut(12).activation(Activation.TANH).build(),
                new BatchNormalization.Builder().useLogStd(false).build(),
                new DenseLayer.Builder()
                        .nOut(WIDTH)
                        .activation(Activation.IDENTITY)
                        .dropOut(new Dropout(0.8))
                        .build());
    }

    private static Engine engine() {
        return Engine.of(network(), RunningVariance.OF_THE_POPULATION);
    }

    private static Training plan(int epochs) {
        return Training.of(epochs, 16, Adam.of(0.01), 7).withNoise(0.1);
    }

    private static Trainer trainer(Engine engine, Training plan) {
        return new Trainer(engine, ROWS, SquaredError.MEAN, plan);
    }

    private static void assertEqual(EngineState expected, EngineState found) {
        assertArrayEquals(expected.parameters(), found.parameters());
        assertArrayEquals(expected.running(), found.running());
        assertArrayEquals(expected.slots(), found.slots());
        assertEquals(expected.step(), found.step());
        assertEquals(expected.draws(), found.draws());
    }

    @Test
    void lossFallsAndEveryEpochIsHeard() {
        List<Double> losses = new ArrayList<>();
        Engine engine = engine();
        Trainer.End end = trainer(engine, plan(40)).run((epoch, progress) -> {
            assertEquals(losses.size() + 1, epoch.number());
            assertEquals(epoch.number(), progress.epochs());
            return losses.add(epoch.loss());
        });
        assertEquals(Trainer.End.COMPLETE, end);
        assertEquals(40, losses.size());
        assertTrue(losses.get(39) < 0.6 * losses.get(0), losses.toString());
        assertEquals(40 * 5, engine.state().step(), "seventy rows are five batches of at most sixteen");
    }

    @Test
    void theSameSeedGivesTheSameBitsWhateverTheThreads() {
        EngineState one = trained(new Team(1));
        try (Team three = new Team(3)) {
            assertEqual(one, trained(three));
        }
        assertEqual(one, trained(Team.shared()));
        Engine otherSeed = engine();
        trainer(otherSeed, Training.of(3, 16, Adam.of(0.01), 8)).run((epoch, progress) -> true);
        assertFalse(java.util.Arrays.equals(one.parameters(), otherSeed.state().parameters()));
    }

    private static EngineState trained(Team team) {
        Engine engine = LaneEngine.of(network(), RunningVariance.OF_THE_POPULATION, team);
        trainer(engine, plan(3)).run((epoch, progress) -> true);
        return engine.state();
    }

    @Test
    void goingOnGivesTheBitsOfNoPause() {
        Engine whole = engine();
        trainer(whole, plan(9)).run((epoch, progress) -> true);
        Engine first = engine();
        List<Progress> kept = new ArrayList<>();
        trainer(first, plan(9)).run((epoch, progress) -> {
            kept.add(Progress.of(progress.current(), progress.epochs(), progress.leastLoss(), progress.best()));
            return epoch.number() < 4;
        });
        Engine second = engine();
        Trainer.End end = trainer(second, plan(9)).run(kept.get(3), (epoch, progress) -> {
            assertTrue(epoch.number() > 4);
            return true;
        });
        assertEquals(Trainer.End.COMPLETE, end);
        assertEqual(whole.state(), second.state());
    }

    @Test
    void aStopGivesTheBestEpochBack() {
        Engine engine = engine();
        List<Double> losses = new ArrayList<>();
        List<EngineState> states = new ArrayList<>();
        // A learning rate that is too large makes the losses go up and down.
        Training wild = Training.of(12, 16, new Momentum(0.5, 0.8, 0), 7);
        Trainer.End end = trainer(engine, wild).run((epoch, progress) -> {
            losses.add(epoch.loss());
            states.add(progress.current());
            return epoch.number() < 12;
        });
        assertEquals(Trainer.End.STOPPED, end);
        int best = losses.indexOf(losses.stream().min(Double::compare).orElseThrow());
        assertTrue(best < 11, "the last epoch is the best, so the test shows nothing: " + losses);
        assertArrayEquals(states.get(best).parameters(), engine.state().parameters());
    }

    @Test
    void anInterruptedThreadStopsWithinABatch() {
        Engine engine = engine();
        List<EngineState> states = new ArrayList<>();
        Trainer.End end = trainer(engine, plan(50)).run((epoch, progress) -> {
            states.add(progress.best());
            if (epoch.number() == 3) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        assertTrue(Thread.interrupted(), "the interruption is kept");
        assertEquals(Trainer.End.INTERRUPTED, end);
        assertEquals(3, states.size());
        assertArrayEquals(states.get(2).parameters(), engine.state().parameters());
    }

    @Test
    void aLossThatIsNoNumberIsNamedAndTheBestIsKept() {
        Engine engine = engine();
        List<EngineState> states = new ArrayList<>();
        Objective breaks = (batch, outputs, gradient) -> {
            double loss = SquaredError.MEAN.evaluate(batch, outputs, gradient);
            return states.size() == 2 ? Double.NaN : loss;
        };
        Trainer trainer = new Trainer(engine, ROWS, breaks, plan(9));
        DivergedException exception = assertThrows(
                DivergedException.class, () -> trainer.run((epoch, progress) -> states.add(progress.best())));
        assertEquals(3, exception.epoch());
        for (String part : List.of("NaN", "epoch 3", "batch 1", "0.01", "kept", "smaller")) {
            assertTrue(exception.getMessage().contains(part), exception.getMessage());
        }
        assertArrayEquals(states.get(1).parameters(), engine.state().parameters());
    }

    @Test
    void everyRowIsSeenOnceAnEpochInAnotherOrder() {
        List<List<Integer>> orders = new ArrayList<>();
        List<Integer> now = new ArrayList<>();
        Objective watches = (batch, outputs, gradient) -> {
            for (int row : batch.rows()) {
                now.add(row);
            }
            return SquaredError.MEAN.evaluate(batch, outputs, gradient);
        };
        new Trainer(engine(), ROWS, watches, plan(3)).run((epoch, progress) -> {
            orders.add(List.copyOf(now));
            now.clear();
            return true;
        });
        for (List<Integer> order : orders) {
            assertEquals(70, order.size());
            assertEquals(70, Set.copyOf(order).size());
        }
        assertEquals(3, new HashSet<>(orders).size());
    }

    @Test
    void aLastShortBatchIsUsedOrDropped() {
        Training dropping = new Training(2, 16, Adam.of(0.01), List.of(), 0.1, true, 0, 7);
        Engine engine = engine();
        trainer(engine, dropping).run((epoch, progress) -> true);
        assertEquals(2 * 4, engine.state().step());
        Training tooLarge = new Training(2, 71, Adam.of(0.01), List.of(), 0.1, true, 0, 7);
        assertThrows(IllegalArgumentException.class, () -> trainer(engine(), tooLarge));
    }

    @Test
    void milestonesLowerTheLearningRate() {
        Training plan = Training.of(9, 16, Adam.of(0.01), 0).withMilestones(0.1, 2, 5);
        assertEquals(0.01, plan.updater(2).learningRate());
        assertEquals(0.001, plan.updater(3).learningRate(), 1e-18);
        assertEquals(0.0001, plan.updater(6).learningRate(), 1e-18);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Samples narrow = Samples.of(new float[10], 5);
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new Trainer(engine(), narrow, SquaredError.MEAN, plan(1)))
                .getMessage();
        assertTrue(message.contains("5 values") && message.contains("expected 6"), message);
        Samples none = Samples.of(new float[0], WIDTH);
        assertThrows(IllegalArgumentException.class, () -> new Trainer(engine(), none, SquaredError.MEAN, plan(1)));
        assertThrows(IllegalArgumentException.class, () -> plan(0));
        assertThrows(IllegalArgumentException.class, () -> plan(3).withMilestones(0.1, 2, 2));
        assertThrows(IllegalArgumentException.class, () -> Adam.of(0));
        assertThrows(IllegalArgumentException.class, () -> new Momentum(0.1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new RmsProp(0.1, 0.9, 1e-7, 0));
        assertThrows(IllegalArgumentException.class, () -> new Adadelta(0.1, -1, 1e-7));
    }
}
