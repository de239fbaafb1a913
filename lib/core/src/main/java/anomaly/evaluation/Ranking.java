package anomaly.evaluation;

import anomaly.Label;
import java.util.Arrays;
import java.util.List;

/**
 * The labeled rows in descending order of score, equal scores taken together: what every measure of this package counts in.
 * Level 0 flags nothing, level i the i highest distinct scores, the last level everything.
 */
final class Ranking {
    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] falsePositives;

    private Ranking(double[] thresholds, int[] truePositives, int[] falsePositives) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    /** Ranks the rows whose label is known; at least one anomaly and one normal row are needed. */
    static Ranking of(List<Label> labels, double[] scores) {
        Ranking ranking = ofAny(labels, scores);
        if (ranking.anomalies() == 0 || ranking.normals() == 0) {
            throw new IllegalArgumentException("labels hold " + ranking.anomalies() + " anomalies, " + ranking.normals()
                    + " normal rows and " + (scores.length - ranking.anomalies() - ranking.normals())
                    + " unknown ones, expected at least one anomaly and one normal row: "
                    + "measure on rows whose labels are known, of both kinds");
        }
        return ranking;
    }

    /** Ranks the rows whose label is known, whatever their number. */
    static Ranking ofAny(List<Label> labels, double[] scores) {
        Checks.sameLength(labels, scores);
        Checks.finite(scores);
        double[] normal = sorted(labels, scores, Label.NORMAL);
        double[] anomalous = sorted(labels, scores, Label.ANOMALY);
        int rows = normal.length + anomalous.length;
        double[] thresholds = new double[rows + 1];
        int[] truePositives = new int[rows + 1];
        int[] falsePositives = new int[rows + 1];
        int level = 0;
        int hits = 0;
        int alarms = 0;
        while (hits + alarms < rows) {
            double top = Math.max(next(normal, alarms), next(anomalous, hits));
            thresholds[level++] = top;
            while (next(anomalous, hits) == top) {
                hits++;
            }
            while (next(normal, alarms) == top) {
                alarms++;
            }
            truePositives[level] = hits;
            falsePositives[level] = alarms;
        }
        thresholds[level++] = Double.NEGATIVE_INFINITY;
        return new Ranking(
                Arrays.copyOf(thresholds, level),
                Arrays.copyOf(truePositives, level),
                Arrays.copyOf(falsePositives, level));
    }

    /** The scores of one label, ascending. */
    private static double[] sorted(List<Label> labels, double[] scores, Label label) {
        double[] found = new double[scores.length];
        int count = 0;
        int row = 0;
        for (Label known : labels) {
            if (known == label) {
                // Adding 0 turns -0 into 0, which sorts apart but compares equal.
                found[count++] = scores[row] + 0.0;
            }
            row++;
        }
        double[] kept = Arrays.copyOf(found, count);
        Arrays.sort(kept);
        return kept;
    }

    /** The highest score after the first {@code taken}; minus infinity when none is left. */
    private static double next(double[] ascending, int taken) {
        return taken == ascending.length ? Double.NEGATIVE_INFINITY : ascending[ascending.length - 1 - taken];
    }

    /** The number of levels: distinct scores plus one. */
    int levels() {
        return thresholds.length;
    }

    /** The highest score that a level does not flag; minus infinity at the last. */
    double threshold(int level) {
        return thresholds[level];
    }

    int truePositives(int level) {
        return truePositives[level];
    }

    int falsePositives(int level) {
        return falsePositives[level];
    }

    int anomalies() {
        return truePositives[levels() - 1];
    }

    int normals() {
        return falsePositives[levels() - 1];
    }

    double truePositiveRate(int level) {
        return (double) truePositives(level) / anomalies();
    }

    double falsePositiveRate(int level) {
        return (double) falsePositives(level) / normals();
    }

    /** The share of anomalies among the flagged rows; 1 by convention when nothing is flagged. */
    double precision(int level) {
        int flagged = truePositives(level) + falsePositives(level);
        return flagged == 0 ? 1 : (double) truePositives(level) / flagged;
    }

    /** The area under the ROC curve, counted in whole numbers: without the curve, for those who need it thousands of times. */
    double auc() {
        long twice = 0;
        for (int level = 1; level < levels(); level++) {
            long step = (long) falsePositives(level) - falsePositives(level - 1);
            twice += step * truePositives(level) + step * truePositives(level - 1);
        }
        return twice / (2.0 * anomalies() * normals());
    }

    /** The step sum of {@link PrecisionRecallCurve#averagePrecision}. */
    double averagePrecision() {
        double sum = 0;
        for (int level = 1; level < levels(); level++) {
            sum += (truePositiveRate(level) - truePositiveRate(level - 1)) * precision(level);
        }
        return sum;
    }

    double f1(int level) {
        return 2.0 * truePositives(level) / (truePositives(level) + falsePositives(level) + anomalies());
    }
}
