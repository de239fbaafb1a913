package anomaly.deep.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Runs a network by loops over float arrays, sixteen rows of a batch side by side: many times as fast as Deeplearning4j
 * where layers are small, and without its native memory. Computes dense, convolution and transposed convolution (stride 1),
 * max pooling, nearest upsampling, batch normalization, activation and dropout layers.
 *
 * <p>The same seed gives the same bits, whatever the number of threads.
 */
public final class LaneEngine implements Engine {
    /** Parameters that one piece of an update moves. */
    private static final int PIECE = 1 << 14;

    private final MultiLayerNetwork network;
    private final LaneNetwork lanes;
    /** For each layer of the network, the last of the lane engine's layers that belong to it. */
    private final int[] lastOf;

    private final Parameters parameters;
    private final Team team;
    private float[][] slots = {};
    private long step;
    private long draws;

    private LaneEngine(MultiLayerNetwork network, LaneCompiler compiled, Team team) {
        this.network = network;
        this.team = team;
        lanes = compiled.network();
        lastOf = compiled.lastOf();
        parameters = lanes.parameters();
        fetch(parameters.blocks(), parameters.values);
        fetch(parameters.runningBlocks(), parameters.running);
    }

    /**
     * Compiles a network.
     *
     * @param network an initialized network that takes rows
     * @param variance how batch normalization keeps the variance
     * @return an engine that holds its parameters
     * @throws UnsupportedLayerException if it has a layer that this engine cannot compute
     */
    public static LaneEngine of(MultiLayerNetwork network, RunningVariance variance) {
        return of(network, variance, Team.shared());
    }

    /** The same with a team of its own: results are the same bits, whatever its size. */
    static LaneEngine of(MultiLayerNetwork network, RunningVariance variance, Team team) {
        return new LaneEngine(network, LaneCompiler.compile(network, variance), team);
    }

    private void fetch(List<Parameters.Block> blocks, float[] into) {
        for (Parameters.Block block : blocks) {
            float[] values = array(block).dup('c').data().asFloat();
            for (int i = 0; i < values.length; i++) {
                into[block.places()[i]] = values[i];
            }
        }
    }

    private INDArray array(Parameters.Block block) {
        return network.getLayer(block.layer()).getParam(block.name());
    }

    @Override
    public String name() {
        return "lanes";
    }

    @Override
    public int inputs() {
        return lanes.in().features();
    }

    @Override
    public int outputs() {
        return lanes.out().features();
    }

    @Override
    public Pass pass(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + ", expected at least 1");
        }
        return new Way(lanes.pass(rows, team), rows);
    }

    @Override
    public void clearGradients() {
        float[] gradients = parameters.gradients;
        team.run(pieces(), piece -> Arrays.fill(gradients, piece * PIECE, end(piece), 0));
    }

    private int pieces() {
        return (parameters.values.length + PIECE - 1) / PIECE;
    }

    private int end(int piece) {
        return Math.min(parameters.values.length, (piece + 1) * PIECE);
    }

    @Override
    public void update(Updater updater) {
        if (slots.length != updater.slots()) {
            slots = new float[updater.slots()][parameters.values.length];
        }
        step++;
        float factor = (float) updater.clip(parameters.gradients);
        team.run(pieces(), piece -> {
            for (int i = piece * PIECE; factor != 1 && i < end(piece); i++) {
                parameters.gradients[i] *= factor;
            }
            updater.move(parameters.values, parameters.gradients, slots, piece * PIECE, end(piece), step);
        });
    }

    @Override
    public float[] gradients() {
        return gather(parameters.blocks(), parameters.gradients);
    }

    private static float[] gather(List<Parameters.Block> blocks, float[] from) {
        float[] gathered = new float[count(blocks)];
        int at = 0;
        for (Parameters.Block block : blocks) {
            for (int place : block.places()) {
                gathered[at++] = from[place];
            }
        }
        return gathered;
    }

    private static int count(List<Parameters.Block> blocks) {
        return blocks.stream().mapToInt(block -> block.places().length).sum();
    }

    private static void scatter(List<Parameters.Block> blocks, float[] gathered, float[] into) {
        int at = 0;
        for (Parameters.Block block : blocks) {
            for (int place : block.places()) {
                into[place] = gathered[at++];
            }
        }
    }

    @Override
    public EngineState state() {
        List<float[]> remembered = new ArrayList<>();
        for (float[] slot : slots) {
            remembered.add(gather(parameters.blocks(), slot));
        }
        return new EngineState(
                gather(parameters.blocks(), parameters.values),
                gather(parameters.runningBlocks(), parameters.running),
                remembered.toArray(float[][]::new),
                step,
                draws);
    }

    @Override
    public void restore(EngineState state) {
        EngineStates.check(state, count(parameters.blocks()), count(parameters.runningBlocks()));
        scatter(parameters.blocks(), state.parameters(), parameters.values);
        scatter(parameters.runningBlocks(), state.running(), parameters.running);
        slots = new float[state.slots().length][parameters.values.length];
        for (int s = 0; s < slots.length; s++) {
            scatter(parameters.blocks(), state.slots()[s], slots[s]);
        }
        step = state.step();
        draws = state.draws();
    }

    @Override
    public void store() {
        put(parameters.blocks(), parameters.values);
        put(parameters.runningBlocks(), parameters.running);
    }

    private void put(List<Parameters.Block> blocks, float[] from) {
        for (Parameters.Block block : blocks) {
            INDArray array = array(block);
            float[] values = gather(List.of(block), from);
            array.assign(Nd4j.createFromArray(values).reshape('c', array.shape()));
        }
    }

    @Override
    public String toString() {
        return "lane engine, " + lanes.size() + " layers, " + parameters.count() + " parameters, " + team.threads()
                + " threads";
    }

    private final class Way implements Pass {
        private final LanePass pass;
        private final int rows;
        private int count;

        Way(LanePass pass, int rows) {
            this.pass = pass;
            this.rows = rows;
        }

        @Override
        public int room() {
            return rows;
        }

        @Override
        public void forward(float[] values, int size, boolean training) {
            if (size < 1 || size > rows || values.length < size * inputs()) {
                throw new IllegalArgumentException("got " + size + " rows in " + values.length
                        + " values, expected 1 to " + rows + " rows of " + inputs());
            }
            count = size;
            pass.forward(values, size, training, training ? draws++ : 0);
        }

        @Override
        public void outputs(float[] into) {
            pass.read(lanes.size() - 1, into);
        }

        @Override
        public float[] layer(int layer) {
            if (layer < 0 || layer >= lastOf.length) {
                throw new IllegalArgumentException("layer is " + layer + ", expected 0 to " + (lastOf.length - 1));
            }
            if (pass.overwritten(lastOf[layer])) {
                throw new IllegalArgumentException("layer " + layer
                        + " is overwritten by the activation after it, expected the number of that: " + (layer + 1));
            }
            float[] values = new float[count * lanes.widthAfter(lastOf[layer])];
            pass.read(lastOf[layer], values);
            return values;
        }

        @Override
        public void backward(float[] gradient) {
            pass.backward(gradient, false);
        }

        @Override
        public void backward(float[] gradient, float[] ofInput) {
            pass.backward(gradient, true);
            pass.readInputGradient(ofInput);
        }
    }
}
