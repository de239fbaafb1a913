package anomaly.deep.engine;

import java.util.Arrays;

/** A function of each value alone, or, for softmax, of the values of a row. */
final class ActivationLayer extends LaneLayer {
    private static final int LANES = Arithmetic.LANES;

    /** The functions. */
    enum Function {
        LEAKY_RELU,
        SIGMOID,
        TANH,
        SOFTMAX,
        COSINE
    }

    private final Function function;
    /** What is left of negative values; 0 for the plain ReLU. */
    private final float slope;

    ActivationLayer(Shape shape, Function function, float slope) {
        super(shape, shape);
        this.function = function;
        this.slope = slope;
    }

    @Override
    boolean worksInPlace() {
        // The derivative of the cosine cannot be had from its result.
        return function != Function.COSINE;
    }

    @Override
    LayerPass pass(Batches batches, Signal from, Signal to) {
        return new Pass(batches, from, to);
    }

    private final class Pass extends LayerPass {
        Pass(Batches batch, Signal from, Signal to) {
            super(batch, from, to);
        }

        @Override
        void forward(int chunk) {
            int start = chunk * to.stride;
            int end = start + to.used();
            if (from != to && function != Function.COSINE) {
                System.arraycopy(from.values, chunk * from.stride, to.values, start, to.used());
            }
            switch (function) {
                case LEAKY_RELU -> batch.arithmetic.leakyRelu(to.values, start, end, slope);
                case SIGMOID -> batch.arithmetic.sigmoid(to.values, start, end);
                case TANH -> batch.arithmetic.tanh(to.values, start, end);
                case SOFTMAX -> softmax(start, end);
                case COSINE -> cosine(chunk * from.stride, start);
            }
        }

        private void cosine(int source, int target) {
            for (int i = 0; i < to.used(); i++) {
                to.values[target + i] = (float) Math.cos(from.values[source + i]);
            }
        }

        private void softmax(int start, int end) {
            float[] v = to.values;
            float[] most = Arrays.copyOfRange(v, start, start + LANES);
            float[] sums = new float[LANES];
            for (int i = start; i < end; i++) {
                most[(i - start) % LANES] = Math.max(most[(i - start) % LANES], v[i]);
            }
            for (int i = start; i < end; i++) {
                v[i] = (float) Math.exp(v[i] - most[(i - start) % LANES]);
                sums[(i - start) % LANES] += v[i];
            }
            for (int i = start; i < end; i++) {
                v[i] /= sums[(i - start) % LANES];
            }
        }

        @Override
        void backward(int chunk) {
            int start = chunk * from.stride;
            int end = start + from.used();
            float[] gradient = from.gradients;
            if (from != to) {
                System.arraycopy(to.gradients, chunk * to.stride, gradient, start, from.used());
            }
            float[] result = to.values;
            switch (function) {
                case LEAKY_RELU -> batch.arithmetic.leakyReluBack(result, gradient, start, end, slope);
                case SIGMOID -> batch.arithmetic.sigmoidBack(result, gradient, start, end);
                case TANH -> batch.arithmetic.tanhBack(result, gradient, start, end);
                case SOFTMAX -> softmaxBack(result, gradient, start, end);
                case COSINE -> cosineBack(gradient, start, end);
            }
        }

        private void softmaxBack(float[] result, float[] gradient, int start, int end) {
            float[] sums = new float[LANES];
            for (int i = start; i < end; i++) {
                sums[(i - start) % LANES] += result[i] * gradient[i];
            }
            for (int i = start; i < end; i++) {
                gradient[i] = result[i] * (gradient[i] - sums[(i - start) % LANES]);
            }
        }

        private void cosineBack(float[] gradient, int start, int end) {
            for (int i = start; i < end; i++) {
                gradient[i] *= (float) -Math.sin(from.values[i]);
            }
        }
    }
}
