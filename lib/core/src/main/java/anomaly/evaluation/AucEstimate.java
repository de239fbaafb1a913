package anomaly.evaluation;

import anomaly.Label;
import java.util.List;
import java.util.Locale;

/**
 * The area under a ROC curve and how much it would vary with other rows, by the method of DeLong, DeLong and Clarke-Pearson.
 * For each anomaly i let a(i) be the share of the N normal rows that score lower (ties one half), and for each normal row j
 * let b(j) be the share of the A anomalies that score higher. Then
 *
 * <pre>
 * AUC = mean of a = mean of b,    standard error² = var(a) / A + var(b) / N        (divisors A - 1 and N - 1)
 * </pre>
 *
 * <p>It tells what other rows of the same kind would give the same fitted scores, not what another training set or seed would
 * do. The interval assumes that the AUC varies normally: with a dozen anomalies or an AUC near 1 take a {@link Bootstrap}. Of
 * a perfect ranking the standard error is 0, which is too sure.
 *
 * @param auc the area, ties counting one half, 0 to 1
 * @param standardError 0 or more
 * @param anomalies how many anomalies it was measured on, 2 or more
 * @param normals how many normal rows it was measured on, 2 or more
 * @see <a href="https://doi.org/10.2307/2531595">DeLong, DeLong and Clarke-Pearson (1988), Comparing the areas under two or
 *     more correlated receiver operating characteristic curves</a>
 * @see <a href="https://doi.org/10.1109/LSP.2014.2337313">Sun and Xu (2014), Fast implementation of DeLong's algorithm</a>
 */
public record AucEstimate(double auc, double standardError, int anomalies, int normals) {
    /**
     * The estimate of scores against what is known of the rows. Cost O(n log n).
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row, higher is more anomalous
     * @return the estimate
     * @throws IllegalArgumentException naming the counts if there are fewer than two anomalies or normal rows, or naming a
     *     score that is not finite
     */
    public static AucEstimate of(List<Label> labels, double[] scores) {
        DeLong found = DeLong.of(labels, scores);
        return new AucEstimate(found.auc(), Math.sqrt(found.variance()), found.anomalies(), found.normals());
    }

    /**
     * {@code AUC -+ z standardError}, cut to 0 ... 1.
     *
     * @param level between 0 and 1, often 0.95
     * @return the interval
     * @throws IllegalArgumentException if level is out of range
     */
    public Interval interval(double level) {
        return Interval.normal(auc, standardError, level, 0, 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "AUC %.4f, standard error %.4f (%,d anomalies, %,d normal rows)",
                auc,
                standardError,
                anomalies,
                normals);
    }
}
