package anomaly.deep.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** The way of one batch through the network and back. */
final class LanePass {
    private final Batches batch;
    private final List<Signal> signals;
    private final List<LayerPass> layers;

    LanePass(Batches batch, List<Signal> signals, List<LayerPass> layers) {
        this.batch = batch;
        this.signals = signals;
        this.layers = layers;
    }

    int room() {
        return batch.room * Arithmetic.LANES;
    }

    /** Takes rows, one after the other in an array, through the network. */
    void forward(float[] rows, int count, boolean training, long draw) {
        batch.rows = count;
        batch.training = training;
        batch.draw = draw;
        signals.get(0).fill(signals.get(0).values, rows, count);
        layers.forEach(LayerPass::prepare);
        int begun = 0;
        for (int l = 0; l < layers.size(); l++) {
            if (layers.get(l).waitsForAll()) {
                eachChunk(layers.subList(begun, l), LayerPass::forward);
                layers.get(l).forward();
                begun = l;
            }
        }
        eachChunk(layers.subList(begun, layers.size()), LayerPass::forward);
    }

    private void eachChunk(List<LayerPass> some, BiConsumer<LayerPass, Integer> work) {
        if (some.isEmpty()) {
            return;
        }
        batch.team.run(batch.chunks(), chunk -> {
            for (LayerPass layer : some) {
                work.accept(layer, chunk);
            }
        });
    }

    /** Takes the gradient of the loss with respect to the result back to the parameters, whose gradients it adds to. */
    void backward(float[] gradient, boolean ofInput) {
        batch.inputGradient = ofInput;
        Signal last = signals.get(layers.size());
        last.fill(last.gradients, gradient, batch.rows);
        int end = layers.size();
        for (int l = layers.size() - 1; l >= 0; l--) {
            if (layers.get(l).backwardWaitsForAll()) {
                backChunks(l + 1, end);
                layers.get(l).backward();
                end = l + 1;
            }
        }
        backChunks(0, end);
    }

    private void backChunks(int from, int to) {
        if (from == to) {
            return;
        }
        batch.team.run(batch.chunks(), chunk -> {
            for (int l = to - 1; l >= from; l--) {
                layers.get(l).backward(chunk);
            }
        });
    }

    /** What a layer gave, row by row. */
    void read(int layer, float[] rows) {
        Signal signal = signals.get(layer + 1);
        signal.read(signal.values, batch.rows, rows);
    }

    /** Whether the layer after a layer has written over its result. */
    boolean overwritten(int layer) {
        return layer + 2 < signals.size() && signals.get(layer + 1) == signals.get(layer + 2);
    }

    void readInputGradient(float[] rows) {
        Signal signal = signals.get(0);
        signal.read(signal.gradients, batch.rows, rows);
    }

    /** Numbers in all buffers, for the tests of memory. */
    long size() {
        return signals.stream().distinct().mapToLong(s -> 2L * s.values.length).sum();
    }

    @Override
    public String toString() {
        return "pass of up to " + room() + " rows through " + layers.size() + " layers "
                + Arrays.toString(signals.stream().map(s -> s.shape).toArray());
    }
}
