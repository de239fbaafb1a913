package anomaly.neighbors;

import java.util.Arrays;

/** The inner loops in plain Java, written so that the compiler can turn the innermost one into vector instructions. */
final class PlainKernel implements Kernel {
    @Override
    public boolean distances(double[] query, double[] block, int from, double bound, double[] into) {
        double[][] sums = new double[4][BLOCK];
        for (int j = 0; j < query.length; j++) {
            addSquares(query[j], block, from + j * BLOCK, sums[j & 3]);
        }
        boolean near = false;
        for (int i = 0; i < BLOCK; i++) {
            into[i] = (sums[0][i] + sums[1][i]) + (sums[2][i] + sums[3][i]);
            near |= into[i] <= bound;
        }
        return near;
    }

    private static void addSquares(double value, double[] block, int from, double[] sum) {
        for (int i = 0; i < BLOCK; i++) {
            double d = value - block[from + i];
            sum[i] += d * d;
        }
    }

    @Override
    public void products(float[] a, int fromA, float[] b, int fromB, int width, float[] into) {
        Arrays.fill(into, 0, BLOCK * BLOCK, 0);
        float[] sum = new float[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            Arrays.fill(sum, 0);
            for (int j = 0; j < width; j++) {
                addProducts(a[fromA + j * BLOCK + i], b, fromB + j * BLOCK, sum);
            }
            System.arraycopy(sum, 0, into, i * BLOCK, BLOCK);
        }
    }

    private static void addProducts(float value, float[] b, int from, float[] sum) {
        for (int k = 0; k < BLOCK; k++) {
            sum[k] += value * b[from + k];
        }
    }

    @Override
    public boolean near(float norm, float bound, float[] products, int from, float[] norms, float[] bounds) {
        for (int k = 0; k < BLOCK; k++) {
            float least = (norm + norms[k]) - 2 * products[from + k];
            if (!(least > Math.max(bound, bounds[k]))) {
                return true;
            }
        }
        return false;
    }
}
