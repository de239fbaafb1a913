package anomaly.experiment;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.evaluation.RocCurve;
import java.util.List;

/**
 * A way to choose hyper-parameters on validation rows, which are then neither fitted on nor measured. It prints itself, since
 * that is how results tell it from others.
 */
@FunctionalInterface
public interface Tuning {
    /**
     * Chooses a detector.
     *
     * @param train the rows it will be fitted on
     * @param validation labeled rows to choose by
     * @return the detector to fit on {@code train} and to measure
     */
    Detector choose(Dataset train, Dataset validation);

    /**
     * The candidate with the highest ROC AUC on the validation rows; of several, the first. It needs known anomalies, so its
     * figures are those of a method that has seen some. Costs a fit of each candidate, and the fit of the chosen one again.
     *
     * @param candidates detectors that differ in hyper-parameters, at least one
     * @return the tuning
     */
    static Tuning bestAuc(List<? extends Detector> candidates) {
        return new BestAuc(List.copyOf(candidates));
    }

    /**
     * Prints as {@code best validation AUC of [...]}.
     *
     * @param candidates what to choose from
     */
    record BestAuc(List<Detector> candidates) implements Tuning {
        /** Checks that there is something to choose from. */
        public BestAuc {
            if (candidates.isEmpty()) {
                throw new IllegalArgumentException("candidates are empty, expected at least one detector");
            }
        }

        @Override
        public Detector choose(Dataset train, Dataset validation) {
            Detector best = candidates.get(0);
            double most = Double.NEGATIVE_INFINITY;
            for (Detector candidate : candidates) {
                double auc = RocCurve.of(
                                validation.labels(), candidate.fit(train).score(validation))
                        .auc();
                if (auc > most) {
                    most = auc;
                    best = candidate;
                }
            }
            return best;
        }

        @Override
        public String toString() {
            return "best validation AUC of " + candidates;
        }
    }
}
