/**
 * How good are these scores, where to cut them, and whether a difference is more than chance.
 *
 * <p>A measure takes labels and scores, never a detector. {@link anomaly.evaluation.RocCurve} and {@link
 * anomaly.evaluation.PrecisionRecallCurve} look at every threshold at once, {@link anomaly.evaluation.Precision} at the top
 * of the list, {@link anomaly.evaluation.Confusion} at one threshold, which {@link anomaly.evaluation.Thresholds} finds with
 * or without labels and {@link anomaly.evaluation.AutomaticThreshold} by the scores alone. Rows with unknown labels are left
 * out; scores that are not finite are refused; ties never favor a detector. Taught in notebook 01.
 *
 * <p>How sure a figure is: {@link anomaly.evaluation.AucEstimate} and {@link anomaly.evaluation.AucDifference} by the method
 * of DeLong, {@link anomaly.evaluation.Bootstrap} for any {@link anomaly.evaluation.Measure}; both give an {@link
 * anomaly.evaluation.Interval}. Which detector is better over many data sets: the figures in a {@link
 * anomaly.evaluation.MeasureTable}, two columns of it in a {@link anomaly.evaluation.WilcoxonTest}, all of them in a {@link
 * anomaly.evaluation.FriedmanTest}.
 */
package anomaly.evaluation;
