package anomaly.deep.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs any network by Deeplearning4j itself: the loss's gradient goes in from outside, what comes back is added up here, and
 * the same rules as in the lane engine move the parameters. Slower, but knows every layer.
 *
 * <p>Dropout draws from ND4J's one generator, which is seeded when the engine is made.
 */
public final class Dl4jEngine implements Engine {
    private final MultiLayerNetwork network;
    private final RunningVariance variance;
    private final String reason;
    private final int inputs;
    private final int outputs;
    private final List<Part> learned = new ArrayList<>();
    private final List<Part> averages = new ArrayList<>();
    private final float[] values;
    private final float[] gradients;
    private final float[] running;
    private float[][] slots = {};
    private long step;
    private long draws;
    /** The pass whose activations the network's layers hold. */
    private Way current;
    /** Whether the network's arrays are behind the values here. */
    private boolean changed;

    /** An array of the network and where its numbers begin here. */
    private record Part(int layer, String name, int at, int length) {}

    /**
     * Takes the parameters of a network.
     *
     * @param network an initialized network that takes rows
     * @param variance how batch normalization keeps the variance
     */
    public Dl4jEngine(MultiLayerNetwork network, RunningVariance variance) {
        this(network, variance, "");
    }

    Dl4jEngine(MultiLayerNetwork network, RunningVariance variance, String reason) {
        this.network = network;
        this.variance = variance;
        this.reason = reason;
        inputs = LaneCompiler.input(network.getLayerWiseConfigurations()).features();
        outputs = (int) network.output(Nd4j.zeros(1, inputs)).length();
        int[] at = new int[2];
        for (int l = 0; l < network.getnLayers(); l++) {
            for (Map.Entry<String, INDArray> entry :
                    network.getLayer(l).paramTable().entrySet()) {
                boolean average = isNormalization(l)
                        && (entry.getKey().equals("mean") || entry.getKey().equals("var"));
                int length = (int) entry.getValue().length();
                (average ? averages : learned).add(new Part(l, entry.getKey(), at[average ? 1 : 0], length));
                at[average ? 1 : 0] += length;
            }
        }
        values = new float[at[0]];
        gradients = new float[at[0]];
        running = new float[at[1]];
        learned.forEach(part -> copy(array(part), values, part.at()));
        averages.forEach(part -> copy(array(part), running, part.at()));
        Nd4j.getRandom().setSeed(network.getLayerWiseConfigurations().getConf(0).getSeed());
    }

    private boolean isNormalization(int layer) {
        return network.getLayerWiseConfigurations().getConf(layer).getLayer() instanceof BatchNormalization;
    }

    private INDArray array(Part part) {
        return network.getLayer(part.layer()).getParam(part.name());
    }

    private static void copy(INDArray array, float[] into, int at) {
        float[] from = array.dup('c').data().asFloat();
        System.arraycopy(from, 0, into, at, from.length);
    }

    @Override
    public String name() {
        return reason.isEmpty() ? "Deeplearning4j" : "Deeplearning4j, since " + reason;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public Pass pass(int rows) {
        return new Way(rows);
    }

    @Override
    public void clearGradients() {
        Arrays.fill(gradients, 0);
    }

    @Override
    public void update(Updater updater) {
        if (slots.length != updater.slots()) {
            slots = new float[updater.slots()][values.length];
        }
        step++;
        double factor = updater.clip(gradients);
        for (int i = 0; factor != 1 && i < gradients.length; i++) {
            gradients[i] *= (float) factor;
        }
        updater.move(values, gradients, slots, 0, values.length, step);
        changed = true;
    }

    @Override
    public float[] gradients() {
        return gradients.clone();
    }

    @Override
    public EngineState state() {
        float[][] remembered = Arrays.stream(slots).map(float[]::clone).toArray(float[][]::new);
        return new EngineState(values.clone(), running.clone(), remembered, step, draws);
    }

    @Override
    public void restore(EngineState state) {
        EngineStates.check(state, values.length, running.length);
        System.arraycopy(state.parameters(), 0, values, 0, values.length);
        System.arraycopy(state.running(), 0, running, 0, running.length);
        slots = Arrays.stream(state.slots()).map(float[]::clone).toArray(float[][]::new);
        step = state.step();
        draws = state.draws();
        changed = true;
    }

    @Override
    public void store() {
        learned.forEach(part -> put(part, values));
        averages.forEach(part -> put(part, running));
        changed = false;
    }

    private void put(Part part, float[] from) {
        INDArray array = array(part);
        float[] numbers = Arrays.copyOfRange(from, part.at(), part.at() + part.length());
        array.assign(Nd4j.createFromArray(numbers).reshape('c', array.shape()));
    }

    @Override
    public String toString() {
        return "Deeplearning4j engine, " + network.getnLayers() + " layers, " + values.length + " parameters";
    }

    private final class Way implements Pass {
        private final int rows;
        private INDArray input;
        private List<INDArray> activations = List.of();
        private boolean training;

        Way(int rows) {
            this.rows = rows;
        }

        @Override
        public int room() {
            return rows;
        }

        @Override
        public void forward(float[] given, int count, boolean train) {
            if (count < 1 || count > rows || given.length < count * inputs()) {
                throw new IllegalArgumentException("got " + count + " rows in " + given.length
                        + " values, expected 1 to " + rows + " rows of " + inputs());
            }
            synchronized (network) {
                begin(given, count, train);
            }
        }

        private void begin(float[] given, int count, boolean train) {
            if (changed) {
                store();
            }
            training = train;
            draws += train ? 1 : 0;
            float[] exact = Arrays.copyOf(given, count * inputs());
            input = Nd4j.createFromArray(exact).reshape('c', count, inputs());
            feed();
        }

        private void feed() {
            network.setInputMiniBatchSize((int) input.size(0));
            network.setInput(input);
            activations = network.feedForward(training, false);
            current = this;
        }

        @Override
        public void outputs(float[] into) {
            copy(activations.get(activations.size() - 1), into, 0);
        }

        @Override
        public float[] layer(int layer) {
            if (layer < 0 || layer >= network.getnLayers()) {
                throw new IllegalArgumentException(
                        "layer is " + layer + ", expected 0 to " + (network.getnLayers() - 1));
            }
            return activations.get(layer + 1).dup('c').data().asFloat();
        }

        @Override
        public void backward(float[] gradient) {
            back(gradient);
        }

        @Override
        public void backward(float[] gradient, float[] ofInput) {
            copy(back(gradient), ofInput, 0);
        }

        private INDArray back(float[] gradient) {
            if (current != this) {
                feed();
            }
            INDArray output = activations.get(activations.size() - 1);
            float[] exact = Arrays.copyOf(gradient, (int) output.length());
            INDArray error = Nd4j.createFromArray(exact).reshape('c', output.shape());
            Pair<Gradient, INDArray> result = network.backpropGradient(error, LayerWorkspaceMgr.noWorkspaces());
            Map<String, INDArray> found = result.getFirst().gradientForVariable();
            learned.forEach(part -> addGradient(found.get(part.layer() + "_" + part.name()), part));
            if (training) {
                averages.forEach(part -> moveAverage(found.get(part.layer() + "_" + part.name()), part));
            }
            return result.getSecond();
        }

        private void addGradient(INDArray found, Part part) {
            float[] numbers = found.dup('c').data().asFloat();
            for (int i = 0; i < numbers.length; i++) {
                gradients[part.at() + i] += numbers[i];
            }
        }

        /** Deeplearning4j gives the step of a running average as if it were a gradient. */
        private void moveAverage(INDArray found, Part part) {
            float[] numbers = found.dup('c').data().asFloat();
            BatchNormalization conf = (BatchNormalization)
                    network.getLayerWiseConfigurations().getConf(part.layer()).getLayer();
            long count = activations.get(part.layer() + 1).length() / part.length();
            boolean population =
                    variance == RunningVariance.OF_THE_POPULATION && part.name().equals("var") && count > 1;
            double decay = conf.getDecay();
            for (int i = 0; i < numbers.length; i++) {
                float old = running[part.at() + i];
                double ofBatch = (old - numbers[i] - decay * old) / (1 - decay);
                double kept = population ? ofBatch * count / (count - 1) : ofBatch;
                running[part.at() + i] = (float) (decay * old + (1 - decay) * kept);
            }
            changed = true;
        }
    }
}
