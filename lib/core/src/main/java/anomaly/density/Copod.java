package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.State;
import java.util.Objects;

/**
 * Copula-based outlier detection: how unlikely are values as extreme as these, by the empirical copula of the training rows?
 * With left, right and skew of each feature as in {@link Ecod}
 *
 * <pre>
 * score = max(sum_j left_j, sum_j right_j, sum_j skew_j)
 * </pre>
 *
 * <p>In nats. Despite the name it sees no dependence between features: the logarithm of the copula is taken as a sum over
 * them. <b>By the papers COPOD and {@link Ecod} are one method</b>, derived in two ways, and give the same scores here; the
 * difference is in their authors' code, {@link Variant#PYOD}. What is said there on use, training and new rows, cost and
 * explanation holds for both.
 *
 * <p><b>Deviations.</b> {@link Variant#PAPER} is Algorithm 1 of the paper. {@link Variant#PYOD} is {@code sum_j max(skew_j,
 * (left_j + right_j) / 2)}, which the authors found to work slightly better.
 *
 * <p>Z. Li, Y. Zhao, N. Botta, C. Ionescu, X. Hu (2020), COPOD: copula-based outlier detection,
 * doi:10.1109/ICDM50108.2020.00135.
 *
 * @param variant the paper's score, the default, or that of PyOD
 */
public record Copod(Variant variant) implements Detector {
    /** Whose definition of the score. */
    public enum Variant {
        /** The largest of three sums over the features. */
        PAPER,
        /** The sum over the features of the tail by skew, or the mean of both tails if that is larger. */
        PYOD
    }

    /** Checks that there is a variant. */
    public Copod {
        Objects.requireNonNull(variant, "variant");
    }

    /** As in the paper. */
    public Copod() {
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
        return variant == Variant.PAPER ? TailRule.LARGEST_SUM : TailRule.SUM_OF_LARGER;
    }
}
