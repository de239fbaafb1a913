package anomaly.density;

import java.util.List;

/**
 * How wide the kernels of a {@link KernelDensity} are: a number, a rule, or what predicts held-out rows best. One bandwidth
 * serves all features, so scale them alike first.
 */
public sealed interface Bandwidth {
    /** Scott's rule, {@code n^(-1 / (d + 4))}. */
    Bandwidth SCOTT = new Scott();

    /** Silverman's rule, {@code (n (d + 2) / 4)^(-1 / (d + 4))}. */
    Bandwidth SILVERMAN = new Silverman();

    /**
     * A number.
     *
     * @param value above 0, in the units of the features
     * @return this bandwidth
     */
    static Bandwidth of(double value) {
        return new Number(value);
    }

    /**
     * The candidate under which every training row is likeliest given all others: leave-one-out cross-validation.
     *
     * @param candidates the bandwidths to try
     * @return the rule
     */
    static Bandwidth crossValidated(Double... candidates) {
        return new CrossValidated(List.of(candidates), CrossValidated.LEAVE_ONE_OUT, 0);
    }

    /**
     * A bandwidth as it is.
     *
     * @param value from 1e-100 to 1e100, in the units of the features
     */
    record Number(double value) implements Bandwidth {
        /** Checks the range. */
        public Number {
            check("bandwidth", value);
        }
    }

    /**
     * Scott's rule as scikit-learn has it, {@code n^(-1 / (d + 4))}: for features of standard deviation 1. The best choice if
     * the data is one normal distribution, too wide if it has clusters.
     *
     * @see <a href="https://doi.org/10.1002/9780470316849">Scott (1992), Multivariate density estimation</a>
     */
    record Scott() implements Bandwidth {}

    /**
     * Silverman's rule as scikit-learn has it, {@code (n (d + 2) / 4)^(-1 / (d + 4))}: for features of standard deviation 1.
     * Between 0.92 times (d = 11) and 1.06 times (d = 1) Scott's.
     *
     * @see <a href="https://doi.org/10.1201/9781315140919">Silverman (1986), Density estimation for statistics and data
     *     analysis</a>
     */
    record Silverman() implements Bandwidth {}

    /**
     * The candidate with the largest mean log density of rows that were held out; of equally good ones the first. A held-out
     * row of density 0 (compact kernels) counts with its finite score, see {@link KernelDensity}: a heavy penalty, not an
     * infinite one.
     *
     * @param candidates the bandwidths to try, each as for {@link Number}
     * @param folds the parts the rows are divided into at random, each held out once, from 2 to the number of rows; or {@link
     *     #LEAVE_ONE_OUT}
     * @param seed of the division into parts; of no influence when leaving one out
     */
    record CrossValidated(List<Double> candidates, int folds, long seed) implements Bandwidth {
        /** Every row is held out by itself. */
        public static final int LEAVE_ONE_OUT = 0;

        /** Checks the ranges and copies the candidates. */
        public CrossValidated {
            candidates = List.copyOf(candidates);
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("candidates is empty, expected at least one bandwidth");
            }
            candidates.forEach(candidate -> check("a bandwidth of candidates", candidate));
            if (folds != LEAVE_ONE_OUT && folds < 2) {
                throw new IllegalArgumentException(
                        "folds is " + folds + ", expected at least 2, or " + LEAVE_ONE_OUT + " to leave one out");
            }
        }
    }

    private static void check(String name, double value) {
        if (!(value >= 1e-100 && value <= 1e100)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected 1e-100 to 1e100");
        }
    }
}
