package anomaly.ensemble;

import anomaly.special.ErrorFunction;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Ways to make scores of different detectors comparable. What it takes is learned from scores of training rows and then
 * applied to any scores; larger stays larger, or equal.
 *
 * <p>Scores that were all equal in training have standard deviation and range 1. Results beyond the largest double are cut
 * off there.
 */
public enum Unification {
    /** The scores as they are: for members whose scores have one meaning and unit. */
    NONE(scores -> score -> score),
    /**
     * The share of training scores that are smaller, between 0 and 1: {@code (p + 1/2) / n} for a score with p smaller ones,
     * equal ones counting half. Between two training scores it rises linearly, beyond the largest towards 1 and below the
     * smallest towards 0, so that new rows keep their order. Forgets how much larger a score is.
     */
    RANK(Ranks::share),
    /** {@code (score - mean) / standard deviation}, divisor n. Without limits, so a single large score rules an average. */
    Z_SCORE(scores -> {
        Moments moments = Moments.of(scores);
        return moments::standardized;
    }),
    /**
     * The Gaussian scaling of Kriegel, Kröger, Schubert and Zimek (2011), Interpreting and unifying outlier scores,
     * doi:10.1137/1.9781611972818.2: {@code max(0, erf((score - mean) / (standard deviation sqrt 2)))}, between 0 and 1, to be
     * read as the probability of being an anomaly. Scores up to the mean become 0: this is the regularization of the paper
     * with the mean as the baseline, which serves detectors of every kind, as PyOD's {@code unify} has it. Its other
     * baselines and its inversions depend on the detector; all scores here are larger for odd rows already.
     */
    KRIEGEL(scores -> {
        Moments moments = Moments.of(scores);
        return score -> Math.max(0, ErrorFunction.of(moments.standardized(score) / Math.sqrt(2)));
    }),
    /** {@code (score - smallest) / (largest - smallest)}: 0 to 1 in training, perhaps beyond for new rows. */
    MIN_MAX(scores -> {
        double low = Ranks.smallest(scores);
        double half = Ranks.largest(scores) / 2 - low / 2;
        double scale = half == 0 ? 0.5 : half;
        // Halves, since the range itself may overflow.
        return score -> finite((score / 2 - low / 2) / scale);
    });

    private final Function<double[], DoubleUnaryOperator> learn;

    Unification(Function<double[], DoubleUnaryOperator> learn) {
        this.learn = learn;
    }

    /**
     * Learns from the scores of training rows.
     *
     * @param trainingScores finite numbers, at least one; not changed
     * @return what makes scores of the same detector comparable with others
     * @throws IllegalArgumentException if there are no scores or one is not finite
     */
    public FittedUnification fit(double[] trainingScores) {
        Objects.requireNonNull(trainingScores, "trainingScores");
        if (trainingScores.length == 0) {
            throw new IllegalArgumentException("trainingScores is empty, expected at least one score to learn from");
        }
        for (double score : trainingScores) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("trainingScores holds " + score + ", expected finite numbers");
            }
        }
        return new FittedUnification(this, trainingScores.length, learn.apply(trainingScores));
    }

    /** The nearest finite number. */
    static double finite(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }
}
