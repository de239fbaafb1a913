package anomaly.neighbors;

/**
 * The squared Euclidean distance, summed in one fixed order for a given number of features, so that every way to search
 * gives the same bits. Several partial sums, since the processor need not wait for one addition to begin the next.
 *
 * <ul>
 *   <li>Below {@value #WIDE} features: feature j in sum j mod 4, added as (s0 + s1) + (s2 + s3). {@link
 *       Kernel#distances} and the boxes of {@link BlockTree} keep to it.
 *   <li>From there on: feature j in sum j mod 16, which {@link VectorKernel} holds in four vectors of four; what is left
 *       of the last 16 goes into a sum of its own.
 * </ul>
 */
final class SquaredDistance {
    static final int WIDE = 64;

    private SquaredDistance() {}

    static double between(double[] a, double[] b) {
        return a.length < WIDE ? narrow(a, b) : wide(a, b);
    }

    private static double narrow(double[] a, double[] b) {
        int width = a.length;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < width; j += 4) {
            s0 += square(a, b, j);
            s1 += square(a, b, j + 1);
            s2 += square(a, b, j + 2);
            s3 += square(a, b, j + 3);
        }
        if (j < width) {
            s0 += square(a, b, j);
        }
        if (j + 1 < width) {
            s1 += square(a, b, j + 1);
        }
        if (j + 2 < width) {
            s2 += square(a, b, j + 2);
        }
        return (s0 + s1) + (s2 + s3);
    }

    private static double wide(double[] a, double[] b) {
        double[] sums = new double[16];
        int whole = a.length & -16;
        for (int lane = 0; lane < 16; lane += 4) {
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            for (int j = lane; j < whole; j += 16) {
                s0 += square(a, b, j);
                s1 += square(a, b, j + 1);
                s2 += square(a, b, j + 2);
                s3 += square(a, b, j + 3);
            }
            sums[lane] = s0;
            sums[lane + 1] = s1;
            sums[lane + 2] = s2;
            sums[lane + 3] = s3;
        }
        return total(sums) + rest(a, b, whole);
    }

    /** Sixteen partial sums: first those 4 apart, then neighbors. */
    private static double total(double[] sums) {
        double s0 = (sums[0] + sums[4]) + (sums[8] + sums[12]);
        double s1 = (sums[1] + sums[5]) + (sums[9] + sums[13]);
        double s2 = (sums[2] + sums[6]) + (sums[10] + sums[14]);
        double s3 = (sums[3] + sums[7]) + (sums[11] + sums[15]);
        return (s0 + s1) + (s2 + s3);
    }

    /** The features from {@code from} on, one after the other. */
    static double rest(double[] a, double[] b, int from) {
        double sum = 0;
        for (int j = from; j < a.length; j++) {
            sum += square(a, b, j);
        }
        return sum;
    }

    private static double square(double[] a, double[] b, int j) {
        double d = a[j] - b[j];
        return d * d;
    }
}
