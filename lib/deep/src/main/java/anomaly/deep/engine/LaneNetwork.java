package anomaly.deep.engine;

import java.util.ArrayList;
import java.util.List;

/** Layers one after the other, and the parameters they share with every pass. */
final class LaneNetwork {
    private final List<LaneLayer> layers = new ArrayList<>();
    private final Parameters parameters;

    LaneNetwork(Parameters parameters) {
        this.parameters = parameters;
    }

    void add(LaneLayer layer) {
        if (!layers.isEmpty() && layers.get(layers.size() - 1).out.features() != layer.in.features()) {
            throw new IllegalArgumentException("layer " + layers.size() + " takes " + layer.in
                    + ", expected what the layer before gives: " + layers.get(layers.size() - 1).out);
        }
        layers.add(layer);
    }

    Parameters parameters() {
        return parameters;
    }

    int size() {
        return layers.size();
    }

    Shape in() {
        return layers.get(0).in;
    }

    Shape out() {
        return layers.get(layers.size() - 1).out;
    }

    int widthAfter(int layer) {
        return layer < 0 ? in().features() : layers.get(layer).out.features();
    }

    /** Buffers for so many rows at a time. */
    LanePass pass(int rows, Team team) {
        Batches batch = new Batches(parameters, team, rows);
        List<Signal> signals = new ArrayList<>();
        List<LayerPass> passes = new ArrayList<>();
        signals.add(new Signal(in(), stride(in()), batch.room));
        for (int l = 0; l < layers.size(); l++) {
            LaneLayer layer = layers.get(l);
            Signal from = signals.get(l);
            boolean inPlace = layer.worksInPlace() && l > 0 && layers.get(l - 1).resultIsFree();
            Signal to = inPlace ? from : new Signal(layer.out, stride(layer.out), batch.room);
            LayerPass pass = layer.pass(batch, from, to);
            pass.first = l == 0;
            signals.add(to);
            passes.add(pass);
        }
        return new LanePass(batch, signals, passes);
    }

    /** The same for all signals of as many features, however layers see them: as rows or as pictures. */
    private int stride(Shape shape) {
        int most = Signal.stride(shape);
        for (LaneLayer layer : layers) {
            for (Shape seen : List.of(layer.in, layer.out)) {
                most = seen.features() == shape.features() ? Math.max(most, Signal.stride(seen)) : most;
            }
        }
        return most;
    }
}
