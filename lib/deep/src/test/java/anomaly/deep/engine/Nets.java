package anomaly.deep.engine;

import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Networks and rows for the tests. */
final class Nets {
    private Nets() {}

    static MultiLayerNetwork net(InputType input, Layer... layers) {
        NeuralNetConfiguration.ListBuilder list =
                new NeuralNetConfiguration.Builder().seed(3).list();
        for (Layer layer : layers) {
            list.layer(layer);
        }
        MultiLayerNetwork network =
                new MultiLayerNetwork(list.setInputType(input).build());
        network.init();
        Initialization.PYTORCH.apply(network, 5);
        return network;
    }

    /** Uniform between -1 and 1. */
    static float[] rows(int count, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[count * width];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (2 * random.nextDouble() - 1);
        }
        return rows;
    }

    /** The squared distance to rows that have nothing to do with the input: any width will do. */
    static Objective toFixedRows(int width, long seed) {
        float[] goals = rows(1000, width, seed);
        return (batch, outputs, gradient) -> {
            double loss = 0;
            for (int i = 0; i < batch.count(); i++) {
                for (int j = 0; j < width; j++) {
                    float difference = outputs[i * width + j] - goals[batch.rows()[i] * width + j];
                    loss += difference * difference / (double) batch.count();
                    gradient[i * width + j] = 2 * difference / batch.count();
                }
            }
            return loss;
        };
    }
}
