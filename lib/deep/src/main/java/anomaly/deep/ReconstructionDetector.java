package anomaly.deep;

import anomaly.Dataset;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import anomaly.State;
import anomaly.deep.engine.Engine;
import anomaly.deep.engine.Objective;
import anomaly.deep.engine.RunningVariance;
import anomaly.deep.engine.Samples;
import anomaly.deep.engine.Trainer;
import anomaly.deep.engine.Training;
import anomaly.deep.objective.SquaredError;
import anomaly.scaling.FittedPreparation;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A network that gives back what went in; what it cannot give back is anomalous. */
public sealed interface ReconstructionDetector extends IterativeDetector permits Autoencoder, ConvolutionalAutoencoder {
    /**
     * The network before training, with weights drawn from the seed.
     *
     * @param features values a row
     * @return a network of Deeplearning4j
     * @throws IllegalArgumentException if it cannot take rows of that width
     */
    MultiLayerNetwork network(int features);

    /**
     * The layer that gives the code.
     *
     * @return its number in the network, from 0
     */
    int codeLayer();

    /**
     * How features are scaled.
     *
     * @return the scaling, learned from the training rows
     */
    InputScaling scaling();

    /**
     * What training makes small.
     *
     * @return a loss between what went in and what came out
     */
    Objective objective();

    /**
     * What a score is.
     *
     * @return the mean or the sum of the squared errors of a row
     */
    SquaredError error();

    /**
     * How it is trained.
     *
     * @return the plan
     */
    Training training();

    @Override
    default FittedAutoencoder fit(Dataset train, EpochListener listener) {
        return fit(train, (epoch, progress) -> listener.after(epoch));
    }

    /**
     * Learns, and lets an observer see where the training is, to save it.
     *
     * @param train the rows to learn from
     * @param observer hears of each epoch
     * @return the last model, or the best one if it was stopped
     * @throws IllegalArgumentException if there are no rows, or values too large for single precision
     */
    default FittedAutoencoder fit(Dataset train, Trainer.Observer observer) {
        if (train.size() == 0) {
            throw new IllegalArgumentException(
                    "data set '" + train.name() + "' has 0 rows, expected at least one to learn from");
        }
        FittedPreparation scaler = scaling().fit(train);
        Samples rows = Samples.of(scaler.apply(train));
        MultiLayerNetwork network = network(train.width());
        Engine engine = Engine.of(network, RunningVariance.OF_THE_POPULATION);
        new Trainer(engine, rows, objective(), training()).run(observer);
        engine.store();
        return new FittedAutoencoder(this, scaler, network, engine, train);
    }

    @Override
    default FittedAutoencoder fit(Dataset train) {
        return fit(train, EpochListener.NONE);
    }

    @Override
    default FittedAutoencoder fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    default FittedDetector restore(State state) {
        return new FittedAutoencoder(this, state);
    }
}
