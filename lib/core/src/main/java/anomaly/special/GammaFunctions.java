package anomaly.special;

/** The gamma function and the incomplete gamma and beta functions, to about 1e-14 relative. */
public final class GammaFunctions {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    /** From here on the asymptotic series below has more digits than a double. */
    private static final double STIRLING_FROM = 10;

    private static final double SMALLEST = 1e-300;
    private static final int MOST_TERMS = 100_000;

    private GammaFunctions() {}

    /**
     * The logarithm of the gamma function, by Stirling's series.
     *
     * @param x above 0
     * @return ln Gamma(x)
     */
    public static double logGamma(double x) {
        double product = 1;
        double shifted = x;
        while (shifted < STIRLING_FROM) {
            product *= shifted;
            shifted++;
        }
        double stirling = (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + remainder(shifted);
        return stirling - Math.log(product);
    }

    /** What Stirling's formula leaves out, for x of 10 and more. */
    private static double remainder(double x) {
        double s = 1 / (x * x);
        return (1 / 12.0
                        - s * (1 / 360.0 - s * (1 / 1260.0 - s * (1 / 1680.0 - s * (1 / 1188.0 - s * 691 / 360360.0)))))
                / x;
    }

    /**
     * The regularized upper incomplete gamma function {@code Q(a, x) = 1 / Gamma(a) integral of t^(a-1) e^-t from x on}; small
     * values keep their digits.
     *
     * @param a above 0
     * @param x any number; below 0 it counts as 0
     * @return 0 to 1
     */
    public static double upperGamma(double a, double x) {
        if (x <= 0 || x == Double.POSITIVE_INFINITY) {
            return x <= 0 ? 1 : 0;
        }
        return x < a + 1 ? 1 - front(a, x) * lowerSeries(a, x) : front(a, x) * upperFraction(a, x);
    }

    /**
     * The regularized lower incomplete gamma function {@code P(a, x) = 1 - Q(a, x)}; small values keep their digits.
     *
     * @param a above 0
     * @param x any number; below 0 it counts as 0
     * @return 0 to 1
     */
    public static double lowerGamma(double a, double x) {
        return x > 0 && x < a + 1 ? front(a, x) * lowerSeries(a, x) : 1 - upperGamma(a, x);
    }

    private static double front(double a, double x) {
        return Math.exp(a * Math.log(x) - x - logGamma(a));
    }

    /** sum of x^n / (a (a + 1) ... (a + n)) over n from 0. */
    private static double lowerSeries(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** The continued fraction of Gamma(a, x) / (x^a e^-x), evaluated forwards after Lentz. */
    private static double upperFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / SMALLEST;
        double d = 1 / b;
        double fraction = d;
        for (int n = 1; n < MOST_TERMS; n++) {
            double numerator = n * (a - n);
            b += 2;
            d = 1 / nonZero(numerator * d + b);
            c = nonZero(b + numerator / c);
            double change = c * d;
            fraction *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return fraction;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < SMALLEST ? SMALLEST : value;
    }

    /**
     * The regularized incomplete beta function {@code I_x(a, b)}.
     *
     * @param a above 0
     * @param b above 0
     * @param x 0 to 1
     * @param complement 1 - x, so that neither loses digits
     * @return 0 to 1
     */
    public static double beta(double a, double b, double x, double complement) {
        if (x <= 0) {
            return 0;
        }
        if (complement <= 0) {
            return 1;
        }
        return x < (a + 1) / (a + b + 2)
                ? front(a, b, x, complement) / betaFraction(a, b, x, complement)
                : 1 - front(b, a, complement, x) / betaFraction(b, a, complement, x);
    }

    /** x^a (1 - x)^b / B(a, b); the larger of x and 1 - x goes in by the smaller, which has the digits. */
    private static double front(double a, double b, double x, double complement) {
        double logX = x < complement ? Math.log(x) : Math.log1p(-complement);
        double logComplement = x < complement ? Math.log1p(-x) : Math.log(complement);
        return Math.exp(a * logX + b * logComplement - logBeta(a, b));
    }

    private static double logBeta(double a, double b) {
        double large = Math.max(a, b);
        double small = Math.min(a, b);
        if (large < STIRLING_FROM) {
            return logGamma(a) + logGamma(b) - logGamma(a + b);
        }
        // log(Gamma(large + small) / Gamma(large)) without the difference of two large numbers.
        double ratio = (large + small - 0.5) * Math.log1p(small / large)
                + small * Math.log(large)
                - small
                + remainder(large + small)
                - remainder(large);
        return logGamma(small) - ratio;
    }

    /** The even part of the usual continued fraction: for x on this side of a / (a + b) nothing cancels in it. */
    private static double betaFraction(double a, double b, double x, double complement) {
        double fraction = nonZero(a * (a * complement - b * x + 1) / (a + 1));
        double c = fraction;
        double d = 0;
        for (int m = 1; m < MOST_TERMS; m++) {
            double before = a + 2 * m - 1;
            double numerator = (a + m - 1) * (a + b + m - 1) / before * m * (b - m) / before * x * x;
            double denominator = m
                    + m * (b - m) * x / before
                    + (a + m) * (a * complement - b * x + 1 + m * (2 - x)) / (a + 2 * m + 1);
            d = 1 / nonZero(denominator + numerator * d);
            c = nonZero(denominator + numerator / c);
            double change = c * d;
            fraction *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return fraction;
    }
}
