package anomaly.evaluation;

import anomaly.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The receiver operating characteristic: for every threshold, the share of anomalies found against the share of normal rows
 * flagged by mistake.
 *
 * <p>Rows are flagged when {@code score > threshold}. One point a distinct score, from (0, 0), where nothing is flagged, to
 * (1, 1), where everything is. Building it costs O(n log n). It says nothing about how rare anomalies are: at 0.2 %
 * anomalies a false positive rate of 1 % means five false alarms for each anomaly. See {@link PrecisionRecallCurve}.
 *
 * @param points from (0, 0) to (1, 1), neither coordinate falling; at least two
 * @see <a href="https://doi.org/10.1016/j.patrec.2005.10.010">Fawcett (2006), An introduction to ROC analysis</a>
 */
public record RocCurve(List<Point> points) {
    /**
     * What one threshold achieves.
     *
     * @param falsePositiveRate flagged normal rows / all normal rows, 0 to 1
     * @param truePositiveRate flagged anomalies / all anomalies (the recall), 0 to 1
     * @param threshold the highest score that is not flagged; minus infinity where everything is flagged
     */
    public record Point(double falsePositiveRate, double truePositiveRate, double threshold) {}

    /** Checks that the points make a curve and keeps its own copy. */
    public RocCurve {
        points = List.copyOf(points);
        if (points.size() < 2 || !at(points.get(0), 0) || !at(points.get(points.size() - 1), 1)) {
            throw new IllegalArgumentException(
                    "got " + points.size() + " points, expected a curve from (0, 0) to (1, 1)");
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).falsePositiveRate >= points.get(i - 1).falsePositiveRate
                    && points.get(i).truePositiveRate >= points.get(i - 1).truePositiveRate)) {
                throw new IllegalArgumentException(
                        "point " + i + " is " + points.get(i) + ", expected rates no lower than " + points.get(i - 1));
            }
        }
    }

    private static boolean at(Point point, double both) {
        return point.falsePositiveRate == both && point.truePositiveRate == both;
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
    public static RocCurve of(List<Label> labels, double[] scores) {
        Ranking ranking = Ranking.of(labels, scores);
        return new RocCurve(IntStream.range(0, ranking.levels())
                .mapToObj(
                        i -> new Point(ranking.falsePositiveRate(i), ranking.truePositiveRate(i), ranking.threshold(i)))
                .toList());
    }

    /**
     * The area under the curve: the probability that an anomaly drawn at random scores higher than a normal row drawn at
     * random, ties counting one half. Chance gives 1/2, whatever the share of anomalies.
     *
     * @return 0 to 1
     */
    public double auc() {
        return areaUpTo(1);
    }

    /**
     * The area over the false positive rates one is ready to bear, standardized after McClish: with A the area from 0 to m,
     * {@code (1 + (A - m²/2) / (m - m²/2)) / 2}, so that chance gives 1/2 and a perfect ranking 1 for every m. The same
     * figure as scikit-learn's {@code roc_auc_score(max_fpr=m)}.
     *
     * @param maxFalsePositiveRate m, above 0 and up to 1; 1 gives {@link #auc()}
     * @return 0 to 1
     * @throws IllegalArgumentException if m is out of range
     * @see <a href="https://doi.org/10.1177/0272989X8900900307">McClish (1989), Analyzing a portion of the ROC curve</a>
     */
    public double partialAuc(double maxFalsePositiveRate) {
        if (!(maxFalsePositiveRate > 0 && maxFalsePositiveRate <= 1)) {
            throw new IllegalArgumentException(
                    "maxFalsePositiveRate is " + maxFalsePositiveRate + ", expected more than 0 and at most 1");
        }
        if (maxFalsePositiveRate == 1) {
            return auc();
        }
        double chance = maxFalsePositiveRate * maxFalsePositiveRate / 2;
        return (1 + (areaUpTo(maxFalsePositiveRate) - chance) / (maxFalsePositiveRate - chance)) / 2;
    }

    private double areaUpTo(double limit) {
        double area = 0;
        for (int i = 1; i < points.size() && points.get(i - 1).falsePositiveRate < limit; i++) {
            Point from = points.get(i - 1);
            Point to = points.get(i);
            double right = Math.min(limit, to.falsePositiveRate);
            area += (right - from.falsePositiveRate) * (from.truePositiveRate + heightAt(right, from, to)) / 2;
        }
        return area;
    }

    private static double heightAt(double rate, Point from, Point to) {
        if (rate == to.falsePositiveRate) {
            return to.truePositiveRate;
        }
        double share = (rate - from.falsePositiveRate) / (to.falsePositiveRate - from.falsePositiveRate);
        return from.truePositiveRate + share * (to.truePositiveRate - from.truePositiveRate);
    }

    /**
     * The same curve without the points inside its straight lines: few enough to draw, whatever the number of rows.
     *
     * @return a curve with the same area
     */
    public RocCurve corners() {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i == 0 || i == points.size() - 1 || !straight(points.get(i - 1), points.get(i), points.get(i + 1))) {
                kept.add(points.get(i));
            }
        }
        return new RocCurve(kept);
    }

    /** Level or upright lines only: they are the ones that tens of thousands of points lie on. */
    private static boolean straight(Point before, Point point, Point after) {
        return (before.truePositiveRate == point.truePositiveRate && point.truePositiveRate == after.truePositiveRate)
                || (before.falsePositiveRate == point.falsePositiveRate
                        && point.falsePositiveRate == after.falsePositiveRate);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "ROC curve of %,d points, AUC %.4f", points.size(), auc());
    }
}
