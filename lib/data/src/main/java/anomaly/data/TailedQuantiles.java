package anomaly.data;

import java.util.random.RandomGenerator;

/**
 * A distribution given by a few quantiles and its variance: linear between the quantiles, exponential beyond the first and the
 * last. The tails are stretched by one factor r so that the variance is as wanted:
 *
 * <p>beyond the last quantile x = q_n + r s E with E ~ Exp(1) and s = (q_n - q_(n-1)) / ln((1 - p_(n-1)) / (1 - p_n)), the slope
 * of the exponential through the last two; likewise below the first.
 */
final class TailedQuantiles {
    private final double[] levels;
    private final double[] values;
    private final double lower;
    private final double upper;

    TailedQuantiles(double[] levels, double[] values, double variance) {
        this.levels = levels;
        this.values = values;
        int n = levels.length;
        double below = (values[1] - values[0]) / Math.log(levels[1] / levels[0]);
        double above = (values[n - 1] - values[n - 2]) / Math.log((1 - levels[n - 2]) / (1 - levels[n - 1]));
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 80; i++) {
            double middle = (low + high) / 2;
            if (variance(middle * below, middle * above) < variance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        this.lower = low * below;
        this.upper = low * above;
    }

    private double variance(double below, double above) {
        int n = levels.length;
        double left = levels[0];
        double right = 1 - levels[n - 1];
        double mean = left * (values[0] - below) + right * (values[n - 1] + above);
        double square = left * tailSquare(values[0], -below) + right * tailSquare(values[n - 1], above);
        for (int i = 1; i < n; i++) {
            double weight = levels[i] - levels[i - 1];
            double a = values[i - 1];
            double b = values[i];
            mean += weight * (a + b) / 2;
            square += weight * (a * a + a * b + b * b) / 3;
        }
        return square - mean * mean;
    }

    /** E[(q + s E)^2] for E ~ Exp(1). */
    private static double tailSquare(double quantile, double scale) {
        return quantile * quantile + 2 * quantile * scale + 2 * scale * scale;
    }

    double draw(RandomGenerator random) {
        double u = random.nextDouble();
        int n = levels.length;
        if (u < levels[0]) {
            return values[0] - lower * random.nextExponential();
        }
        if (u >= levels[n - 1]) {
            return values[n - 1] + upper * random.nextExponential();
        }
        int i = 1;
        while (u >= levels[i]) {
            i++;
        }
        double share = (u - levels[i - 1]) / (levels[i] - levels[i - 1]);
        return values[i - 1] + share * (values[i] - values[i - 1]);
    }
}
