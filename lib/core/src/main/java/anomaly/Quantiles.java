package anomaly;

import java.util.Arrays;

/** Quantiles by linear interpolation, the rule of numpy's default and type 7 of Hyndman and Fan (1996). */
public final class Quantiles {
    private Quantiles() {}

    /**
     * The value below which a share of the numbers lies: with the numbers sorted as v(0) ... v(n-1) and h = (n - 1) q, it is
     * {@code v(floor h) + (h - floor h) (v(floor h + 1) - v(floor h))}. Cost O(n log n).
     *
     * @param values finite numbers in any order, at least one; not changed
     * @param q 0 (the smallest) to 1 (the largest)
     * @return the quantile
     * @throws IllegalArgumentException if there are no values or q is not a share
     */
    public static double of(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, q);
    }

    /**
     * The same for numbers that are sorted already, in O(1).
     *
     * @param sorted finite numbers in ascending order, at least one
     * @param q 0 to 1
     * @return the quantile
     * @throws IllegalArgumentException if there are no values or q is not a share
     */
    public static double ofSorted(double[] sorted, double q) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("got no values, expected at least one to take a quantile of");
        }
        if (!(q >= 0 && q <= 1)) {
            throw new IllegalArgumentException("q is " + q + ", expected a share from 0 to 1");
        }
        double place = (sorted.length - 1) * q;
        int below = (int) place;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        double share = place - below;
        // From the nearer end, as numpy does: the same bits as its percentile.
        return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
    }
}
