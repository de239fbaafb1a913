package anomaly.evaluation;

import anomaly.Label;
import java.util.List;
import java.util.Locale;

/**
 * What a threshold got right and wrong, counted. An anomaly is the positive class.
 *
 * @param truePositives anomalies that were flagged, 0 or more
 * @param falsePositives normal rows that were flagged (false alarms), 0 or more
 * @param trueNegatives normal rows that were not flagged, 0 or more
 * @param falseNegatives anomalies that were not flagged (missed), 0 or more
 */
public record Confusion(int truePositives, int falsePositives, int trueNegatives, int falseNegatives) {
    /** Checks that no count is negative. */
    public Confusion {
        if (truePositives < 0 || falsePositives < 0 || trueNegatives < 0 || falseNegatives < 0) {
            throw new IllegalArgumentException("counts are " + truePositives + ", " + falsePositives + ", "
                    + trueNegatives + ", " + falseNegatives + ", expected 0 or more each");
        }
    }

    /**
     * Counts the rows flagged by {@code score > threshold}. Cost O(n).
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row
     * @param threshold any number, infinite ones included
     * @return the counts
     * @throws IllegalArgumentException naming a score that is not finite, or if the threshold is not a number
     */
    public static Confusion at(List<Label> labels, double[] scores, double threshold) {
        Checks.sameLength(labels, scores);
        boolean[] flags = Thresholds.flag(scores, threshold);
        return new Confusion(
                count(labels, flags, Label.ANOMALY, true),
                count(labels, flags, Label.NORMAL, true),
                count(labels, flags, Label.NORMAL, false),
                count(labels, flags, Label.ANOMALY, false));
    }

    private static int count(List<Label> labels, boolean[] flags, Label label, boolean flag) {
        int count = 0;
        int row = 0;
        for (Label known : labels) {
            if (known == label && flags[row] == flag) {
                count++;
            }
            row++;
        }
        return count;
    }

    /**
     * The share of anomalies among the flagged rows: {@code TP / (TP + FP)}.
     *
     * @return 0 to 1; 0 when nothing is flagged
     */
    public double precision() {
        return flagged() == 0 ? 0 : (double) truePositives / flagged();
    }

    /**
     * The share of the anomalies that is flagged: {@code TP / (TP + FN)}.
     *
     * @return 0 to 1; NaN when there are no anomalies
     */
    public double recall() {
        return (double) truePositives / (truePositives + falseNegatives);
    }

    /**
     * The harmonic mean of precision and recall: {@code 2 TP / (2 TP + FP + FN)}.
     *
     * @return 0 to 1; 0 when nothing is flagged and nothing is there to find
     */
    public double f1() {
        int counted = 2 * truePositives + falsePositives + falseNegatives;
        return counted == 0 ? 0 : 2.0 * truePositives / counted;
    }

    /**
     * The share of the normal rows that is flagged by mistake: {@code FP / (FP + TN)}.
     *
     * @return 0 to 1; NaN when there are no normal rows
     */
    public double falsePositiveRate() {
        return (double) falsePositives / (falsePositives + trueNegatives);
    }

    /**
     * The share of all labeled rows that is flagged: what a person would have to look at.
     *
     * @return 0 to 1; NaN when there are no labeled rows
     */
    public double flaggedShare() {
        return (double) flagged() / (flagged() + trueNegatives + falseNegatives);
    }

    private int flagged() {
        return truePositives + falsePositives;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "flagged %,d of %,d: anomalies %,d, false alarms %,d; missed %,d"
                        + " (precision %.3f, recall %.3f, F1 %.3f)",
                flagged(),
                flagged() + trueNegatives + falseNegatives,
                truePositives,
                falsePositives,
                falseNegatives,
                precision(),
                recall(),
                f1());
    }
}
