package anomaly.deep;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import anomaly.deep.engine.Engine;
import anomaly.deep.engine.EngineState;
import anomaly.deep.engine.Pass;
import anomaly.deep.engine.RunningVariance;
import anomaly.deep.objective.SquaredError;
import anomaly.scaling.FittedPreparation;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** A trained autoencoder: scores, copies, errors by feature and codes of rows. */
public final class FittedAutoencoder implements FittedDetector {
    private static final int BATCH = 256;

    private final ReconstructionDetector detector;
    private final FittedPreparation scaler;
    private final MultiLayerNetwork network;
    private final Engine engine;
    private final double[] trainingScores;

    FittedAutoencoder(
            ReconstructionDetector detector,
            FittedPreparation scaler,
            MultiLayerNetwork network,
            Engine engine,
            Dataset train) {
        this.detector = detector;
        this.scaler = scaler;
        this.network = network;
        this.engine = engine;
        trainingScores = score(train);
    }

    FittedAutoencoder(ReconstructionDetector detector, State state) {
        this.detector = detector;
        scaler = detector.scaling().restore(state.state("scaler"));
        network = detector.network(state.integer("width"));
        engine = Engine.of(network, RunningVariance.OF_THE_POPULATION);
        engine.restore(new EngineState(state.floats("parameters"), state.floats("running"), new float[0][], 0, 0));
        engine.store();
        trainingScores = state.numbers("trainingScores");
    }

    @Override
    public State state() {
        EngineState learned = engine.state();
        return State.of(detector)
                .with("width", engine.inputs())
                .with("scaler", scaler.state())
                .with("parameters", learned.parameters())
                .with("running", learned.running())
                .with("trainingScores", trainingScores);
    }

    @Override
    public double[] score(double[][] rows) {
        double[] scores = new double[rows.length];
        visit(rows, (row, scaled, copy, at) -> {
            double sum = 0;
            for (int j = 0; j < scaled.length; j++) {
                double difference = copy[at + j] - scaled[j];
                sum += difference * difference;
            }
            double score = detector.error() == SquaredError.MEAN ? sum / scaled.length : sum;
            scores[row] = score <= Double.MAX_VALUE ? score : Double.MAX_VALUE;
        });
        return scores;
    }

    /**
     * The squared error of each feature, in units of the scaled features: which of them the network could not give back.
     *
     * @param rows as wide as the training rows
     * @return as many rows of as many numbers
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[][] errors(double[][] rows) {
        double[][] errors = new double[rows.length][engine.inputs()];
        visit(rows, (row, scaled, copy, at) -> {
            for (int j = 0; j < scaled.length; j++) {
                double difference = copy[at + j] - scaled[j];
                errors[row][j] = difference * difference;
            }
        });
        return errors;
    }

    /**
     * What the network gives back, scaled as its input is.
     *
     * @param rows as wide as the training rows
     * @return as many rows
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[][] reconstruct(double[][] rows) {
        double[][] copies = new double[rows.length][engine.outputs()];
        visit(rows, (row, scaled, copy, at) -> {
            for (int j = 0; j < scaled.length; j++) {
                copies[row][j] = copy[at + j];
            }
        });
        return copies;
    }

    /**
     * The codes: what comes out of the narrowest layer.
     *
     * @param rows as wide as the training rows
     * @return one code a row
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[][] encode(double[][] rows) {
        return encode(rows, detector.codeLayer());
    }

    /**
     * The codes of a data set, as a data set with the same labels.
     *
     * @param data rows as wide as the training rows
     * @return as many rows
     * @throws IllegalArgumentException if it has another number of features
     */
    public Dataset encode(Dataset data) {
        int codes = data.size() == 0 ? 1 : encode(new double[][] {data.row(0)})[0].length;
        double[][] rows = new double[data.size()][];
        for (int first = 0; first < rows.length; first += BATCH) {
            double[][] block = new double[Math.min(BATCH, rows.length - first)][];
            for (int i = 0; i < block.length; i++) {
                block[i] = data.row(first + i);
            }
            System.arraycopy(encode(block), 0, rows, first, block.length);
        }
        return Dataset.of(data.name() + ", codes", Dataset.numbered("code", codes), rows, data.labels());
    }

    /**
     * Values a row.
     *
     * @return at least 1
     */
    public int width() {
        return engine.inputs();
    }

    /**
     * What comes out of any layer.
     *
     * @param rows as wide as the training rows
     * @param layer its number in {@link #network()}, from 0
     * @return one array a row
     * @throws IllegalArgumentException if there is no such layer, or a row has the wrong width or a value that is not finite
     */
    public double[][] encode(double[][] rows, int layer) {
        double[][] codes = new double[rows.length][];
        double[][] scaled = scaled(rows);
        inBatches(scaled, (first, count, pass) -> {
            float[] values = pass.layer(layer);
            int width = values.length / count;
            for (int i = 0; i < count; i++) {
                double[] code = new double[width];
                for (int j = 0; j < width; j++) {
                    code[j] = values[i * width + j];
                }
                codes[first + i] = code;
            }
        });
        return codes;
    }

    private interface Visitor {
        void visit(int row, double[] scaled, float[] copy, int at);
    }

    private void visit(double[][] rows, Visitor visitor) {
        double[][] scaled = scaled(rows);
        float[] copies = new float[Math.min(BATCH, rows.length) * engine.outputs()];
        inBatches(scaled, (first, count, pass) -> {
            pass.outputs(copies);
            for (int i = 0; i < count; i++) {
                visitor.visit(first + i, scaled[first + i], copies, i * engine.outputs());
            }
        });
    }

    private double[][] scaled(double[][] rows) {
        Rows.check(rows, engine.inputs());
        return scaler.apply(rows);
    }

    private interface BatchVisitor {
        void visit(int first, int count, Pass pass);
    }

    private void inBatches(double[][] scaled, BatchVisitor visitor) {
        if (scaled.length == 0) {
            return;
        }
        int size = Math.min(BATCH, scaled.length);
        Pass pass = engine.pass(size);
        float[] values = new float[size * engine.inputs()];
        for (int first = 0; first < scaled.length; first += size) {
            int count = Math.min(size, scaled.length - first);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < engine.inputs(); j++) {
                    values[i * engine.inputs() + j] = (float) scaled[first + i][j];
                }
            }
            pass.forward(values, count, false);
            visitor.visit(first, count, pass);
        }
    }

    @Override
    public double[] trainingScores() {
        return trainingScores.clone();
    }

    /**
     * The trained network, to look at, save or use otherwise.
     *
     * @return a copy
     */
    public MultiLayerNetwork network() {
        return network.clone();
    }

    @Override
    public String toString() {
        return "autoencoder of " + engine.inputs() + " features, " + network.getnLayers() + " layers, "
                + network.numParams() + " parameters, run by " + engine.name();
    }
}
