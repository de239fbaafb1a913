package anomaly.evaluation;

import anomaly.Label;
import java.util.List;

/** Precision among the highest scores: how many of the n rows a person looks at first are anomalies. */
public final class Precision {
    private Precision() {}

    /**
     * Precision at n: the share of anomalies among the n highest scores. Where the n-th place is tied, the tied rows count
     * with their share, which is what drawing among them at random gives on average; so the order of the rows never
     * matters. Cost O(n log n).
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row, higher is more anomalous
     * @param n how many rows to look at, 1 to the number of labeled rows
     * @return 0 to 1
     * @throws IllegalArgumentException if n is out of range, or naming a score that is not finite
     */
    public static double at(List<Label> labels, double[] scores, int n) {
        Ranking ranking = Ranking.ofAny(labels, scores);
        int rows = ranking.anomalies() + ranking.normals();
        if (n < 1 || n > rows) {
            throw new IllegalArgumentException(
                    "n is " + n + ", expected 1 to " + rows + ", the number of labeled rows");
        }
        int level = 0;
        while (flagged(ranking, level) < n) {
            level++;
        }
        int before = flagged(ranking, level - 1);
        int tiedAnomalies = ranking.truePositives(level) - ranking.truePositives(level - 1);
        double found = ranking.truePositives(level - 1)
                + (double) tiedAnomalies * (n - before) / (flagged(ranking, level) - before);
        return found / n;
    }

    /**
     * Precision at n with n the number of anomalies (R-precision), which is precision and recall at once: the usual single
     * figure of outlier papers beside the AUC.
     *
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row, higher is more anomalous
     * @return 0 to 1
     * @throws IllegalArgumentException if there are no anomalies
     */
    public static double atAnomalyCount(List<Label> labels, double[] scores) {
        int anomalies = Math.toIntExact(
                labels.stream().filter(label -> label == Label.ANOMALY).count());
        if (anomalies == 0) {
            throw new IllegalArgumentException(
                    "labels hold 0 anomalies in " + labels.size() + " rows, expected at least one");
        }
        return at(labels, scores, anomalies);
    }

    private static int flagged(Ranking ranking, int level) {
        return ranking.truePositives(level) + ranking.falsePositives(level);
    }
}
