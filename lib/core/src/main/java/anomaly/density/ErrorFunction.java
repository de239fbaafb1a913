package anomaly.density;

/** The error function, twice the area under the bell {@code exp(-t^2) / sqrt(pi)} from 0 to x. */
final class ErrorFunction {
    /** From here on the error function is 1 to the last bit. */
    private static final double ONE = 6;

    private ErrorFunction() {}

    /**
     * By the series {@code 2 / sqrt(pi) exp(-x^2) (x + 2/3 x^3 + 4/15 x^5 + ...)}, whose terms all have one sign; relative
     * error below 1e-14. At most about 150 terms.
     */
    static double erf(double x) {
        double square = x * x;
        if (square >= ONE * ONE) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.abs(sum) * 1e-17; n++) {
            term *= square / (n + 0.5);
            sum += term;
        }
        return Math.min(1, Math.max(-1, 2 / Math.sqrt(Math.PI) * Math.exp(-square) * sum));
    }
}
