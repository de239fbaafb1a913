package anomaly.data;

import java.util.random.RandomGenerator;

/**
 * Amounts of money given by their quartiles, mean and maximum. In l = ln(1 + amount): linear between 0 and the quartiles; above
 * the third the tail of a normal distribution, l = l75 + s (Z - c) for Z &gt; c, with s chosen so that the mean is as published.
 */
final class Amounts {
    /** The third quartile of the standard normal distribution. */
    private static final double C = 0.6744897501960817;

    private static final double FARTHEST = 9;
    private static final int STEPS = 2000;

    private final double[] quartiles;
    private final double largest;
    private final double stretch;

    Amounts(double q25, double median, double q75, double mean, double largest) {
        this.quartiles = new double[] {0, Math.log1p(q25), Math.log1p(median), Math.log1p(q75)};
        this.largest = largest;
        double body = 0;
        for (int i = 1; i < quartiles.length; i++) {
            double a = quartiles[i - 1];
            double b = quartiles[i];
            body += 0.25 * ((Math.exp(b) - Math.exp(a)) / (b - a) - 1);
        }
        double wanted = (mean - body) / 0.25;
        double low = 0;
        double high = 5;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (tailMean(middle) < wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        this.stretch = low;
    }

    /** The mean amount above the third quartile, by summing over the normal density. */
    private double tailMean(double s) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < STEPS; i++) {
            double z = C + (i + 0.5) * (FARTHEST - C) / STEPS;
            double weight = Math.exp(-z * z / 2);
            weights += weight;
            sum += weight * amount(quartiles[3] + s * (z - C));
        }
        return sum / weights;
    }

    private double amount(double l) {
        return Math.min(largest, Math.expm1(l));
    }

    /** One amount, rounded to cents. */
    double draw(RandomGenerator random) {
        int quarter = random.nextInt(4);
        double l;
        if (quarter < 3) {
            double share = random.nextDouble();
            l = quartiles[quarter] + share * (quartiles[quarter + 1] - quartiles[quarter]);
        } else {
            double z = random.nextGaussian();
            while (z <= C) {
                z = random.nextGaussian();
            }
            l = quartiles[3] + stretch * (z - C);
        }
        return Math.rint(amount(l) * 100) / 100;
    }
}
