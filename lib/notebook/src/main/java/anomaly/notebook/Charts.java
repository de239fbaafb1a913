package anomaly.notebook;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.data.Images;
import anomaly.density.MixtureModel;
import anomaly.evaluation.FriedmanTest;
import anomaly.evaluation.Interval;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * The charts of the course. Each returns an XChart chart, so that the curious can go on changing it, or a {@link Picture};
 * as the last value of a cell it is shown. All share one look, 520 x 420 pixels so that two fit beside each other, and one
 * color a method ({@link Palette}).
 */
public final class Charts {
    private Charts() {}

    /** How an axis runs. */
    public enum Scale {
        /** Even steps. */
        LINEAR,
        /** Each step multiplies: for heavy tails. Needs values above zero. */
        LOG
    }

    /**
     * The rows of a data set in the plane of its first two features; anomalies differ in color and in shape. Of more than
     * 4,000 normal rows a fixed sample is drawn.
     *
     * @param data at least two features
     * @return the chart
     * @throws IllegalArgumentException if there are fewer than two features
     */
    public static XYChart scatter(Dataset data) {
        if (data.width() < 2) {
            throw new IllegalArgumentException(data.name() + " has " + data.width()
                    + " feature, expected 2 or more: a scatter plot needs a plane");
        }
        return Plane.scatter(data, 0, 1);
    }

    /**
     * {@link #scatter(Dataset)} with some rows ringed and named, so that a text can speak of them.
     *
     * @param data at least two features
     * @param names row numbers, from 0, by the short name to write beside each; a letter is best
     * @return the chart
     * @throws IllegalArgumentException if there are fewer than two features or there is no such row
     */
    public static XYChart scatter(Dataset data, Map<String, Integer> names) {
        return Plane.named(scatter(data), data, names);
    }

    /**
     * The rows of a data set in the plane of two of its features.
     *
     * @param data the rows
     * @param xFeature the name of the feature along the x axis
     * @param yFeature the name of the feature along the y axis
     * @return the chart
     * @throws IllegalArgumentException if there is no such feature
     */
    public static XYChart scatter(Dataset data, String xFeature, String yFeature) {
        return Plane.scatter(data, feature(data, xFeature), feature(data, yFeature));
    }

    /**
     * The rows of a data set of two features, each in the color of its score.
     *
     * @param data two features
     * @param scores one score a row
     * @return the chart, with a color bar
     * @throws IllegalArgumentException if there are not two features or not as many scores as rows
     */
    public static XYChart scatter(Dataset data, double[] scores) {
        return Plane.scored(data, scores);
    }

    /**
     * The score of every place of the plane as a colored field, with the rows over it. The colors end where
     * all but the highest fiftieth of the rows end: the darkest stands for every score above.
     *
     * @param model a detector fitted on two features
     * @param data the rows to draw; the field covers them with a margin
     * @return the chart, with a color bar
     * @throws IllegalArgumentException if there are not two features
     */
    public static XYChart scoreMap(FittedDetector model, Dataset data) {
        return Plane.scoreMap(model, data, Double.NaN);
    }

    /**
     * {@link #scoreMap(FittedDetector, Dataset)} with the line where the score equals a threshold: everything on its dark
     * side is flagged.
     *
     * @param model a detector fitted on two features
     * @param data the rows to draw
     * @param threshold the score to draw the line at
     * @return the chart
     * @throws IllegalArgumentException if there are not two features or the threshold is not a number
     */
    public static XYChart scoreMap(FittedDetector model, Dataset data, double threshold) {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("threshold is " + threshold + ", expected a finite number");
        }
        return Plane.scoreMap(model, data, threshold);
    }

    /**
     * The rows of a data set of two features, with each component of a mixture as an ellipse two deviations around its mean,
     * the bolder the larger its weight.
     *
     * @param model a mixture fitted on two features
     * @param data the rows to draw
     * @return the chart; what of an ellipse lies beyond the rows is cut off
     * @throws IllegalArgumentException if there are not two features
     */
    public static XYChart ellipses(MixtureModel model, Dataset data) {
        return Ellipses.of(model, data);
    }

    /**
     * Rings around some rows of a scatter plot or a score map, such as the support vectors of a boundary.
     *
     * @param chart a chart of the rows' first two features; the rings are added to it
     * @param data the rows
     * @param places which rows get a ring; may be empty
     * @param name what they are, for the legend, which adds how many
     * @return the same chart
     * @throws IllegalArgumentException if a place is not a row of the data
     */
    public static XYChart ringed(XYChart chart, Dataset data, int[] places, String name) {
        return Plane.ringed(chart, data, places, name);
    }

    /**
     * Histograms of the scores of normal rows and of anomalies over the same bins, each as shares of its own kind, since
     * there are far fewer anomalies. The threshold is drawn: what is right of it is flagged.
     *
     * @param labels one label a row
     * @param scores one score a row
     * @param threshold where to draw the line
     * @return the chart
     * @throws IllegalArgumentException if there are not as many labels as scores
     */
    public static XYChart scoreDistribution(List<Label> labels, double[] scores, double threshold) {
        return Distribution.of(labels, scores, Map.of("threshold", threshold), Scale.LINEAR);
    }

    /**
     * {@link #scoreDistribution(List, double[], double)} with a choice of axis.
     *
     * @param labels one label a row
     * @param scores one score a row
     * @param threshold where to draw the line
     * @param scale of the axis of scores
     * @return the chart
     * @throws IllegalArgumentException if there are not as many labels as scores, or a score is not above zero on a
     *     logarithmic axis
     */
    public static XYChart scoreDistribution(List<Label> labels, double[] scores, double threshold, Scale scale) {
        return Distribution.of(labels, scores, Map.of("threshold", threshold), scale);
    }

    /**
     * {@link #scoreDistribution(List, double[], double)} with several thresholds, to see what each of them would flag.
     *
     * @param labels one label a row
     * @param scores one score a row
     * @param thresholds where to draw each line, by name; at least one
     * @return the chart
     * @throws IllegalArgumentException if there are not as many labels as scores, no thresholds, or one is not finite
     */
    public static XYChart scoreDistribution(List<Label> labels, double[] scores, Map<String, Double> thresholds) {
        return Distribution.of(labels, scores, thresholds, Scale.LINEAR);
    }

    /**
     * Densities of a feature, such as a histogram, a bell and a sum of kernels, as lines over its rows.
     *
     * @param data one feature; its rows are marked below the axis
     * @param densities by name; each gives the density at a place
     * @return the chart
     * @throws IllegalArgumentException if there is not one feature or nothing to draw
     */
    public static XYChart densities(Dataset data, Map<String, DoubleUnaryOperator> densities) {
        return Densities.of(data, densities, List.of());
    }

    /**
     * {@link #densities(Dataset, Map)} with what a density is the sum of, in thin gray lines.
     *
     * @param data one feature; its rows are marked below the axis
     * @param densities by name
     * @param parts the parts, without names: one hill a row, for example
     * @return the chart
     * @throws IllegalArgumentException if there is not one feature or no density
     */
    public static XYChart densities(
            Dataset data, Map<String, DoubleUnaryOperator> densities, List<DoubleUnaryOperator> parts) {
        return Densities.of(data, densities, parts);
    }

    /**
     * Receiver operating characteristic curves, the best first in the legend, with the line of chance.
     *
     * @param curves by the name of the method
     * @return the chart; the legend gives each area under the curve
     */
    public static XYChart roc(Map<String, RocCurve> curves) {
        return Curves.roc(curves);
    }

    /**
     * Precision-recall curves, the best first in the legend, with the line of chance, which is the share of anomalies. They
     * are drawn as steps, so that the area under each is its average precision.
     *
     * @param curves by the name of the method
     * @return the chart; the legend gives each average precision
     */
    public static XYChart precisionRecall(Map<String, PrecisionRecallCurve> curves) {
        return Curves.precisionRecall(curves);
    }

    /**
     * The loss of each epoch of a training.
     *
     * @param losses by the name of what was trained or measured; the first value is epoch 1
     * @return the chart; the legend gives each last value
     */
    public static XYChart loss(Map<String, double[]> losses) {
        return Curves.loss(losses);
    }

    /**
     * A measure against a parameter, one line a method: the ROC AUC by {@code k}, for example.
     *
     * @param parameter the title of the x axis
     * @param measure the title of the y axis
     * @param values the parameter's values
     * @param series by the name of the method, one value for each of the parameter's
     * @return the chart
     * @throws IllegalArgumentException if a series has another length, or if there is nothing to draw
     */
    public static XYChart lines(String parameter, String measure, double[] values, Map<String, double[]> series) {
        return Curves.lines(parameter, measure, values, series);
    }

    /**
     * {@link #lines(String, String, double[], Map)} with a choice of axes: for a parameter or a measure that spans several
     * powers of ten.
     *
     * @param parameter the title of the x axis
     * @param across how the x axis runs
     * @param measure the title of the y axis
     * @param up how the y axis runs
     * @param values the parameter's values
     * @param series by the name of the method, one value for each of the parameter's
     * @return the chart
     * @throws IllegalArgumentException if a series has another length, if there is nothing to draw, or if a number is not
     *     above zero on a logarithmic axis
     */
    public static XYChart lines(
            String parameter, Scale across, String measure, Scale up, double[] values, Map<String, double[]> series) {
        return Curves.lines(parameter, across, measure, up, values, series);
    }

    /**
     * Means as bars with a standard deviation (n - 1) up and down, in the order of the map: one run a seed, for example.
     *
     * @param measure the title of the y axis
     * @param values by the name of the method; one value draws a bar without spread
     * @return the chart
     * @throws IllegalArgumentException if a name has no values
     */
    public static CategoryChart bars(String measure, Map<String, double[]> values) {
        return Bars.of(measure, values);
    }

    /**
     * Estimates with their intervals, one below the other in the order of the map, with the figures beside them.
     *
     * @param measure the title of the axis, for example {@code ROC AUC}
     * @param intervals by the name of the method, all of one level
     * @return the picture
     * @throws IllegalArgumentException if there are none or their levels differ
     */
    public static Picture intervals(String measure, Map<String, Interval> intervals) {
        return Intervals.of(measure, intervals);
    }

    /**
     * The critical difference diagram of Demšar: the average rank of each method on an axis, the best on the left. Thick
     * bars join methods that do not differ significantly by Nemenyi's test; the ruler above is as long as the difference
     * that would be significant.
     *
     * @param test of the methods, as {@code FriedmanTest.of(results.table("transductive", Result::rocAuc).complete())}
     * @param alpha how often equal methods may be taken for different, between 0 and 1; often 0.05
     * @return the picture
     * @throws IllegalArgumentException if alpha is out of range
     * @see <a href="https://www.jmlr.org/papers/v7/demsar06a.html">Demšar (2006), Statistical comparisons of classifiers
     *     over multiple data sets</a>
     */
    public static Picture criticalDifference(FriedmanTest test, double alpha) {
        return CriticalDifference.of(test, alpha);
    }

    /**
     * Pictures in rows of ten, each over the name of its class.
     *
     * @param images the pictures, a few dozen at most
     * @return all of them as one picture
     */
    public static Picture images(Images images) {
        return ImageGrid.of(images, List.of());
    }

    /**
     * Pictures in rows of ten, each over a caption of its own: its score, for example.
     *
     * @param images the pictures, a few dozen at most
     * @param captions one a picture; long ones are cut
     * @return all of them as one picture
     * @throws IllegalArgumentException if there are not as many captions as pictures
     */
    public static Picture images(Images images, List<String> captions) {
        return ImageGrid.of(images, captions);
    }

    /**
     * Rows of pixels as gray pictures, the lowest value of all black and the highest white.
     *
     * @param rows one picture a row, line by line from the top
     * @param width pixels a line
     * @param height lines
     * @param captions one a picture, or none
     * @return all of them as one picture
     * @throws IllegalArgumentException if a row has not {@code width * height} values
     */
    public static Picture images(double[][] rows, int width, int height, List<String> captions) {
        return ImageGrid.of(rows, width, height, captions);
    }

    /**
     * Gives a chart another title, so that two maps beside each other say what they are of.
     *
     * @param <C> the kind of chart
     * @param title the new title
     * @param chart the chart to change
     * @return the same chart
     */
    public static <C extends Chart<?, ?>> C titled(String title, C chart) {
        chart.setTitle(title);
        return chart;
    }

    /**
     * Charts side by side as one picture.
     *
     * @param charts from left to right, one or more
     * @return the picture
     */
    public static Picture beside(Chart<?, ?>... charts) {
        if (charts.length == 0) {
            throw new IllegalArgumentException("there is no chart, expected at least one");
        }
        return Compose.beside(List.of(charts));
    }

    private static int feature(Dataset data, String name) {
        int place = data.features().indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException(
                    data.name() + " has no feature \"" + name + "\", expected one of " + data.features());
        }
        return place;
    }
}
