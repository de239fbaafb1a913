package anomaly.experiment;

import anomaly.Dataset;
import anomaly.Detector;
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
     * figures are those of a method that has seen some. Costs a fit of each candidate, and the fit of the chosen one again;
     * seeds that are fitted on the same rows share the fits of the candidates.
     *
     * @param candidates detectors that differ in hyper-parameters, at least one
     * @return the tuning, which prints as {@code best validation AUC of [...]}
     * @throws IllegalArgumentException if there are no candidates
     */
    static Tuning bestAuc(List<? extends Detector> candidates) {
        return new BestAuc(candidates);
    }
}
