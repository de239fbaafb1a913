package anomaly.boundary;

import anomaly.Quantiles;

/**
 * The gamma of a kernel: a number, or a rule that finds one in the training rows.
 *
 * @param rule how it is found
 * @param value the number where the rule is {@link Rule#NUMBER}, else 0
 */
public record Gamma(Rule rule, double value) {
    /** 1 over the number of features: for features of variance 1 the same as {@link #SCALE}. */
    public static final Gamma AUTO = new Gamma(Rule.AUTO, 0);
    /** 1 over (features times variance of all values), scikit-learn's default; 1 over the features if all are equal. */
    public static final Gamma SCALE = new Gamma(Rule.SCALE, 0);
    /**
     * The median heuristic: 1 over twice the square of the median distance of two rows, so that the bell is as wide as rows
     * are apart (Gretton et al. 2012, A kernel two-sample test). Of more than {@value #ROWS} rows as many are taken, evenly
     * spaced. Where more than half of the distances are 0, the median of the others; where all are, 1.
     */
    public static final Gamma MEDIAN = new Gamma(Rule.MEDIAN, 0);

    /** How many rows the median heuristic compares. */
    private static final int ROWS = 1000;

    /** Where the number comes from. */
    public enum Rule {
        /** It is given. */
        NUMBER,
        /** {@link Gamma#AUTO}. */
        AUTO,
        /** {@link Gamma#SCALE}. */
        SCALE,
        /** {@link Gamma#MEDIAN}. */
        MEDIAN
    }

    /** Checks that a number is above 0 and that a rule has none. */
    public Gamma {
        if (rule == Rule.NUMBER && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gamma is " + value + ", expected a finite number above 0");
        }
        if (rule != Rule.NUMBER && value != 0) {
            throw new IllegalArgumentException("gamma is " + rule + " with value " + value + ", expected value 0");
        }
    }

    /**
     * A known gamma.
     *
     * @param value above 0
     * @return the gamma
     */
    public static Gamma of(double value) {
        return new Gamma(Rule.NUMBER, value);
    }

    /**
     * The number a rule gives for some rows; a number stays as it is.
     *
     * @param rows the training rows, at least one of at least one feature
     * @return a gamma that is a number
     */
    public Gamma fixed(double[][] rows) {
        return switch (rule) {
            case NUMBER -> this;
            case AUTO -> of(1.0 / rows[0].length);
            case SCALE -> of(bounded(1 / (rows[0].length * varianceOr1(rows))));
            case MEDIAN -> of(bounded(1 / (2 * medianSquare(rows))));
        };
    }

    /** Tiny or huge spreads must not make it 0 or infinite. */
    private static double bounded(double gamma) {
        return Math.min(Double.MAX_VALUE, Math.max(Double.MIN_NORMAL, gamma));
    }

    private static double varianceOr1(double[][] rows) {
        double count = (double) rows.length * rows[0].length;
        double mean = 0;
        for (double[] row : rows) {
            for (double value : row) {
                mean += value / count;
            }
        }
        double squares = 0;
        double smallest = rows[0][0];
        double largest = smallest;
        for (double[] row : rows) {
            for (double value : row) {
                squares += (value - mean) * (value - mean) / count;
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        return smallest == largest ? 1 : squares;
    }

    private static double medianSquare(double[][] rows) {
        int count = Math.min(ROWS, rows.length);
        double[] squares = new double[count * (count - 1) / 2];
        int found = 0;
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                double square = square(rows[place(a, count, rows)], rows[place(b, count, rows)]);
                if (square > 0) {
                    squares[found++] = square;
                }
            }
        }
        int zeros = squares.length - found;
        java.util.Arrays.fill(squares, found, squares.length, 0);
        double median = squares.length == 0 ? 0 : Quantiles.of(squares, 0.5);
        if (median > 0 || zeros == squares.length) {
            return median > 0 ? median : 0.5;
        }
        return Quantiles.of(java.util.Arrays.copyOf(squares, found), 0.5);
    }

    private static int place(int i, int count, double[][] rows) {
        return (int) ((long) i * rows.length / count);
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    double number() {
        if (rule != Rule.NUMBER) {
            throw new IllegalStateException("gamma is " + rule + ", expected a number: fixed(rows) works it out");
        }
        return value;
    }

    static void requireFinite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number");
        }
    }

    @Override
    public String toString() {
        return rule == Rule.NUMBER ? Double.toString(value) : rule.toString();
    }
}
