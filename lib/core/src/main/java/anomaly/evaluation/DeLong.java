package anomaly.evaluation;

import anomaly.Label;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the method of DeLong takes from scores: for each row, the share of rows of the other kind it is ranked right with. */
final class DeLong {
    private final double auc;
    private final double[] anomalies;
    private final double[] normals;

    private DeLong(double auc, double[] anomalies, double[] normals) {
        this.auc = auc;
        this.anomalies = anomalies;
        this.normals = normals;
    }

    /** By ranks, after Sun and Xu: O(n log n). */
    static DeLong of(List<Label> labels, double[] scores) {
        Checks.sameLength(labels, scores);
        Checks.finite(scores);
        double[] anomalous = scores(labels, scores, Label.ANOMALY);
        double[] normal = scores(labels, scores, Label.NORMAL);
        if (anomalous.length < 2 || normal.length < 2) {
            throw new IllegalArgumentException("labels hold " + anomalous.length + " anomalies and " + normal.length
                    + " normal rows, expected at least two of each: one row tells nothing of how rows vary");
        }
        double[] both = Ranks.ascending(IntStream.range(0, anomalous.length + normal.length)
                .mapToDouble(i -> i < anomalous.length ? anomalous[i] : normal[i - anomalous.length])
                .toArray());
        double[] amongAnomalies = Ranks.ascending(anomalous);
        double[] amongNormals = Ranks.ascending(normal);
        double[] right = IntStream.range(0, anomalous.length)
                .mapToDouble(i -> (both[i] - amongAnomalies[i]) / normal.length)
                .toArray();
        double[] rightOfNormals = IntStream.range(0, normal.length)
                .mapToDouble(i -> 1 - (both[anomalous.length + i] - amongNormals[i]) / anomalous.length)
                .toArray();
        return new DeLong(mean(right), right, rightOfNormals);
    }

    private static double[] scores(List<Label> labels, double[] scores, Label label) {
        Label[] known = labels.toArray(Label[]::new);
        return IntStream.range(0, scores.length)
                .filter(i -> known[i] == label)
                .mapToDouble(i -> scores[i])
                .toArray();
    }

    double auc() {
        return auc;
    }

    int anomalies() {
        return anomalies.length;
    }

    int normals() {
        return normals.length;
    }

    double variance() {
        return covariance(this);
    }

    /** Of this AUC and another one, found on the same rows. */
    double covariance(DeLong other) {
        return covariance(anomalies, other.anomalies) / anomalies.length
                + covariance(normals, other.normals) / normals.length;
    }

    private static double covariance(double[] first, double[] second) {
        double firstMean = mean(first);
        double secondMean = mean(second);
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += (first[i] - firstMean) * (second[i] - secondMean);
        }
        return sum / (first.length - 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
