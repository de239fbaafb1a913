package anomaly.deep.engine;

import java.util.Arrays;

/** Each pixel becomes a rectangle of equal pixels. */
final class UpsamplingLayer extends LaneLayer {
    private static final int LANES = Arithmetic.LANES;

    private final int tall;
    private final int wide;

    UpsamplingLayer(Shape in, int tall, int wide) {
        super(in, new Shape(in.channels(), in.height() * tall, in.width() * wide));
        this.tall = tall;
        this.wide = wide;
    }

    @Override
    LayerPass pass(Batches batches, Signal from, Signal to) {
        return new Pass(batches, from, to);
    }

    private final class Pass extends LayerPass {
        Pass(Batches batch, Signal from, Signal to) {
            super(batch, from, to);
        }

        /** Where the pixel that a pixel of the result shows is, beside the start of the chunk. */
        private int source(int row, int x) {
            int channel = row / out.height();
            int y = row % out.height() / tall;
            return ((channel * in.height() + y) * in.width() + x / wide) * LANES;
        }

        @Override
        void forward(int chunk) {
            int start = chunk * from.stride;
            int at = chunk * to.stride;
            for (int row = 0; row < out.channels() * out.height(); row++) {
                for (int x = 0; x < out.width(); x++) {
                    System.arraycopy(from.values, start + source(row, x), to.values, at, LANES);
                    at += LANES;
                }
            }
        }

        @Override
        void backward(int chunk) {
            if (!wantsInputGradient()) {
                return;
            }
            int start = chunk * from.stride;
            int at = chunk * to.stride;
            Arrays.fill(from.gradients, start, start + from.used(), 0);
            for (int row = 0; row < out.channels() * out.height(); row++) {
                for (int x = 0; x < out.width(); x++) {
                    add(to.gradients, at, from.gradients, start + source(row, x));
                    at += LANES;
                }
            }
        }

        private static void add(float[] d, int at, float[] into, int target) {
            for (int l = 0; l < LANES; l++) {
                into[target + l] += d[at + l];
            }
        }
    }
}
