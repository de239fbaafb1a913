package anomaly.evaluation;

import java.util.Locale;

/**
 * A figure with the values that are plausible for it: repeated with new rows, such an interval holds the true figure in a
 * share of {@code level} of the repetitions.
 *
 * @param estimate the figure itself
 * @param low the lower end, at most {@code high}
 * @param high the upper end
 * @param level between 0 and 1, often 0.95
 */
public record Interval(double estimate, double low, double high, double level) {
    /** Checks the level and the order of the ends. */
    public Interval {
        Checks.level(level);
        if (!(low <= high)) {
            throw new IllegalArgumentException("low is " + low + " and high is " + high + ", expected low <= high");
        }
    }

    /**
     * Whether a value lies in the interval, its ends included.
     *
     * @param value any number
     * @return false for NaN
     */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** A normal interval, cut to where the figure can be. */
    static Interval normal(double estimate, double standardError, double level, double least, double most) {
        Checks.level(level);
        double reach = Distributions.normalUpperQuantile((1 - level) / 2) * standardError;
        return new Interval(estimate, Math.max(least, estimate - reach), Math.min(most, estimate + reach), level);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f (%s %% interval %.3f to %.3f)", estimate, percent(), low, high);
    }

    private String percent() {
        double percent = level * 100;
        return Math.abs(percent - Math.rint(percent)) < 1e-9
                ? String.valueOf(Math.round(percent))
                : String.format(Locale.ROOT, "%.1f", percent);
    }
}
