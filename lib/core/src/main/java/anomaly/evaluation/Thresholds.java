package anomaly.evaluation;

import anomaly.Label;
import anomaly.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Ways to cut scores in two. A threshold is a plain number, and a row is flagged when {@code score > threshold}; nothing
 * needs to be refitted to try another.
 *
 * <p>Without labels: {@link #contamination}, {@link #quantile}, {@link #sigmas}, {@link #mad}; and those that need no number
 * either, {@link AutomaticThreshold}. With labels, taken from
 * validation rows that are neither trained nor tested on: {@link #bestF1}, {@link #falsePositiveRate}, {@link #youden}.
 */
public final class Thresholds {
    /** Makes the MAD of normally distributed numbers their standard deviation: 1 / (the upper quartile of N(0, 1)). */
    private static final double MAD_TO_SIGMA = 1.482602218505602;

    private Thresholds() {}

    /**
     * The threshold that flags a given share of the rows: the {@code 1 - share} quantile, as PyOD's {@code contamination}.
     * Ties at the threshold are not flagged.
     *
     * @param scores finite scores, at least one; usually the training scores
     * @param share the share of rows to flag, 0 (flags none) to 1
     * @return the threshold
     * @throws IllegalArgumentException if a score is not finite or the share out of range
     */
    public static double contamination(double[] scores, double share) {
        Checks.share("share", share);
        return quantile(scores, 1 - share);
    }

    /**
     * A quantile of the scores, by linear interpolation as numpy's default.
     *
     * @param scores finite scores, at least one
     * @param q 0 (the lowest score) to 1 (the highest)
     * @return the threshold
     * @throws IllegalArgumentException if a score is not finite or q out of range
     */
    public static double quantile(double[] scores, double q) {
        Checks.some(scores);
        return Quantiles.of(scores, q);
    }

    /**
     * So many standard deviations above the mean: {@code mean + count * sd}, sd with divisor n. Anomalies among the scores
     * raise both; see {@link #mad}.
     *
     * @param scores finite scores, at least one
     * @param count how many, 0 or more; often 3
     * @return the threshold
     * @throws IllegalArgumentException if a score is not finite or the count negative
     */
    public static double sigmas(double[] scores, double count) {
        Checks.some(scores);
        Checks.notNegative("count", count);
        double mean = Arrays.stream(scores).sum() / scores.length;
        double squares = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        return mean + count * Math.sqrt(squares / scores.length);
    }

    /**
     * So many robust standard deviations above the median: {@code median + count * 1.4826 * median(|score - median|)}.
     * Stays put while less than half of the scores are anomalous.
     *
     * @param scores finite scores, at least one
     * @param count how many, 0 or more; often 3 or 3.5
     * @return the threshold
     * @throws IllegalArgumentException if a score is not finite or the count negative
     * @see <a href="https://doi.org/10.1016/j.jesp.2013.03.013">Leys et al. (2013), Detecting outliers: do not use standard
     *     deviation around the mean, use absolute deviation around the median</a>
     */
    public static double mad(double[] scores, double count) {
        Checks.some(scores);
        Checks.notNegative("count", count);
        double median = Quantiles.of(scores, 0.5);
        double[] deviations =
                Arrays.stream(scores).map(score -> Math.abs(score - median)).toArray();
        return median + count * MAD_TO_SIGMA * Quantiles.of(deviations, 0.5);
    }

    /**
     * The threshold with the highest F1; of several, the highest. Choose it on validation rows: on the rows it was chosen
     * on, its F1 is too good.
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row
     * @return the highest score not to flag; minus infinity if flagging everything is best
     * @throws IllegalArgumentException naming the counts if there is no anomaly or no normal row
     */
    public static double bestF1(List<Label> labels, double[] scores) {
        Ranking ranking = Ranking.of(labels, scores);
        return best(ranking, ranking::f1);
    }

    /**
     * The threshold with the highest {@code true positive rate - false positive rate}; of several, the highest.
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row
     * @return the highest score not to flag
     * @throws IllegalArgumentException naming the counts if there is no anomaly or no normal row
     * @see <a href="https://doi.org/10.1002/1097-0142(1950)3:1%3C32::AID-CNCR2820030106%3E3.0.CO;2-3">Youden (1950), Index
     *     for rating diagnostic tests</a>
     */
    public static double youden(List<Label> labels, double[] scores) {
        Ranking ranking = Ranking.of(labels, scores);
        return best(ranking, level -> ranking.truePositiveRate(level) - ranking.falsePositiveRate(level));
    }

    private static double best(Ranking ranking, IntToDoubleFunction quality) {
        int best = 0;
        for (int level = 1; level < ranking.levels(); level++) {
            if (quality.applyAsDouble(level) > quality.applyAsDouble(best)) {
                best = level;
            }
        }
        return ranking.threshold(best);
    }

    /**
     * The lowest threshold that flags at most this share of the normal rows. Anomalies are not needed: rows known to be
     * normal suffice.
     *
     * @param labels one label a row; only those labeled {@link Label#NORMAL} count
     * @param scores one finite score a row
     * @param max the share of normal rows that may be flagged, 0 to 1
     * @return the highest normal score that is not to be flagged; minus infinity if all may be
     * @throws IllegalArgumentException if there is no normal row or the share is out of range
     */
    public static double falsePositiveRate(List<Label> labels, double[] scores, double max) {
        Checks.share("max", max);
        Checks.sameLength(labels, scores);
        Checks.finite(scores);
        double[] normal = IntStream.range(0, scores.length)
                .filter(i -> labels.get(i) == Label.NORMAL)
                .mapToDouble(i -> scores[i])
                .sorted()
                .toArray();
        if (normal.length == 0) {
            throw new IllegalArgumentException(
                    "labels hold 0 normal rows in " + labels.size() + ", expected at least one");
        }
        // The rounding that a share like 0.1 brings must not cost a row.
        int allowed = (int) Math.floor(max * normal.length * (1 + 1e-12));
        return allowed >= normal.length ? Double.NEGATIVE_INFINITY : normal[normal.length - 1 - allowed];
    }

    /**
     * Which rows are anomalous: {@code score > threshold}.
     *
     * @param scores finite scores
     * @param threshold any number, infinite ones included
     * @return true where flagged
     * @throws IllegalArgumentException if a score is not finite or the threshold is not a number
     */
    public static boolean[] flag(double[] scores, double threshold) {
        Checks.finite(scores);
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold is NaN, expected a number");
        }
        boolean[] flags = new boolean[scores.length];
        for (int i = 0; i < scores.length; i++) {
            flags[i] = scores[i] > threshold;
        }
        return flags;
    }
}
