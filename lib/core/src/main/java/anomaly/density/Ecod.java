package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.State;
import java.util.Objects;

/**
 * Empirical-cumulative-distribution-based outlier detection: a row is odd if its values lie in the tails of their features.
 * With n training rows, and for feature j
 *
 * <pre>
 * left_j(x)  = -ln(share of training rows with a value of at most x_j)
 * right_j(x) = -ln(share of training rows with a value of at least x_j)
 * skew_j(x)  = left_j if feature j is skewed to the left, else right_j: its longer tail
 * score      = max(sum_j left_j, sum_j right_j, sum_j skew_j)
 * </pre>
 *
 * <p>In nats: a value that one row in a hundred exceeds adds 4.6. Nothing to tune, any units, any monotone transformation of
 * a feature with the same skew: a first look at any table, and each feature's part of a score explains it ({@link
 * FittedTails#contributions}). Not for anomalies within the range of each feature, such as a gap between two clusters or an
 * unusual combination of usual values: features are taken for independent.
 *
 * <p><b>Training and new rows.</b> A training row counts itself, as one row among n; otherwise an extreme value would be
 * infinitely rare. A new row is scored as if it alone had joined the training rows, as one among n + 1. So a value beyond
 * the range of the training rows adds ln(n + 1), however far beyond. The skew is that of the training rows.
 *
 * <p><b>Deviations.</b> {@link Variant#PAPER} is Algorithm 1 of the paper. {@link Variant#PYOD} is the authors' code in PyOD,
 * which takes the maximum feature by feature, {@code sum_j max(left_j, right_j, skew_j)}, so that the skew matters for
 * features without any only, where {@code skew_j = left_j + right_j}. PyOD scores new rows as a batch, each among the
 * training rows and all others of the batch; here the batch does not matter. Where the skewness is below 1e-12 in size the
 * feature has none.
 *
 * <p>Cost O(d n log n) to fit and O(d log n) a row to score, and n logarithms a call; 12 d n bytes. Rows are scored in parallel; one thread and many
 * give the same bits.
 *
 * <p>Z. Li, Y. Zhao, X. Hu, N. Botta, C. Ionescu, G. Chen (2022), ECOD: unsupervised outlier detection using empirical
 * cumulative distribution functions, doi:10.1109/TKDE.2022.3159580.
 *
 * @param variant the paper's score, the default, or that of PyOD
 */
public record Ecod(Variant variant) implements Detector {
    /** Whose definition of the score. */
    public enum Variant {
        /** The largest of three sums over the features. */
        PAPER,
        /** The sum over the features of the largest of three terms. */
        PYOD
    }

    /** Checks that there is a variant. */
    public Ecod {
        Objects.requireNonNull(variant, "variant");
    }

    /** As in the paper. */
    public Ecod() {
        this(Variant.PAPER);
    }

    /**
     * Sorts each feature.
     *
     * @param train at least one row
     * @return the tails of the features
     * @throws IllegalArgumentException if there are no rows
     */
    @Override
    public FittedTails fit(Dataset train) {
        return FittedTails.of(this, rule(), train);
    }

    @Override
    public FittedTails fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public FittedTails restore(State state) {
        return FittedTails.restore(this, rule(), state);
    }

    private TailRule rule() {
        return variant == Variant.PAPER ? TailRule.LARGEST_SUM : TailRule.SUM_OF_LARGEST;
    }
}
