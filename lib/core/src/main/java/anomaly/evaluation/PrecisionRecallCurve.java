package anomaly.evaluation;

import anomaly.Label;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * For every threshold, which share of the flagged rows are anomalies (precision) against which share of the anomalies is
 * flagged (recall). Unlike the ROC curve it shows how rare anomalies are: chance is a level line at their share.
 *
 * <p>Rows are flagged when {@code score > threshold}. One point a distinct score, from recall 0, where nothing is flagged
 * and precision is 1 by convention, to recall 1, where everything is flagged. Building it costs O(n log n).
 *
 * @param points from recall 0 to recall 1, recall not falling; at least two
 * @see <a href="https://doi.org/10.1145/1143844.1143874">Davis and Goadrich (2006), The relationship between
 *     precision-recall and ROC curves</a>
 */
public record PrecisionRecallCurve(List<Point> points) {
    /**
     * What one threshold achieves.
     *
     * @param recall flagged anomalies / all anomalies, 0 to 1
     * @param precision flagged anomalies / flagged rows, 0 to 1
     * @param threshold the highest score that is not flagged; minus infinity where everything is flagged
     */
    public record Point(double recall, double precision, double threshold) {}

    /** Checks that the points make a curve and keeps its own copy. */
    public PrecisionRecallCurve {
        points = List.copyOf(points);
        if (points.size() < 2 || points.get(0).recall != 0 || points.get(points.size() - 1).recall != 1) {
            throw new IllegalArgumentException(
                    "got " + points.size() + " points, expected a curve from recall 0 to recall 1");
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).recall >= points.get(i - 1).recall)) {
                throw new IllegalArgumentException("point " + i + " is " + points.get(i)
                        + ", expected a recall no lower than " + points.get(i - 1).recall);
            }
        }
    }

    /**
     * The curve of scores against what is known of the rows.
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row, higher is more anomalous
     * @return the curve
     * @throws IllegalArgumentException naming the counts if there is no anomaly or no normal row, or naming a score that is
     *     not finite
     */
    public static PrecisionRecallCurve of(List<Label> labels, double[] scores) {
        Ranking ranking = Ranking.of(labels, scores);
        return new PrecisionRecallCurve(IntStream.range(0, ranking.levels())
                .mapToObj(i -> new Point(ranking.truePositiveRate(i), ranking.precision(i), ranking.threshold(i)))
                .toList());
    }

    /**
     * The average of the precisions, each weighted by the recall it adds: {@code sum_i (R_i - R_(i-1)) P_i}. A step sum, not
     * a trapezoid, which would be too kind; the same figure as scikit-learn's {@code average_precision_score}. Chance gives
     * about {@link #anomalyShare()}.
     *
     * @return above 0, up to 1
     */
    public double averagePrecision() {
        double sum = 0;
        for (int i = 1; i < points.size(); i++) {
            sum += (points.get(i).recall - points.get(i - 1).recall) * points.get(i).precision;
        }
        return sum;
    }

    /**
     * The best precision among the thresholds that find at least this share of the anomalies.
     *
     * @param recall the share of anomalies to find, above 0 and up to 1
     * @return 0 to 1
     * @throws IllegalArgumentException if recall is out of range
     */
    public double precisionAtRecall(double recall) {
        if (!(recall > 0 && recall <= 1)) {
            throw new IllegalArgumentException("recall is " + recall + ", expected more than 0 and at most 1");
        }
        return points.stream()
                .filter(point -> point.recall >= recall)
                .mapToDouble(Point::precision)
                .max()
                .orElseThrow();
    }

    /**
     * The share of anomalies among the rows: the precision of flagging everything, and the level of the chance line.
     *
     * @return above 0, below 1
     */
    public double anomalyShare() {
        return points.get(points.size() - 1).precision;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "precision-recall curve of %,d points, average precision %.4f (chance %.4f)",
                points.size(),
                averagePrecision(),
                anomalyShare());
    }
}
