package anomaly.isolation;

/** What is known of path lengths in random trees. */
final class PathLength {
    private static final double EULER = 0.5772156649015329;

    private PathLength() {}

    /** c(n): the average path in a tree of n rows, {@code 2 (ln(n - 1) + 0.5772...) - 2 (n - 1) / n}. */
    static double average(int rows) {
        if (rows <= 2) {
            return rows == 2 ? 1 : 0;
        }
        return 2 * (Math.log(rows - 1.0) + EULER) - 2 * (rows - 1.0) / rows;
    }

    /** The height at which trees stop: {@code ceil(log2 rows)}. */
    static int limit(int rows) {
        return rows <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(rows - 1);
    }

    /** Turns sums of paths into scores {@code 2^(-mean / c)}, in place. */
    static double[] toScores(double[] sums, int trees, int sample) {
        double average = average(sample);
        for (int i = 0; i < sums.length; i++) {
            // A sample of one row has no path to compare with: every row is as usual as any.
            sums[i] = average == 0 ? 0.5 : Math.pow(2, -sums[i] / trees / average);
        }
        return sums;
    }
}
