package anomaly.deep.engine;

import java.util.Arrays;

/**
 * A convolution with stride 1: pixel (y, x) of channel o is {@code b_o + sum over c, j, i of w_ocji x_c,y+j-p,x+i-p}, where
 * pixels beside the picture count as 0. Each pixel is computed in four channels at a time for sixteen rows; pixels near the
 * border have fewer taps.
 */
final class ConvolutionLayer extends LaneLayer {
    private static final int LANES = Arithmetic.LANES;
    private static final int ROWS = Arithmetic.ROWS;

    private final int kernelHeight;
    private final int kernelWidth;
    private final int padTop;
    private final int padLeft;
    private final int weights;
    private final int biases;
    /** Weights a channel of the result. */
    private final int perOutput;

    private final Window forward;
    private final Window backward;

    ConvolutionLayer(Shape in, Shape out, int[] kernel, int[] pad, boolean bias, Parameters parameters) {
        super(in, out);
        kernelHeight = kernel[0];
        kernelWidth = kernel[1];
        padTop = pad[0];
        padLeft = pad[1];
        perOutput = in.channels() * kernelHeight * kernelWidth;
        weights = parameters.reserve(out.channels() * perOutput);
        biases = bias ? parameters.reserve(Signal.roundUp(out.channels(), ROWS)) : -1;
        forward = new Window(in, out, kernel, pad);
        backward = new Window(out, in, kernel, new int[] {kernel[0] - 1 - pad[0], kernel[1] - 1 - pad[1]});
    }

    /** Where the weight of an output channel, an input channel and a place in the window is. */
    int weight(int output, int input, int y, int x) {
        return weights + output * perOutput + (input * kernelHeight + y) * kernelWidth + x;
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

    /** Which taps each pixel has. */
    private static final class Window {
        private final Shape from;
        private final Shape to;
        private final Taps[] taps;

        Window(Shape from, Shape to, int[] kernel, int[] pad) {
            this.from = from;
            this.to = to;
            taps = new Taps[to.plane()];
            for (int y = 0; y < to.height(); y++) {
                for (int x = 0; x < to.width(); x++) {
                    taps[y * to.width() + x] = like(y, x, kernel, pad);
                }
            }
        }

        /** The taps of a pixel, shared with the pixel to its left or above if they are the same. */
        private Taps like(int y, int x, int[] kernel, int[] pad) {
            Taps made = taps(y, x, kernel, pad);
            int at = y * to.width() + x;
            Taps left = x > 0 ? taps[at - 1] : null;
            Taps above = y > 0 ? taps[at - to.width()] : null;
            return same(made, left) ? left : same(made, above) ? above : made;
        }

        private static boolean same(Taps a, Taps b) {
            return b != null && Arrays.equals(a.weights(), b.weights()) && Arrays.equals(a.places(), b.places());
        }

        /** Places are beside those of pixel (y, x) of the first channel, which may itself lie beside the picture. */
        private Taps taps(int y, int x, int[] kernel, int[] pad) {
            int[] places = new int[from.channels() * kernel[0] * kernel[1]];
            int[] weights = new int[places.length];
            int count = 0;
            for (int c = 0; c < from.channels(); c++) {
                for (int j = 0; j < kernel[0]; j++) {
                    for (int i = 0; i < kernel[1]; i++) {
                        int row = y + j - pad[0];
                        int column = x + i - pad[1];
                        if (row >= 0 && row < from.height() && column >= 0 && column < from.width()) {
                            places[count] = (c * from.plane() + (j - pad[0]) * from.width() + i - pad[1]) * LANES;
                            weights[count++] = ((c * kernel[0] + j) * kernel[1] + i) * ROWS;
                        }
                    }
                }
            }
            return new Taps(Arrays.copyOf(places, count), Arrays.copyOf(weights, count));
        }
    }

    private final class Pass extends LayerPass {
        /** Weights of four channels side by side, tap by tap, for the result and for the gradient of the input. */
        private final float[] packed;

        private final float[] packedBack;
        private final float[] bias;
        private final float[] noBias;

        Pass(Batches batch, Signal from, Signal to) {
            super(batch, from, to);
            int window = kernelHeight * kernelWidth;
            packed = new float[Signal.roundUp(out.channels(), ROWS) * in.channels() * window];
            packedBack = new float[Signal.roundUp(in.channels(), ROWS) * out.channels() * window];
            bias = new float[Signal.roundUp(out.channels(), ROWS)];
            noBias = new float[ROWS];
        }

        @Override
        boolean backwardWaitsForAll() {
            return true;
        }

        @Override
        void prepare() {
            float[] w = batch.parameters.values;
            for (int o = 0; o < out.channels(); o++) {
                bias[o] = hasBias() ? w[biases + o] : 0;
                for (int t = 0; t < perOutput; t++) {
                    packed[(o / ROWS * perOutput + t) * ROWS + o % ROWS] = w[weights + o * perOutput + t];
                }
            }
        }

        @Override
        void forward(int chunk) {
            convolve(forward, packed, from, from.values, bias, ROWS, to, to.values, chunk);
        }

        private void convolve(
                Window window,
                float[] kernels,
                Signal source,
                float[] x,
                float[] biasOf,
                int biasStep,
                Signal target,
                float[] into,
                int chunk) {
            int plane = window.to.plane();
            int width = window.to.width();
            int perTile = kernels.length / ((window.to.channels() + ROWS - 1) / ROWS);
            for (int tile = 0; tile * ROWS < window.to.channels(); tile++) {
                int at = chunk * target.stride + tile * ROWS * plane * LANES;
                for (int pixel = 0; pixel < plane; pixel++) {
                    int place = pixel / width * window.from.width() + pixel % width;
                    batch.arithmetic.convolve(
                            kernels,
                            tile * perTile,
                            window.taps[pixel],
                            x,
                            chunk * source.stride + place * LANES,
                            biasOf,
                            tile * biasStep,
                            into,
                            at + pixel * LANES,
                            plane * LANES);
                }
            }
        }

        @Override
        void backward() {
            int tiles = (out.channels() + ROWS - 1) / ROWS;
            batch.team.run(tiles * in.channels(), piece -> addWeightGradient(piece % tiles * ROWS, piece / tiles));
            if (hasBias()) {
                batch.team.run(tiles, this::addBiasGradient);
            }
            if (wantsInputGradient()) {
                packBack();
            }
        }

        private void packBack() {
            float[] w = batch.parameters.values;
            int window = kernelHeight * kernelWidth;
            int perInput = out.channels() * window;
            for (int o = 0; o < out.channels(); o++) {
                for (int c = 0; c < in.channels(); c++) {
                    for (int t = 0; t < window; t++) {
                        int at = (c / ROWS * perInput + o * window + window - 1 - t) * ROWS + c % ROWS;
                        packedBack[at] = w[weights + o * perOutput + c * window + t];
                    }
                }
            }
        }

        @Override
        void backward(int chunk) {
            if (wantsInputGradient()) {
                convolve(backward, packedBack, to, to.gradients, noBias, 0, from, from.gradients, chunk);
            }
        }

        private void addBiasGradient(int tile) {
            int plane = out.plane();
            for (int o = tile * ROWS; o < Math.min(out.channels(), (tile + 1) * ROWS); o++) {
                double total = 0;
                for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                    float[] lanes = new float[LANES];
                    batch.arithmetic.sum(to.gradients, chunk * to.stride + o * plane * LANES, plane, 0, lanes);
                    total += Lanes.sum(lanes);
                }
                batch.parameters.gradients[biases + o] += (float) total;
            }
        }

        /** The gradients of the weights from one channel to four. */
        private void addWeightGradient(int output, int input) {
            int window = kernelHeight * kernelWidth;
            float[] sums = new float[ROWS * window * LANES];
            for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                addChunk(output, input, chunk, sums);
            }
            float[] g = batch.parameters.gradients;
            for (int r = 0; r < Math.min(ROWS, out.channels() - output); r++) {
                for (int t = 0; t < window; t++) {
                    int at = weights + (output + r) * perOutput + input * window + t;
                    g[at] += Lanes.sum(sums, (r * window + t) * LANES);
                }
            }
        }

        private void addChunk(int output, int input, int chunk, float[] sums) {
            int plane = out.plane() * LANES;
            int d = chunk * to.stride + output * plane;
            int x = chunk * from.stride + input * in.plane() * LANES;
            int sumsRow = kernelHeight * kernelWidth * LANES;
            for (int y = 0; y < out.height(); y++) {
                for (int j = Math.max(0, padTop - y); j < Math.min(kernelHeight, in.height() + padTop - y); j++) {
                    for (int i = 0; i < kernelWidth; i++) {
                        int first = Math.max(0, padLeft - i);
                        int end = Math.min(out.width(), in.width() + padLeft - i);
                        int inRow = (y + j - padTop) * in.width() + first + i - padLeft;
                        batch.arithmetic.correlate(
                                to.gradients,
                                d + (y * out.width() + first) * LANES,
                                plane,
                                from.values,
                                x + inRow * LANES,
                                end - first,
                                sums,
                                (j * kernelWidth + i) * LANES,
                                sumsRow);
                    }
                }
            }
        }
    }
}
