package anomaly.evaluation;

import anomaly.Label;
import java.util.List;
import java.util.Locale;

/**
 * Whether two detectors differ in AUC by more than chance, on the same rows: the paired test of DeLong, DeLong and
 * Clarke-Pearson. Both rank the same rows, so their areas rise and fall together, and
 *
 * <pre>
 * standard error² = var(AUC 1) + var(AUC 2) - 2 cov(AUC 1, AUC 2),    z = (AUC 1 - AUC 2) / standard error
 * </pre>
 *
 * with the shares of {@link AucEstimate}. For one data set; over several, take {@link WilcoxonTest} or {@link FriedmanTest}.
 * Where both rank the rows alike, z is 0.
 *
 * @param first the area of the first scores
 * @param second the area of the second scores
 * @param standardError of {@code first - second}, 0 or more
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988), Comparing the areas under two or
 *     more correlated receiver operating characteristic curves</a>
 */
public record AucDifference(double first, double second, double standardError) {
    /**
     * The difference of two scorings of the same rows. Cost O(n log n).
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param first one finite score a row, higher is more anomalous
     * @param second the same of the other detector
     * @return the difference
     * @throws IllegalArgumentException naming the counts if there are fewer than two anomalies or normal rows, or naming a
     *     score that is not finite
     */
    public static AucDifference of(List<Label> labels, double[] first, double[] second) {
        DeLong one = DeLong.of(labels, first);
        DeLong other = DeLong.of(labels, second);
        double variance = one.variance() + other.variance() - 2 * one.covariance(other);
        return new AucDifference(one.auc(), other.auc(), Math.sqrt(Math.max(0, variance)));
    }

    /**
     * The difference.
     *
     * @return {@code first - second}, -1 to 1
     */
    public double difference() {
        return first - second;
    }

    /**
     * The difference in standard errors.
     *
     * @return standard normally distributed where the detectors are equally good; infinite if the standard error is 0 and the
     *     difference is not
     */
    public double z() {
        return difference() == 0 ? 0 : difference() / standardError;
    }

    /**
     * How often chance alone gives a difference this large, in either direction.
     *
     * @return 0 to 1
     */
    public double pValue() {
        return 2 * Distributions.normalUpper(Math.abs(z()));
    }

    /**
     * The differences that are plausible.
     *
     * @param level between 0 and 1, often 0.95
     * @return the interval of {@code first - second}, cut to -1 ... 1
     * @throws IllegalArgumentException if level is out of range
     */
    public Interval interval(double level) {
        return Interval.normal(difference(), standardError, level, -1, 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "AUC %.4f and %.4f: difference %.4f, standard error %.4f, z %.2f, p %.3g",
                first,
                second,
                difference(),
                standardError,
                z(),
                pValue());
    }
}
