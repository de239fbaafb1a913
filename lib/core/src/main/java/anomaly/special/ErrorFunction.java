package anomaly.special;

/** The error function, twice the area under the bell {@code exp(-t^2) / sqrt(pi)} from 0 to x, to about 1e-15. */
public final class ErrorFunction {
    private static final double TWO_BY_ROOT_PI = 2 / Math.sqrt(Math.PI);
    /** Beyond, it is 1 in double precision. */
    private static final double LARGEST = 6;

    private ErrorFunction() {}

    /**
     * By the series {@code 2 / sqrt(pi) e^(-x^2) sum of 2^k x^(2k+1) / (1 3 5 ... (2k+1))}, whose terms all have the sign of x.
     *
     * @param x any number
     * @return -1 to 1
     */
    public static double of(double x) {
        if (Math.abs(x) > LARGEST) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int k = 1; Math.abs(term) > Math.ulp(sum) / 4; k++) {
            term *= 2 * x * x / (2 * k + 1);
            sum += term;
        }
        return Math.max(-1, Math.min(1, TWO_BY_ROOT_PI * Math.exp(-x * x) * sum));
    }
}
