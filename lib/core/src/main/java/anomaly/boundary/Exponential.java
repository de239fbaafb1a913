package anomaly.boundary;

/**
 * The exponential function of numbers that are not positive, in additions and multiplications only, which the compiler makes
 * vector instructions of: {@code exp(x) = exp(x / 256)^256}, a polynomial of degree 10 squared eight times.
 *
 * <p>Relative error below 2e-13; exp(0) is 1 exactly. Below -64 ln 2 the value stays at 2^-64 = 5e-20: an absolute error
 * no sum of likenesses notices.
 *
 * <p>The order of operations is the compiler's taste: other forms of the same polynomial were left as single numbers.
 */
final class Exponential {
    private static final double LOWEST = -64 * 0.6931471805599453;

    private Exponential() {}

    /** Replaces numbers by their exponentials. */
    static void replace(double[] values, int from, int count) {
        for (int k = from; k < from + count; k++) {
            double y = Math.max(values[k], LOWEST) * (1.0 / 256);
            double y2 = y * y;
            double y4 = y2 * y2;
            double p = ((1 + y) + y2 * (1.0 / 2 + y * (1.0 / 6)))
                    + y4
                            * (((1.0 / 24) + y * (1.0 / 120))
                                    + y2 * ((1.0 / 720) + y * (1.0 / 5040))
                                    + y4 * ((1.0 / 40320) + y * (1.0 / 362880) + y2 * (1.0 / 3628800)));
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            values[k] = p;
        }
    }
}
