package anomaly.boundary;

import anomaly.State;

/** Features whose scalar products are nearly the values of a kernel: {@code z(a).z(b) ~ K(a, b)}. */
sealed interface FeatureMap permits NystroemFeatures, FourierFeatures {
    /** How many features there are. */
    int size();

    /** The features of some rows. */
    double[][] map(double[][] rows);

    /** The scalar product of weights with the features of each row. */
    double[] sums(double[][] rows, double[] weights);

    /** How wide rows are. */
    int width();

    State state();

    /** The scalar product, in four sums at a time. */
    static double product(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < a.length; j += 4) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }
        for (; j < a.length; j++) {
            s0 += a[j] * b[j];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
