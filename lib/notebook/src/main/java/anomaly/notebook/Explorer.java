package anomaly.notebook;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Label;
import java.util.List;
import java.util.Map;

/**
 * Charts that answer a reader's hand: a threshold to drag, a place to point at. Everything they need is in the output
 * itself, so that they work in a saved notebook and in the book, where no kernel runs, by pointer, touch and keyboard. Where
 * scripts do not run they are a still picture.
 */
public final class Explorer {
    private Explorer() {}

    /**
     * A threshold to drag over the distribution of the scores, and what it flags: confusion matrix, precision, recall, F1,
     * false positive rate, flagged share, and its points on the ROC and precision-recall curves. It starts at the threshold
     * of the best F1; rows with {@code score > threshold} are flagged. Each count is that of
     * {@link anomaly.evaluation.Confusion#at} for the threshold shown. Of rows with more than 5,000 distinct scores the
     * cut stops at up to 5,000 thresholds, the thousand highest among them.
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out, and the output says so
     * @param scores one finite score a row
     * @return the explorer; positive scores with a heavy tail start on a logarithmic axis
     * @throws IllegalArgumentException if there are not as many labels as scores, no anomaly or no normal row, or a score is
     *     not finite
     */
    public static Interactive threshold(List<Label> labels, double[] scores) {
        return ThresholdPage.best(labels, scores);
    }

    /**
     * {@link #threshold(List, double[])} that starts at a threshold of one's own.
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out, and the output says so
     * @param scores one finite score a row
     * @param start the first threshold, any finite number
     * @return the explorer
     * @throws IllegalArgumentException if there are not as many labels as scores, no anomaly or no normal row, or a score or
     *     the start is not finite
     */
    public static Interactive threshold(List<Label> labels, double[] scores, double start) {
        return ThresholdPage.from(labels, scores, start);
    }

    /**
     * Score maps of several detectors beside each other with one place marked on all of them: what each detector says there,
     * to four digits, how many of the rows score lower, and the row that is nearest. The place moves with the pointer or the
     * arrow keys, over a grid of 51 by 51 places.
     *
     * @param models one to four fitted detectors by the name to show; a map without an order is sorted by name
     * @param data rows of two features; of more than 1,000 a sample can be the nearest
     * @return the explorer
     * @throws IllegalArgumentException if there are no models or more than four, or not two features
     */
    public static Interactive compare(Map<String, FittedDetector> models, Dataset data) {
        return ComparePage.of(models, data);
    }
}
