package anomaly.deep.engine;

import java.util.Arrays;

/**
 * What flows between two layers for a batch of rows, and the gradient that flows back.
 *
 * <p>Rows lie in chunks of {@value Arithmetic#LANES}, feature by feature: value f of row {@code LANES c + l} is at {@code
 * c * stride + LANES f + l}. So the innermost loop runs over rows, of which every layer does the same to each. Pictures
 * are features in the order channel, row, column. A chunk has room for some more features than there are, which stay 0, so
 * that loops over four channels or sixteen features need no remainder.
 */
final class Signal {
    final Shape shape;
    /** Numbers a chunk. */
    final int stride;

    final float[] values;
    final float[] gradients;

    /** Room for some chunks of so many numbers each. */
    Signal(Shape shape, int stride, int chunks) {
        this.shape = shape;
        this.stride = stride;
        values = new float[chunks * stride];
        gradients = new float[chunks * stride];
    }

    /** The numbers that a chunk of a shape needs. */
    static int stride(Shape shape) {
        int channels = roundUp(shape.channels(), Arithmetic.ROWS);
        return roundUp(channels * shape.plane(), Arithmetic.LANES) * Arithmetic.LANES;
    }

    static int roundUp(int count, int unit) {
        return (count + unit - 1) / unit * unit;
    }

    /** Numbers a chunk that belong to features. */
    int used() {
        return shape.features() * Arithmetic.LANES;
    }

    /** Rows, one after the other, become chunks; lanes without a row become 0. */
    void fill(float[] into, float[] rows, int count) {
        int width = shape.features();
        for (int first = 0; first < count; first += Arithmetic.LANES) {
            int at = first / Arithmetic.LANES * stride;
            int lanes = Math.min(Arithmetic.LANES, count - first);
            if (lanes < Arithmetic.LANES) {
                Arrays.fill(into, at, at + used(), 0);
            }
            turn(rows, first * width, width, lanes, into, at);
        }
    }

    private static void turn(float[] rows, int from, int width, int lanes, float[] into, int at) {
        for (int f = 0; f < width; f += Arithmetic.LANES) {
            int end = Math.min(width, f + Arithmetic.LANES);
            for (int lane = 0; lane < lanes; lane++) {
                int row = from + lane * width;
                for (int g = f; g < end; g++) {
                    into[at + g * Arithmetic.LANES + lane] = rows[row + g];
                }
            }
        }
    }

    /** Chunks become rows again, one after the other. */
    void read(float[] from, int count, float[] rows) {
        int width = shape.features();
        for (int first = 0; first < count; first += Arithmetic.LANES) {
            int at = first / Arithmetic.LANES * stride;
            turnBack(from, at, width, Math.min(Arithmetic.LANES, count - first), rows, first * width);
        }
    }

    private static void turnBack(float[] from, int at, int width, int lanes, float[] rows, int first) {
        for (int f = 0; f < width; f += Arithmetic.LANES) {
            int end = Math.min(width, f + Arithmetic.LANES);
            for (int lane = 0; lane < lanes; lane++) {
                int row = first + lane * width;
                for (int g = f; g < end; g++) {
                    rows[row + g] = from[at + g * Arithmetic.LANES + lane];
                }
            }
        }
    }
}
