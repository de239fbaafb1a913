package anomaly.deep.engine;

/**
 * Each channel gets mean 0 and variance 1, over the rows and pixels of the batch in training, by running averages otherwise;
 * then, if affine, a scale and a shift that are learned (Ioffe and Szegedy 2015):
 *
 * <pre>
 * y = gamma (x - mean) / sqrt(variance + epsilon) + beta
 * running = decay * running + (1 - decay) * of the batch
 * </pre>
 */
final class BatchNormalizationLayer extends LaneLayer {
    private static final int LANES = Arithmetic.LANES;

    private final double epsilon;
    private final double decay;
    /** Whether the running variance is that of the population (divisor n - 1). */
    private final boolean unbiased;

    private final boolean affine;
    private final int gamma;
    private final int beta;
    private final int mean;
    private final int variance;

    BatchNormalizationLayer(
            Shape shape, double epsilon, double decay, boolean unbiased, boolean affine, Parameters parameters) {
        super(shape, shape);
        this.epsilon = epsilon;
        this.decay = decay;
        this.unbiased = unbiased;
        this.affine = affine;
        gamma = affine ? parameters.reserve(shape.channels()) : -1;
        beta = affine ? parameters.reserve(shape.channels()) : -1;
        mean = parameters.reserveRunning(shape.channels());
        variance = parameters.reserveRunning(shape.channels());
    }

    int gamma(int channel) {
        return gamma + channel;
    }

    int beta(int channel) {
        return beta + channel;
    }

    int runningMean(int channel) {
        return mean + channel;
    }

    int runningVariance(int channel) {
        return variance + channel;
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
        private final int channels = in.channels();
        private final int plane = in.plane();
        /** Of the batch. */
        private final float[] center = new float[channels];

        private final float[] inverse = new float[channels];
        /** Means over the batch of the gradient, and of the gradient times the normalized value. */
        private final float[] meanGradient = new float[channels];

        private final float[] meanProduct = new float[channels];

        Pass(Batches batch, Signal from, Signal to) {
            super(batch, from, to);
        }

        @Override
        boolean waitsForAll() {
            return batch.training;
        }

        @Override
        boolean backwardWaitsForAll() {
            return true;
        }

        @Override
        void prepare() {
            if (!batch.training) {
                float[] running = batch.parameters.running;
                for (int c = 0; c < channels; c++) {
                    center[c] = running[mean + c];
                    inverse[c] = (float) (1 / Math.sqrt(running[variance + c] + epsilon));
                }
            }
        }

        @Override
        void forward() {
            batch.team.run(blocks(), block -> {
                for (int c = block * LANES; c < Math.min(channels, (block + 1) * LANES); c++) {
                    statistics(c);
                }
            });
        }

        private int blocks() {
            return (channels + LANES - 1) / LANES;
        }

        private void statistics(int c) {
            double count = (double) batch.rows * plane;
            double sum = 0;
            double squares = 0;
            // Around a value that is in the batch, so that the square of the mean takes no digits from the variance.
            float origin = from.values[c * plane * LANES];
            for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                int at = chunk * from.stride + c * plane * LANES;
                float[] lanes = new float[LANES];
                batch.arithmetic.sum(from.values, at, plane, origin, lanes);
                sum += Lanes.sumOf(lanes, batch.lanes(chunk));
            }
            center[c] = (float) (origin + sum / count);
            for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                int at = chunk * from.stride + c * plane * LANES;
                float[] lanes = new float[LANES];
                batch.arithmetic.sumProducts(from.values, at, center[c], from.values, at, center[c], plane, lanes);
                squares += Lanes.sumOf(lanes, batch.lanes(chunk));
            }
            double biased = squares / count;
            inverse[c] = (float) (1 / Math.sqrt(biased + epsilon));
            float[] running = batch.parameters.running;
            double kept = unbiased && count > 1 ? squares / (count - 1) : biased;
            running[mean + c] = (float) (decay * running[mean + c] + (1 - decay) * center[c]);
            running[variance + c] = (float) (decay * running[variance + c] + (1 - decay) * kept);
        }

        private float scale(int c) {
            return affine ? batch.parameters.values[gamma + c] * inverse[c] : inverse[c];
        }

        @Override
        void forward(int chunk) {
            for (int c = 0; c < channels; c++) {
                float scale = scale(c);
                float shift = (affine ? batch.parameters.values[beta + c] : 0) - center[c] * scale;
                int at = c * plane * LANES;
                batch.arithmetic.scale(
                        from.values,
                        chunk * from.stride + at,
                        scale,
                        shift,
                        to.values,
                        chunk * to.stride + at,
                        plane * LANES);
            }
        }

        @Override
        void backward() {
            batch.team.run(blocks(), block -> {
                for (int c = block * LANES; c < Math.min(channels, (block + 1) * LANES); c++) {
                    gradientSums(c);
                }
            });
        }

        private void gradientSums(int c) {
            double sum = 0;
            double products = 0;
            for (int chunk = 0; chunk < batch.chunks(); chunk++) {
                int at = c * plane * LANES;
                float[] ofGradient = new float[LANES];
                float[] ofProduct = new float[LANES];
                int d = chunk * to.stride + at;
                batch.arithmetic.sum(to.gradients, d, plane, 0, ofGradient);
                batch.arithmetic.sumProducts(
                        from.values, chunk * from.stride + at, center[c], to.gradients, d, 0, plane, ofProduct);
                sum += Lanes.sumOf(ofGradient, batch.lanes(chunk));
                products += Lanes.sumOf(ofProduct, batch.lanes(chunk));
            }
            products *= inverse[c];
            if (affine) {
                batch.parameters.gradients[gamma + c] += (float) products;
                batch.parameters.gradients[beta + c] += (float) sum;
            }
            double count = (double) batch.rows * plane;
            meanGradient[c] = batch.training ? (float) (sum / count) : 0;
            meanProduct[c] = batch.training ? (float) (products / count) : 0;
        }

        @Override
        void backward(int chunk) {
            if (!wantsInputGradient()) {
                return;
            }
            for (int c = 0; c < channels; c++) {
                float scale = scale(c);
                float ofValue = -scale * meanProduct[c] * inverse[c];
                int at = c * plane * LANES;
                batch.arithmetic.combine(
                        to.gradients,
                        chunk * to.stride + at,
                        scale,
                        from.values,
                        chunk * from.stride + at,
                        ofValue,
                        -scale * meanGradient[c] - ofValue * center[c],
                        from.gradients,
                        chunk * from.stride + at,
                        plane * LANES);
            }
            silence(chunk);
        }

        /** Lanes without a row must not add to the gradients of the layers before. */
        private void silence(int chunk) {
            int lanes = batch.lanes(chunk);
            for (int at = chunk * from.stride; lanes < LANES && at < (chunk + 1) * from.stride; at += LANES) {
                for (int lane = lanes; lane < LANES; lane++) {
                    from.gradients[at + lane] = 0;
                }
            }
        }
    }
}
