/**
 * How good are these scores, and where to cut them.
 *
 * <p>A measure takes labels and scores, never a detector. {@link anomaly.evaluation.RocCurve} and {@link
 * anomaly.evaluation.PrecisionRecallCurve} look at every threshold at once, {@link anomaly.evaluation.Precision} at the top
 * of the list, {@link anomaly.evaluation.Confusion} at one threshold, which {@link anomaly.evaluation.Thresholds} finds with
 * or without labels and {@link anomaly.evaluation.AutomaticThreshold} by the scores alone. Rows with unknown labels are left out; scores that are not finite are refused; ties never favor a
 * detector. Taught in notebook 01.
 */
package anomaly.evaluation;
