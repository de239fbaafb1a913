package anomaly.evaluation;

import anomaly.Label;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The labeled rows, anomalies first, so that every resample has the same labels. */
final class LabeledScores {
    private final List<Label> labels;
    private final double[] scores;
    private final int anomalies;

    private LabeledScores(List<Label> labels, double[] scores, int anomalies) {
        this.labels = labels;
        this.scores = scores;
        this.anomalies = anomalies;
    }

    static LabeledScores of(List<Label> labels, double[] scores) {
        Ranking ranking = Ranking.of(labels, scores);
        Label[] known = labels.toArray(Label[]::new);
        double[] kept = Stream.of(Label.ANOMALY, Label.NORMAL)
                .flatMapToInt(label -> IntStream.range(0, scores.length).filter(i -> known[i] == label))
                .mapToDouble(i -> scores[i])
                .toArray();
        return new LabeledScores(labels(ranking.anomalies(), ranking.normals()), kept, ranking.anomalies());
    }

    private static List<Label> labels(int anomalies, int normals) {
        return Stream.concat(
                        Collections.nCopies(anomalies, Label.ANOMALY).stream(),
                        Collections.nCopies(normals, Label.NORMAL).stream())
                .toList();
    }

    List<Label> labels() {
        return labels;
    }

    /** Not to be changed. */
    double[] scores() {
        return scores;
    }

    /** As many of each kind, with replacement. */
    double[] drawn(SplittableRandom random) {
        double[] drawn = new double[scores.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = i < anomalies
                    ? scores[random.nextInt(anomalies)]
                    : scores[anomalies + random.nextInt(scores.length - anomalies)];
        }
        return drawn;
    }

    /** The measure without each anomaly, and without each normal row. */
    List<double[]> leftOut(Measure measure) {
        int normals = scores.length - anomalies;
        if (anomalies < 2 || normals < 2) {
            throw new IllegalArgumentException("labels hold " + anomalies + " anomalies and " + normals
                    + " normal rows, expected at least two of each: take Kind.PERCENTILE");
        }
        List<Label> fewerAnomalies = labels(anomalies - 1, normals);
        List<Label> fewerNormals = labels(anomalies, normals - 1);
        double[] figures = IntStream.range(0, scores.length)
                .parallel()
                .mapToDouble(i -> measure.of(i < anomalies ? fewerAnomalies : fewerNormals, without(i)))
                .toArray();
        return List.of(Arrays.copyOf(figures, anomalies), Arrays.copyOfRange(figures, anomalies, figures.length));
    }

    private double[] without(int row) {
        double[] rest = new double[scores.length - 1];
        System.arraycopy(scores, 0, rest, 0, row);
        System.arraycopy(scores, row + 1, rest, row, rest.length - row);
        return rest;
    }
}
