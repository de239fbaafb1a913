package anomaly.deep.engine;

import java.util.Arrays;

/**
 * The largest pixel of each window. A window that reaches beyond the picture has fewer pixels; the gradient goes to the first
 * of equally large ones.
 */
final class PoolingLayer extends LaneLayer {
    private static final int LANES = Arithmetic.LANES;

    /** For each pixel of the result: where the window begins, and its pixels beside that. */
    private final int[] starts;

    private final int[][] windows;

    PoolingLayer(Shape in, Shape out, int[] kernel, int[] stride, int[] pad) {
        super(in, out);
        starts = new int[out.plane()];
        windows = new int[out.plane()][];
        for (int pixel = 0; pixel < starts.length; pixel++) {
            int top = pixel / out.width() * stride[0] - pad[0];
            int left = pixel % out.width() * stride[1] - pad[1];
            int y = Math.max(0, top);
            int x = Math.max(0, left);
            starts[pixel] = (y * in.width() + x) * LANES;
            windows[pixel] = window(
                    Math.min(in.height(), top + kernel[0]) - y, Math.min(in.width(), left + kernel[1]) - x, in.width());
        }
    }

    private static int[] window(int height, int width, int row) {
        int[] places = new int[height * width];
        for (int i = 0; i < places.length; i++) {
            places[i] = (i / width * row + i % width) * LANES;
        }
        return places;
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
            for (int c = 0; c < in.channels(); c++) {
                int source = chunk * from.stride + c * in.plane() * LANES;
                int target = chunk * to.stride + c * out.plane() * LANES;
                for (int pixel = 0; pixel < starts.length; pixel++) {
                    batch.arithmetic.max(
                            from.values, source + starts[pixel], windows[pixel], to.values, target + pixel * LANES);
                }
            }
        }

        @Override
        void backward(int chunk) {
            if (!wantsInputGradient()) {
                return;
            }
            Arrays.fill(from.gradients, chunk * from.stride, chunk * from.stride + from.used(), 0);
            for (int c = 0; c < in.channels(); c++) {
                int source = chunk * from.stride + c * in.plane() * LANES;
                int target = chunk * to.stride + c * out.plane() * LANES;
                for (int pixel = 0; pixel < starts.length; pixel++) {
                    batch.arithmetic.maxBack(
                            from.values,
                            source + starts[pixel],
                            windows[pixel],
                            to.values,
                            to.gradients,
                            target + pixel * LANES,
                            from.gradients);
                }
            }
        }
    }
}
