package anomaly.neighbors;

import java.util.Arrays;

/**
 * The inner loops in plain Java. Four features a turn, so that the loops the compiler turns into vector instructions have
 * enough to do.
 */
final class PlainKernel implements Kernel {
    @Override
    public boolean distances(double[] query, double[] block, int from, double bound, double[] into) {
        double[][] sums = new double[4][BLOCK];
        int width = query.length;
        int j = 0;
        for (; j + 3 < width; j += 4) {
            addSquares(query, j, block, from + j * BLOCK, sums[0], sums[1], sums[2], sums[3]);
        }
        for (; j < width; j++) {
            addSquares(query[j], block, from + j * BLOCK, sums[j & 3]);
        }
        boolean near = false;
        for (int i = 0; i < BLOCK; i++) {
            into[i] = (sums[0][i] + sums[1][i]) + (sums[2][i] + sums[3][i]);
            near |= into[i] <= bound;
        }
        return near;
    }

    private static void addSquares(
            double[] query, int j, double[] block, int from, double[] s0, double[] s1, double[] s2, double[] s3) {
        double v0 = query[j];
        double v1 = query[j + 1];
        double v2 = query[j + 2];
        double v3 = query[j + 3];
        for (int i = 0; i < BLOCK; i++) {
            double d0 = v0 - block[from + i];
            double d1 = v1 - block[from + BLOCK + i];
            double d2 = v2 - block[from + 2 * BLOCK + i];
            double d3 = v3 - block[from + 3 * BLOCK + i];
            s0[i] += d0 * d0;
            s1[i] += d1 * d1;
            s2[i] += d2 * d2;
            s3[i] += d3 * d3;
        }
    }

    private static void addSquares(double value, double[] block, int from, double[] sum) {
        for (int i = 0; i < BLOCK; i++) {
            double d = value - block[from + i];
            sum[i] += d * d;
        }
    }

    @Override
    public void nearest(double[] squares, int point, double[] first, double[] second, double[] number) {
        for (int i = 0; i < BLOCK; i++) {
            double square = squares[i];
            if (square < first[i]) {
                second[i] = first[i];
                first[i] = square;
                number[i] = point;
            } else if (square < second[i]) {
                second[i] = square;
            }
        }
    }

    @Override
    public double squared(double[] a, double[] b) {
        return SquaredDistance.between(a, b);
    }

    @Override
    public void products(float[] a, int fromA, float[] b, int fromB, int width, float[] into) {
        float[] sum = new float[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            Arrays.fill(sum, 0);
            int j = 0;
            for (; j + 3 < width; j += 4) {
                addFourProducts(a, fromA + j * BLOCK + i, b, fromB + j * BLOCK, sum);
            }
            for (; j < width; j++) {
                addProducts(a[fromA + j * BLOCK + i], b, fromB + j * BLOCK, sum);
            }
            System.arraycopy(sum, 0, into, i * BLOCK, BLOCK);
        }
    }

    private static void addFourProducts(float[] a, int fromA, float[] b, int fromB, float[] sum) {
        float v0 = a[fromA];
        float v1 = a[fromA + BLOCK];
        float v2 = a[fromA + 2 * BLOCK];
        float v3 = a[fromA + 3 * BLOCK];
        for (int k = 0; k < BLOCK; k++) {
            sum[k] += (v0 * b[fromB + k] + v1 * b[fromB + BLOCK + k])
                    + (v2 * b[fromB + 2 * BLOCK + k] + v3 * b[fromB + 3 * BLOCK + k]);
        }
    }

    private static void addProducts(float value, float[] b, int from, float[] sum) {
        for (int k = 0; k < BLOCK; k++) {
            sum[k] += value * b[from + k];
        }
    }

    @Override
    public boolean near(float norm, float bound, float[] products, int from, float[] norms, float[] bounds) {
        float[] gaps = new float[BLOCK];
        for (int k = 0; k < BLOCK; k++) {
            gaps[k] = ((norm + norms[k]) - 2 * products[from + k]) - Math.max(bound, bounds[k]);
        }
        for (float gap : gaps) {
            // Not "gap <= 0": what is not a number counts as near.
            if (!(gap > 0)) {
                return true;
            }
        }
        return false;
    }
}
