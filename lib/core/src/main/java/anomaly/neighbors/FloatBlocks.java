package anomaly.neighbors;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows as {@link Kernel} blocks of floats, centered and scaled by a power of two, such that for the scalar product s of any
 * two of them {@code norm_a + norm_b - 2 s} is never above their squared distance, scaled alike. It proves most pairs too
 * far apart to be neighbors at the price of one multiplication a feature.
 *
 * <p>With u = 2^-24 the rounding of the values (4 u), of the product (d u, in whatever order it is summed) and of the
 * norms and sums (4 u) together shift the result by less than {@code (d + 16) u (|a|^2 + |b|^2)}: the norms kept here are
 * smaller by that share. A further {@code d 2^-140} covers what underflows.
 */
final class FloatBlocks {
    private static final int BLOCK = Kernel.BLOCK;

    /** Rows so far from the training rows that floats could overflow are never proved far. */
    private static final double FAR = 0x1p40;

    /** A larger scale would lift from underflow what double precision takes for distance 0. */
    private static final int LARGEST_SCALE = 450;

    private final double[] center;
    private final double scale;
    private final float[][] values;
    private final float[][] norms;

    private FloatBlocks(double[][] rows, int[] order, double[] center, double scale) {
        this.center = center;
        this.scale = scale;
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        values = new float[blocks][];
        norms = new float[blocks][BLOCK];
        IntStream.range(0, blocks).parallel().forEach(b -> pack(rows, order, b));
    }

    /** Blocks of training rows, in the order given. */
    static FloatBlocks of(double[][] rows, int[] order) {
        double[] center = new double[rows[0].length];
        for (double[] row : rows) {
            for (int j = 0; j < center.length; j++) {
                center[j] += row[j] / rows.length;
            }
        }
        double largest = Arrays.stream(rows)
                .parallel()
                .mapToDouble(row -> largest(row, center))
                .max()
                .orElse(0);
        int exponent = largest == 0 ? 0 : Math.min(LARGEST_SCALE, -Math.getExponent(largest));
        return new FloatBlocks(rows, order, center, Math.scalb(1.0, exponent));
    }

    /** Blocks of other rows, centered and scaled as these. */
    FloatBlocks alike(double[][] rows) {
        return new FloatBlocks(rows, IntStream.range(0, rows.length).toArray(), center, scale);
    }

    private static double largest(double[] row, double[] center) {
        double largest = 0;
        for (int j = 0; j < row.length; j++) {
            largest = Math.max(largest, Math.abs(row[j] - center[j]));
        }
        return largest;
    }

    private void pack(double[][] rows, int[] order, int block) {
        int width = center.length;
        int filled = Math.min(BLOCK, rows.length - block * BLOCK);
        float[] into = new float[width * BLOCK];
        double[] squares = new double[BLOCK];
        for (int j = 0; j < width; j++) {
            for (int i = 0; i < filled; i++) {
                float value = (float) ((rows[order[block * BLOCK + i]][j] - center[j]) * scale);
                into[j * BLOCK + i] = value;
                squares[i] += (double) value * value;
            }
        }
        values[block] = into;
        Arrays.fill(norms[block], Float.POSITIVE_INFINITY);
        for (int i = 0; i < filled; i++) {
            norms[block][i] = norm(squares[i], width);
        }
    }

    private static float norm(double squares, int width) {
        double share = (width + 16) * 0x1p-24;
        boolean near = squares < FAR * FAR;
        return near ? (float) (squares * (1 - share / (1 - share)) - width * 0x1p-140) : Float.NaN;
    }

    int count() {
        return values.length;
    }

    float[] values(int block) {
        return values[block];
    }

    float[] norms(int block) {
        return norms[block];
    }

    /** A squared distance in the scale of the blocks, rounded up. */
    float bound(double squared) {
        return Math.nextUp((float) (squared * scale * scale));
    }
}
