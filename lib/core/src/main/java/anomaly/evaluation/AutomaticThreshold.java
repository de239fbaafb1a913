package anomaly.evaluation;

import anomaly.Quantiles;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Thresholds that the scores alone decide, with no label and no share to guess. Each is a rule of thumb with an assumption
 * about normal scores; they disagree, so look at several:
 *
 * <pre>
 * for (AutomaticThreshold rule : AutomaticThreshold.values()) {
 *     boolean[] flags = Thresholds.flag(scores, rule.of(scores));
 * }
 * </pre>
 *
 * <p>A threshold comes in the units of the scores, and a row is flagged when {@code score > threshold}. Rules are written
 * for scores s shrunk to 0 ... 1, {@code s = (score - min) / (max - min)}, so another unit or another zero of the scores
 * changes no flag; m, sd and med are the mean, the standard deviation (divisor n) and the median of s. Of scores that are
 * all alike nothing is flagged. No random numbers. Cost O(n log n) where not said otherwise.
 *
 * <p>The rules and their constants are those of PyThresh 1.1.1, named at each. It flags {@code s >= limit}, which is the same
 * unless a score equals the limit. Of more than 3,333 scores PyThresh looks at densities in more places than is done here: those
 * thresholds differ by less than a ten-thousandth of the range.
 *
 * @see <a href="https://github.com/KulikDM/pythresh">PyThresh</a>
 */
public enum AutomaticThreshold {
    /**
     * Tukey's upper fence: {@code Q3 + 1.5 (Q3 - Q1)}, the whisker of a box plot; quartiles are the middle of the two scores
     * around them. Bears a quarter of anomalies. Of normally distributed scores it flags 0.35 %, of skewed ones more.
     * PyThresh: IQR.
     *
     * @see <a href="https://doi.org/10.1080/00031305.1978.10479236">McGill, Tukey and Larsen (1978), Variations of box
     *     plots</a>
     */
    INTERQUARTILE_RANGE(scores -> {
        double third = scores.midpointQuantile(0.75);
        return third + 1.5 * (third - scores.midpointQuantile(0.25));
    }),

    /**
     * {@code m + MAD / sd} with {@code MAD = median |s - med|}. Note that MAD / sd is a pure number, 0.67 of normally
     * distributed scores, set against a range of 1: what it flags depends on how far the highest score reaches. For robust
     * standard deviations above the median take {@link Thresholds#mad}. PyThresh: MAD.
     *
     * @see <a href="https://doi.org/10.1016/j.jesp.2013.03.013">Leys et al. (2013), Detecting outliers: do not use standard
     *     deviation around the mean, use absolute deviation around the median</a>
     */
    MEDIAN_DEVIATION(scores -> {
        double median = scores.quantile(0.5);
        double[] deviations = Arrays.stream(scores.values())
                .map(value -> Math.abs(value - median))
                .toArray();
        return scores.mean() + Quantiles.of(deviations, 0.5) / scores.deviation();
    }),

    /**
     * One standard deviation above the mean: {@code m + sd}. Flags 16 % of normally distributed scores, whether or not there
     * are anomalies. PyThresh: ZSCORE.
     *
     * @see <a href="https://doi.org/10.3390/math8122156">Bagdonavičius and Petkevičius (2020), Multiple outlier detection
     *     tests for parametric models</a>
     */
    Z_SCORE(scores -> scores.mean() + scores.deviation()),

    /**
     * Rosner's generalized extreme Studentized deviate (ESD) test at level 0.05: the score furthest from the mean is taken
     * away, n / 2 times; with n scores left it is an outlier where
     *
     * <pre>
     * |s - m| / sd &gt; (n - 1) t / sqrt(n (n - 2 + t²)),   t = t(1 - 0.05 / (2 n); n - 2)
     * </pre>
     *
     * and so are all taken before it, which is why outliers cannot hide each other. The threshold is the highest score below
     * the last high outlier. Assumes normally distributed scores. sd has divisor n, as PyThresh's (Rosner: n - 1). Unlike
     * PyThresh, outliers among the low scores do not count: there they would pull the threshold down to themselves and have
     * nearly everything flagged. Cost O(n log n), most of it for n / 2 quantiles. PyThresh: GESD.
     *
     * @see <a href="https://doi.org/10.1080/00401706.1983.10487848">Rosner (1983), Percentage points for a generalized ESD
     *     many-outlier procedure</a>
     */
    GENERALIZED_ESD(OutlierTests::generalizedDeviate),

    /**
     * Chauvenet's criterion: the score of which a sample this large would have half a one on average, {@code m + z sd} with
     * {@code P(Z > z) = 1 / (2 N)}, Z normally distributed. N is not the number of scores but the effective one,
     * {@code exp(H)} with H the entropy of a histogram of them, so that N hardly grows with n. Bins are as wide as the
     * narrower of the rules of Freedman and Diaconis ({@code 2 (Q3 - Q1) / n^(1/3)}, unless that is 0) and of Sturges
     * ({@code 1 / (1 + log2 n)}), as numpy's {@code histogram(bins="auto")} before version 2. PyThresh: CHAU.
     *
     * @see <a href="https://doi.org/10.1137/1119078">Bol'shev and Ubaidullaeva (1975), Chauvenet's test in the classical
     *     theory of errors</a>
     */
    CHAUVENET(scores -> {
        double size = Math.min(scores.size(), EffectiveSize.of(scores));
        return scores.mean() + Distributions.normalUpperQuantile(1 / (2 * size)) * scores.deviation();
    }),

    /**
     * The modified Thompson tau test at level 0.01: while the highest of the n scores left has
     *
     * <pre>
     * (s - m) / sd &gt; (n - 1) t / sqrt(n (n - 2 + t²)),   t = t(0.99; n - 2)
     * </pre>
     *
     * it is flagged and taken away. The level is not shared out over the n scores, so that about one in a hundred
     * goes at each look and many are flagged in the end, of long-tailed scores most. PyThresh: MTT.
     *
     * @see <a href="https://doi.org/10.1214/aoms/1177732567">Thompson (1935), On a criterion for the rejection of
     *     observations and the distribution of the ratio of deviation to sample standard deviation</a>
     */
    THOMPSON_TAU(OutlierTests::thompson),

    /**
     * The highest value of the kernel density of s at 3 n places (10,000 at most), after the power transform of Yeo and
     * Johnson that makes these densities most normal:
     *
     * <pre>
     * ((1 + density)^p - 1) / p,   p of the greatest likelihood, -16 to 16
     * </pre>
     *
     * A density is compared with a score; there is no theory behind this one, and it often flags nothing. PyThresh (which
     * finds p to seven digits, and so the threshold): YJ. Cost O(n²) up to 3,333 scores, then 10,000 n.
     *
     * @see <a href="https://doi.org/10.1093/biomet/87.4.954">Yeo and Johnson (2000), A new family of power transformations
     *     to improve normality or symmetry</a>
     */
    YEO_JOHNSON(scores -> ScoreDensity.of(scores, 3 * scores.size()).highestTransformed()),

    /**
     * Half-way between the first two peaks, from the left, of the kernel density of s at 3 n places (10,000 at most):
     * Gaussian kernels, bandwidth {@code n^(-1/5)} standard deviations. For scores with a hill of normal rows and another
     * one of anomalies; of scores with one hill nothing is flagged. PyThresh: FGD. Cost as {@link #YEO_JOHNSON}.
     *
     * @see <a href="https://doi.org/10.1214/aoms/1177704472">Parzen (1962), On estimation of a probability density function
     *     and mode</a>
     */
    DENSITY_PEAKS(scores -> ScoreDensity.of(scores, 3 * scores.size()).betweenFirstPeaks()),

    /**
     * The highest value of the scores, in the order of the rows, after the filter of Savitzky and Golay of order one (the
     * mean of a window around each; at the ends, the line fitted to the outermost window). The window has
     * {@code round(n sd / 2)} rows, one more where that is even. The only rule for which the order of the rows matters:
     * meant for scores along time, arbitrary for others. PyThresh (which refuses windows of one row): FILTER.
     *
     * @see <a href="https://doi.org/10.1021/ac60214a047">Savitzky and Golay (1964), Smoothing and differentiation of data by
     *     simplified least squares procedures</a>
     */
    SAVITZKY_GOLAY(scores -> {
        int window = (int) Math.rint(scores.size() * scores.deviation() / 2);
        return LocalLine.highest(scores.values(), window % 2 == 0 ? window + 1 : window);
    }),

    /**
     * {@code m d + sd} with d the mean of the kernel density of s at n places (10,000 at most), somewhat below 1: nearly
     * {@link #Z_SCORE}. PyThresh calls it the Karcher mean, the center of mass on a curved space, which on the flat space it
     * takes is this product of two means. PyThresh: KARCH. Cost as {@link #YEO_JOHNSON}.
     *
     * @see <a href="https://doi.org/10.1090/S0002-9939-2010-10541-5">Afsari (2011), Riemannian L^p center of mass: existence,
     *     uniqueness, and convexity</a>
     */
    KARCHER_MEAN(scores -> ScoreDensity.of(scores, scores.size()).mean() * scores.mean() + scores.deviation());

    // Immutable, for all that a compiler can tell of a lambda: each above captures nothing.
    @SuppressWarnings("ImmutableEnumChecker")
    private final ToDoubleFunction<UnitScores> rule;

    AutomaticThreshold(ToDoubleFunction<UnitScores> rule) {
        this.rule = rule;
    }

    /**
     * The threshold of these scores.
     *
     * @param scores finite scores, at least one; usually the training scores
     * @return a finite number in the units of the scores; at or above the highest score where nothing is to be flagged
     * @throws IllegalArgumentException if there are no scores, or naming one that is not finite
     */
    public double of(double[] scores) {
        Checks.some(scores);
        UnitScores unit = UnitScores.of(scores);
        return unit.allAlike() ? scores[0] : unit.inUnits(rule.applyAsDouble(unit));
    }
}
