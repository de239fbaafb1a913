package anomaly.distance;

/** The chi-squared distribution with d degrees of freedom: what squared distances of normal rows follow. */
final class ChiSquared {
    private static final int TERMS = 10_000;

    /** Lanczos coefficients for g = 7, as in C. Lanczos (1964), A precision approximation of the gamma function. */
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private ChiSquared() {}

    /** The share below x. */
    static double share(double x, double d) {
        double a = d / 2;
        double z = x / 2;
        if (z <= 0) {
            return 0;
        }
        double front = Math.exp(a * Math.log(z) - z - logGamma(a));
        return z < a + 1 ? front * series(a, z) : 1 - front * fraction(a, z);
    }

    private static double series(double a, double z) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < TERMS && term > sum * 1e-17; n++) {
            term *= z / (a + n);
            sum += term;
        }
        return sum;
    }

    /** The continued fraction of the upper tail, by the method of Lentz. */
    private static double fraction(double a, double z) {
        double b = z + 1 - a;
        double c = 1e300;
        double e = 1 / b;
        double product = e;
        for (int n = 1; n < TERMS; n++) {
            double factor = -n * (n - a);
            b += 2;
            e = 1 / (factor * e + b);
            c = b + factor / c;
            product *= c * e;
            if (Math.abs(c * e - 1) < 1e-16) {
                break;
            }
        }
        return product;
    }

    static double logGamma(double x) {
        double y = x - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (y + i);
        }
        double t = y + 7.5;
        return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
    }

    /** The number that a share of the distribution lies below. */
    static double quantile(double share, double d) {
        double low = 0;
        double high = d + 10;
        while (share(high, d) < share) {
            high *= 2;
        }
        // Halving: sixty times is the precision of a double, and it is asked for twice in a fit.
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (share(middle, d) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
