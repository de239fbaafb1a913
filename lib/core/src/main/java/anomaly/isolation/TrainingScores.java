package anomaly.isolation;

import java.util.function.Supplier;

/** Scores of the training rows, computed when first asked for: fitting a forest takes far less time than scoring with it. */
final class TrainingScores {
    private final Supplier<double[]> supplier;
    private volatile double[] scores;

    /** Scores that are computed when asked for, perhaps by several threads at once, which then find the same. */
    TrainingScores(Supplier<double[]> supplier) {
        this.supplier = supplier;
    }

    /** A copy for the caller to keep. */
    double[] copy() {
        double[] known = scores;
        if (known == null) {
            known = supplier.get();
            scores = known;
        }
        return known.clone();
    }
}
