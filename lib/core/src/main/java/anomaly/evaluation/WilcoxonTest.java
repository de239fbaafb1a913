package anomaly.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Whether one detector is better than another over many data sets: Wilcoxon's signed-rank test. The differences of the
 * pairs are ranked by their size, and the ranks of the positive ones summed up: where neither is better, each difference is
 * as likely positive as negative. Data sets count by rank, so one with a huge difference does not decide. It asks for pairs
 * that do not depend on each other: data sets, not seeds or folds of one.
 *
 * <p>Equal differences share their ranks. Differences that should be equal but differ in the last bit do not: round figures
 * that come from few rows.
 *
 * @param positiveRanks sum of the ranks where the first is higher
 * @param negativeRanks sum of the ranks where the second is higher
 * @param pairs how many pairs differ
 * @param pValue how often chance alone gives sums this uneven, in either direction, 0 to 1
 * @param exact whether pValue is exact or by the normal approximation
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon (1945), Individual comparisons by ranking methods</a>
 * @see <a href="https://www.jmlr.org/papers/v7/demsar06a.html">Demšar (2006), Statistical comparisons of classifiers over
 *     multiple data sets</a>
 */
public record WilcoxonTest(double positiveRanks, double negativeRanks, int pairs, double pValue, boolean exact) {
    /** Beyond this many pairs the normal approximation is as good as the exact probability. */
    private static final int EXACT_UP_TO = 50;

    private static final int MOST_EXACT = 1000;

    /** What becomes of pairs that do not differ. */
    public enum Zeros {
        /** They are left out before ranking, as Wilcoxon did; the usual choice. */
        DROP,
        /**
         * They are ranked, as the lowest, and left out then, after Pratt: the others keep their high ranks.
         *
         * @see <a href="https://doi.org/10.1080/01621459.1959.10501526">Pratt (1959), Remarks on zeros and ties in the
         *     Wilcoxon signed rank procedures</a>
         */
        PRATT
    }

    /** How the probability is computed. */
    public enum Method {
        /** Exact for up to 50 pairs that differ, {@link #NORMAL} beyond. */
        AUTOMATIC,
        /** All 2^n assignments of signs to the ranks as they are, ties included; for up to 1,000 pairs. O(n³). */
        EXACT,
        /** The normal approximation, its variance corrected for ties. */
        NORMAL,
        /** The same with one half less between the sum and its mean: the correction for continuity. */
        NORMAL_CORRECTED
    }

    /**
     * The test of two detectors, pairs that do not differ dropped.
     *
     * @param first a figure a data set
     * @param second the figures of the other detector on the same data sets
     * @return the test, exact for up to 50 pairs that differ
     * @throws IllegalArgumentException if there are not as many of both, none, or one is not a number
     */
    public static WilcoxonTest of(double[] first, double[] second) {
        return of(first, second, Zeros.DROP, Method.AUTOMATIC);
    }

    /**
     * The test of two methods of a table.
     *
     * @param table figures of both on every data set
     * @param first the name of a method
     * @param second the name of another one
     * @return the test
     * @throws IllegalArgumentException if there is no such method, or a figure is missing
     */
    public static WilcoxonTest of(MeasureTable table, String first, String second) {
        return of(table.column(first), table.column(second));
    }

    /**
     * The test with every choice.
     *
     * @param first a figure a data set
     * @param second the figures of the other detector on the same data sets
     * @param zeros what becomes of pairs that do not differ
     * @param method how the probability is computed
     * @return the test; a p of 1 where no pair differs
     * @throws IllegalArgumentException if there are not as many of both, none, or one is not a number
     */
    public static WilcoxonTest of(double[] first, double[] second, Zeros zeros, Method method) {
        double[] differences = differences(first, second);
        double[] sizes = Arrays.stream(differences)
                .map(Math::abs)
                .filter(size -> size > 0 || zeros == Zeros.PRATT)
                .toArray();
        double[] signs = Arrays.stream(differences)
                .filter(difference -> difference != 0 || zeros == Zeros.PRATT)
                .map(Math::signum)
                .toArray();
        double[] ranks = Ranks.ascending(sizes);
        double positive = sum(ranks, signs, 1);
        double negative = sum(ranks, signs, -1);
        double[] used = IntStream.range(0, ranks.length)
                .filter(i -> signs[i] != 0)
                .mapToDouble(i -> ranks[i])
                .toArray();
        boolean exact = method == Method.EXACT || (method == Method.AUTOMATIC && used.length <= EXACT_UP_TO);
        double p = exact
                ? exactly(used, positive, negative)
                : approximately(used, positive, negative, method == Method.NORMAL_CORRECTED);
        return new WilcoxonTest(positive, negative, used.length, p, exact);
    }

    private static double[] differences(double[] first, double[] second) {
        if (first.length != second.length || first.length == 0) {
            throw new IllegalArgumentException("got " + first.length + " and " + second.length
                    + " figures, expected as many of both and at least one");
        }
        double[] differences = IntStream.range(0, first.length)
                .mapToDouble(i -> first[i] - second[i])
                .toArray();
        for (int i = 0; i < first.length; i++) {
            if (!Double.isFinite(differences[i])) {
                throw new IllegalArgumentException(
                        "pair " + i + " is " + first[i] + " and " + second[i] + ", expected two finite numbers");
            }
        }
        return differences;
    }

    private static double sum(double[] ranks, double[] signs, double sign) {
        return IntStream.range(0, ranks.length)
                .filter(i -> signs[i] == sign)
                .mapToDouble(i -> ranks[i])
                .sum();
    }

    /** Counts sums of twice the ranks, which are whole numbers even where ranks are shared. */
    private static double exactly(double[] ranks, double positive, double negative) {
        if (ranks.length > MOST_EXACT) {
            throw new IllegalArgumentException(
                    ranks.length + " pairs differ, expected at most " + MOST_EXACT + " for Method.EXACT");
        }
        int total = (int) Math.round(2 * (positive + negative));
        double[] probability = new double[total + 1];
        probability[0] = 1;
        int reached = 0;
        for (double rank : ranks) {
            int twice = (int) Math.round(2 * rank);
            for (int sum = reached; sum >= 0; sum--) {
                probability[sum] /= 2;
                probability[sum + twice] += probability[sum];
            }
            reached += twice;
        }
        // The distribution is symmetric: the lower tail of the lower sum is as likely as the upper one of the higher.
        double tail = 0;
        for (int sum = 0; sum <= Math.round(2 * Math.min(positive, negative)); sum++) {
            tail += probability[sum];
        }
        return Math.min(1, 2 * tail);
    }

    /** The positive sum has mean {@code sum of ranks / 2} and variance {@code sum of ranks² / 4}, with or without ties. */
    private static double approximately(double[] ranks, double positive, double negative, boolean corrected) {
        double squares = Arrays.stream(ranks).map(rank -> rank * rank).sum();
        double distance = Math.abs(positive - negative) / 2 - (corrected ? 0.5 : 0);
        return squares == 0 || distance <= 0 ? 1 : 2 * Distributions.normalUpper(distance / Math.sqrt(squares / 4));
    }

    /**
     * The test statistic of tables: the lower of both sums.
     *
     * @return 0 or more
     */
    public double statistic() {
        return Math.min(positiveRanks, negativeRanks);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Wilcoxon signed-rank test of %d pairs that differ: ranks %s for the first and %s for the second, p %.3g (%s)",
                pairs,
                plain(positiveRanks),
                plain(negativeRanks),
                pValue,
                exact ? "exact" : "normal approximation");
    }

    private static String plain(double ranks) {
        return String.format(Locale.ROOT, ranks == Math.rint(ranks) ? "%.0f" : "%.1f", ranks);
    }
}
