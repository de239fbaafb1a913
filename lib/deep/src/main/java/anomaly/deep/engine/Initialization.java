package anomaly.deep.engine;

import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What weights and biases are before training. The numbers drawn depend on the seed and the shape of the network alone, not
 * on ND4J's generator.
 */
public enum Initialization {
    /**
     * As dense and convolution layers of PyTorch begin: weights and biases uniform between {@code -1 / sqrt(fanIn)} and
     * {@code 1 / sqrt(fanIn)}. For a transposed convolution PyTorch counts the output channels as fan-in, and so does this.
     */
    PYTORCH,
    /**
     * As those of Keras begin: weights uniform between {@code -sqrt(6 / (fanIn + fanOut))} and its opposite (Glorot and
     * Bengio 2010), biases 0.
     */
    KERAS;

    /**
     * Draws all weights and biases of a network anew; batch normalization begins with gamma 1, beta 0 and the running
     * averages 0 and 1.
     *
     * @param network initialized; changed
     * @param seed of the draws
     */
    public void apply(MultiLayerNetwork network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int l = 0; l < network.getnLayers(); l++) {
            Map<String, INDArray> table = network.getLayer(l).paramTable();
            if (network.getLayerWiseConfigurations().getConf(l).getLayer() instanceof BatchNormalization) {
                table.forEach((key, array) -> array.assign(key.equals("gamma") || key.equals("var") ? 1 : 0));
            } else if (table.containsKey("W")) {
                draw(table, random);
            }
        }
    }

    private void draw(Map<String, INDArray> table, SplittableRandom random) {
        INDArray weights = table.get("W");
        long window = weights.rank() == 4 ? weights.size(2) * weights.size(3) : 1;
        // Deeplearning4j has inputs first in dense layers, second in convolutions.
        long fanIn = weights.size(weights.rank() == 4 ? 1 : 0) * window;
        long fanOut = weights.size(weights.rank() == 4 ? 0 : 1) * window;
        double bound = this == PYTORCH ? 1 / Math.sqrt(fanIn) : Math.sqrt(6.0 / (fanIn + fanOut));
        fill(weights, bound, random);
        if (table.containsKey("b")) {
            if (this == PYTORCH) {
                fill(table.get("b"), bound, random);
            } else {
                table.get("b").assign(0);
            }
        }
    }

    private static void fill(INDArray array, double bound, SplittableRandom random) {
        float[] values = new float[(int) array.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-bound, bound);
        }
        array.assign(Nd4j.createFromArray(values).reshape('c', array.shape()));
    }
}
