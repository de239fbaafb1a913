package anomaly.deep.engine;

import java.util.Arrays;

/**
 * In training, each value, or each channel of a picture, is kept with some probability p and then divided by it; else it is
 * 0. What is kept depends on the seed and the number of the batch alone.
 */
final class DropoutLayer extends LaneLayer {
    private static final int LANES = Arithmetic.LANES;

    private final double kept;
    private final boolean wholeChannels;
    private final long seed;

    DropoutLayer(Shape shape, double kept, boolean wholeChannels, long seed) {
        super(shape, shape);
        this.kept = kept;
        this.wholeChannels = wholeChannels;
        this.seed = seed;
    }

    @Override
    LayerPass pass(Batches batches, Signal from, Signal to) {
        return new Pass(batches, from, to);
    }

    private final class Pass extends LayerPass {
        private final float[] factors;

        Pass(Batches batch, Signal from, Signal to) {
            super(batch, from, to);
            factors = new float[to.values.length];
        }

        @Override
        void forward(int chunk) {
            int start = chunk * to.stride;
            if (batch.training) {
                draw(chunk, start);
            } else {
                Arrays.fill(factors, start, start + to.used(), 1);
            }
            multiply(from.values, chunk * from.stride, to.values, start, start);
        }

        private void draw(int chunk, int start) {
            int run = wholeChannels ? in.plane() : 1;
            float inverse = (float) (1 / kept);
            long state = mix(mix(seed + batch.draw) + chunk);
            for (int f = 0; f < in.features(); f += run) {
                for (int lane = 0; lane < LANES; lane++) {
                    state += 0x9E3779B97F4A7C15L;
                    float factor = (mix(state) >>> 11) * 0x1p-53 < kept ? inverse : 0;
                    for (int g = f; g < f + run; g++) {
                        factors[start + g * LANES + lane] = factor;
                    }
                }
            }
        }

        /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014): close numbers become unlike ones. */
        private static long mix(long z) {
            long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
            return x ^ (x >>> 31);
        }

        private void multiply(float[] x, int from, float[] into, int at, int factor) {
            for (int i = 0; i < to.used(); i++) {
                into[at + i] = x[from + i] * factors[factor + i];
            }
        }

        @Override
        void backward(int chunk) {
            if (wantsInputGradient()) {
                int start = chunk * to.stride;
                multiply(to.gradients, start, from.gradients, chunk * from.stride, start);
            }
        }
    }
}
