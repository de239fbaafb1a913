package anomaly.deep.engine;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Every output is a weighted sum of all inputs: {@code y_o = b_o + sum over i of w_oi x_i}. Weights lie row by row of the
 * outputs, rows filled up to sixteen inputs, outputs to four.
 */
final class DenseLayer extends LaneLayer {
    private static final int LANES = Arithmetic.LANES;
    private static final int ROWS = Arithmetic.ROWS;

    /** Multiplications below which handing out pieces costs more than it saves. */
    private static final long SMALL = 200_000;

    private final int inputs;
    private final int outputs;
    /** Numbers a row of weights. */
    private final int row;

    private final int weights;
    private final int biases;

    DenseLayer(Shape in, int outputs, boolean bias, Parameters parameters) {
        super(in, Shape.flat(outputs));
        inputs = in.features();
        this.outputs = outputs;
        row = Signal.roundUp(inputs, LANES);
        weights = parameters.reserve(Signal.roundUp(outputs, ROWS) * row);
        biases = bias ? parameters.reserve(Signal.roundUp(outputs, ROWS)) : -1;
    }

    /** Where the weight from an input to an output is. */
    int weight(int input, int output) {
        return weights + output * row + input;
    }

    int bias(int output) {
        return biases + output;
    }

    boolean hasBias() {
        return biases >= 0;
    }

    @Override
    boolean resultIsFree() {
        return true;
    }

    @Override
    LayerPass pass(Batches batches, Signal from, Signal to) {
        return new Pass(batches, from, to);
    }

    private final class Pass extends LayerPass {
        private static final int BLOCK = 16;

        /** The gradient of each output over all rows, one after the other; what lies beyond the outputs stays 0. */
        private final float[] across;

        /** Numbers of an output in there. */
        private final int run;

        Pass(Batches batch, Signal from, Signal to) {
            super(batch, from, to);
            run = batch.room * LANES;
            across = new float[Signal.roundUp(outputs, ROWS) * run];
        }

        @Override
        boolean waitsForAll() {
            return true;
        }

        @Override
        boolean backwardWaitsForAll() {
            return true;
        }

        private int tiles() {
            return (outputs + ROWS - 1) / ROWS;
        }

        /** Runs pieces of the work that each belong to some tiles, where there is enough of it. */
        private void share(int tiles, IntConsumer tile) {
            int perPiece = BLOCK / ROWS;
            int pieces = (tiles + perPiece - 1) / perPiece;
            if ((long) inputs * outputs * batch.rows < SMALL) {
                for (int t = 0; t < tiles; t++) {
                    tile.accept(t);
                }
                return;
            }
            batch.team.run(pieces, piece -> {
                for (int t = piece * perPiece; t < Math.min(tiles, (piece + 1) * perPiece); t++) {
                    tile.accept(t);
                }
            });
        }

        @Override
        void forward() {
            share(tiles(), this::forwardTile);
        }

        private void forwardTile(int tile) {
            float[] w = batch.parameters.values;
            int output = tile * ROWS;
            for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                int at = chunk * to.stride + output * LANES;
                for (int r = 0; r < ROWS; r++) {
                    float bias = hasBias() ? w[biases + output + r] : 0;
                    Arrays.fill(to.values, at + r * LANES, at + (r + 1) * LANES, bias);
                }
                batch.arithmetic.multiply(
                        w,
                        weights + output * row,
                        row,
                        1,
                        from.values,
                        chunk * from.stride,
                        inputs,
                        to.values,
                        at,
                        LANES);
            }
        }

        @Override
        void backward() {
            for (int o = 0; o < outputs; o++) {
                for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                    System.arraycopy(
                            to.gradients, chunk * to.stride + o * LANES, across, o * run + chunk * LANES, LANES);
                }
            }
            if (hasBias()) {
                addBiasGradient();
            }
            share(row / ROWS, this::backwardTile);
        }

        private void addBiasGradient() {
            float[] g = batch.parameters.gradients;
            for (int o = 0; o < outputs; o++) {
                float[] lanes = new float[LANES];
                batch.arithmetic.sum(across, o * run, batch.chunks(), 0, lanes);
                g[biases + o] += Lanes.sum(lanes);
            }
        }

        /** Four inputs; every fourth tile also has the sixteen that share a block of weights. */
        private void backwardTile(int tile) {
            int input = tile * ROWS;
            if (input % LANES == 0) {
                addWeightGradient(input);
            }
            if (wantsInputGradient()) {
                inputGradient(input);
            }
        }

        private void inputGradient(int input) {
            float[] w = batch.parameters.values;
            for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                int at = chunk * from.stride + input * LANES;
                Arrays.fill(from.gradients, at, at + ROWS * LANES, 0);
                batch.arithmetic.multiply(
                        w,
                        weights + input,
                        1,
                        row,
                        to.gradients,
                        chunk * to.stride,
                        outputs,
                        from.gradients,
                        at,
                        LANES);
            }
        }

        /** The gradients of all weights from sixteen inputs: a product over the rows of the batch. */
        private void addWeightGradient(int input) {
            int length = batch.chunks() * LANES;
            float[] turned = new float[length * LANES];
            for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                int at = chunk * from.stride + input * LANES;
                for (int i = 0; i < LANES; i++) {
                    for (int lane = 0; lane < LANES; lane++) {
                        turned[(chunk * LANES + lane) * LANES + i] = from.values[at + i * LANES + lane];
                    }
                }
            }
            float[] g = batch.parameters.gradients;
            for (int o = 0; o < outputs; o += ROWS) {
                batch.arithmetic.multiply(
                        across, o * run, run, 1, turned, 0, length, g, weights + o * row + input, row);
            }
        }
    }
}
