package anomaly.isolation;

import java.util.function.Supplier;

/**
 * Scores of the training rows, computed when first asked for: growing a forest takes far less time than scoring with it. The
 * training rows are held until then.
 */
final class TrainingScores {
    private volatile Supplier<double[]> supplier;

    /** Scores that are computed when asked for, perhaps by several threads at once, which then find the same. */
    TrainingScores(Supplier<double[]> supplier) {
        this.supplier = supplier;
    }

    /** A copy for the caller to keep. */
    double[] copy() {
        double[] known = supplier.get();
        supplier = () -> known;
        return known.clone();
    }
}
