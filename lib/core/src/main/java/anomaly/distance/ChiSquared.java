package anomaly.distance;

import anomaly.special.GammaFunctions;

/** The chi-squared distribution with d degrees of freedom: what squared distances of normal rows follow. */
final class ChiSquared {
    private ChiSquared() {}

    /** The share below x. */
    static double share(double x, double d) {
        return GammaFunctions.lowerGamma(d / 2, x / 2);
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
