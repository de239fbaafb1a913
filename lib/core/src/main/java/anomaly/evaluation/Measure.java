package anomaly.evaluation;

import anomaly.Label;
import java.util.List;

/** A figure of how well scores rank labeled rows; higher is better. */
@FunctionalInterface
public interface Measure {
    /** The area under the ROC curve, {@link RocCurve#auc} but for rounding. */
    Measure ROC_AUC = (labels, scores) -> Ranking.of(labels, scores).auc();

    /** The average precision, {@link PrecisionRecallCurve#averagePrecision}. */
    Measure AVERAGE_PRECISION = (labels, scores) -> Ranking.of(labels, scores).averagePrecision();

    /** Precision at n, n the number of anomalies. */
    Measure PRECISION_AT_N = Precision::atAnomalyCount;

    /**
     * The figure.
     *
     * @param labels one label a row
     * @param scores one finite score a row, higher is more anomalous
     * @return a finite number
     */
    double of(List<Label> labels, double[] scores);
}
