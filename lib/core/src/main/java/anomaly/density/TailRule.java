package anomaly.density;

/** How the tails of the features become one score. */
enum TailRule {
    /** {@code max(sum left, sum right, sum skew)}: both papers. */
    LARGEST_SUM,
    /** {@code sum max(left, right, skew)}: PyOD's ECOD. */
    SUM_OF_LARGEST,
    /** {@code sum max(skew, (left + right) / 2)}: PyOD's COPOD. */
    SUM_OF_LARGER;

    /** How many sums over the features there are; the score is the largest. */
    int sums() {
        return this == LARGEST_SUM ? 3 : 1;
    }

    /** What a feature adds to a sum, given the sign of its skewness. */
    double part(int sum, double left, double right, int skewness) {
        // Both papers count a feature without skew among those skewed to the right.
        double skew = skewness < 0 ? left : skewness > 0 || this == LARGEST_SUM ? right : left + right;
        return switch (this) {
            case LARGEST_SUM -> sum == 0 ? left : sum == 1 ? right : skew;
            case SUM_OF_LARGEST -> Math.max(Math.max(left, right), skew);
            case SUM_OF_LARGER -> Math.max(skew, (left + right) / 2);
        };
    }
}
