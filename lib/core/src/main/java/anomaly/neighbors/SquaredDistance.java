package anomaly.neighbors;

/**
 * The squared Euclidean distance, summed in one fixed order wherever it is computed: four partial sums, feature j in sum
 * j mod 4, added as (s0 + s1) + (s2 + s3). One order gives every path of the search the same bits; four sums keep the
 * processor from waiting for each addition.
 */
final class SquaredDistance {
    private SquaredDistance() {}

    static double between(double[] a, double[] b) {
        int width = a.length;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < width; j += 4) {
            double d0 = a[j] - b[j];
            double d1 = a[j + 1] - b[j + 1];
            double d2 = a[j + 2] - b[j + 2];
            double d3 = a[j + 3] - b[j + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        if (j < width) {
            double d = a[j] - b[j];
            s0 += d * d;
        }
        if (j + 1 < width) {
            double d = a[j + 1] - b[j + 1];
            s1 += d * d;
        }
        if (j + 2 < width) {
            double d = a[j + 2] - b[j + 2];
            s2 += d * d;
        }
        return (s0 + s1) + (s2 + s3);
    }
}
