package anomaly.evaluation;

import anomaly.special.GammaFunctions;

/**
 * Tails and quantiles of the distributions that tests are read off. Upper tails are computed as such and keep their digits
 * however small they are.
 */
final class Distributions {
    private static final double SQRT_TWO_PI = 2.5066282746310002;
    /** The trapezoid rule is exact to all digits for integrands like these once its step is below about one half. */
    private static final double STEP = 1 / 8.0;

    private static final double FAR = 9;
    private static final int MOST_STEPS = 200;

    private Distributions() {}

    /** P(Z > z) of the standard normal distribution. */
    static double normalUpper(double z) {
        double tail = GammaFunctions.upperGamma(0.5, z * z / 2) / 2;
        return z >= 0 ? tail : 1 - tail;
    }

    static double normalDensity(double z) {
        return Math.exp(-z * z / 2) / SQRT_TWO_PI;
    }

    /** The z with P(Z > z) = p, for p between 0 and 1. */
    static double normalUpperQuantile(double p) {
        if (p > 0.5) {
            return -normalUpperQuantile(1 - p);
        }
        // P(Z > z) <= exp(-z^2 / 2) / 2, so this starts right of the solution; the log of the tail is concave: no
        // overshoot.
        double z = Math.sqrt(Math.max(0, -2 * Math.log(2 * p)));
        for (int i = 0; i < MOST_STEPS; i++) {
            double tail = normalUpper(z);
            double step = Math.log(tail / p) * tail / normalDensity(z);
            z += step;
            if (Math.abs(step) <= 1e-15 * z) {
                break;
            }
        }
        return z;
    }

    /** P(X > x) of the chi-squared distribution. */
    static double chiSquareUpper(double x, double degrees) {
        return GammaFunctions.upperGamma(degrees / 2, x / 2);
    }

    /** P(F > f) of Fisher's distribution; f may be infinite. */
    static double fisherUpper(double f, double numerator, double denominator) {
        if (f == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double part = numerator * f;
        double whole = denominator + part;
        return GammaFunctions.beta(denominator / 2, numerator / 2, denominator / whole, part / whole);
    }

    /** P(T > t) of Student's distribution. */
    static double studentUpper(double t, double degrees) {
        double whole = degrees + t * t;
        double tail = GammaFunctions.beta(degrees / 2, 0.5, degrees / whole, t * t / whole) / 2;
        return t >= 0 ? tail : 1 - tail;
    }

    private static double studentDensity(double t, double degrees) {
        double log = GammaFunctions.logGamma((degrees + 1) / 2)
                - GammaFunctions.logGamma(degrees / 2)
                - Math.log(degrees * Math.PI) / 2
                - (degrees + 1) / 2 * Math.log1p(t * t / degrees);
        return Math.exp(log);
    }

    /** The t with P(T > t) = p, for p above 0 and up to one half. */
    static double studentUpperQuantile(double p, double degrees) {
        // The normal quantile lies left of the solution, and the tail is convex: Newton's steps never overshoot.
        double t = normalUpperQuantile(p);
        for (int i = 0; i < MOST_STEPS; i++) {
            double step = (studentUpper(t, degrees) - p) / studentDensity(t, degrees);
            t += step;
            if (Math.abs(step) <= 1e-15 * t) {
                break;
            }
        }
        return t;
    }

    /**
     * P(range > q) of the range of {@code count} independent standard normal numbers: the studentized range with infinitely
     * many degrees of freedom, {@code 1 - count * integral of phi(z) (Phi(z) - Phi(z - q))^(count - 1) dz}.
     */
    static double rangeUpper(double q, int count) {
        double inside = 0;
        for (double z = -FAR; z <= FAR + q; z += STEP) {
            double between = normalUpper(z - q) - normalUpper(z);
            inside += normalDensity(z) * Math.pow(Math.max(0, between), count - 1);
        }
        return Math.max(0, 1 - count * inside * STEP);
    }

    /** The q with P(range > q) = p, by halving: exact to the last digits that {@link #rangeUpper} has. */
    static double rangeUpperQuantile(double p, int count) {
        double low = 0;
        double high = 1;
        while (rangeUpper(high, count) > p) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (rangeUpper(middle, count) > p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
