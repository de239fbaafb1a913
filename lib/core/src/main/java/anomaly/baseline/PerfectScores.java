package anomaly.baseline;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.LabelAware;
import anomaly.Rows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels themselves as scores: the ceiling of every comparison, ROC AUC 1 and average precision 1 by definition.
 *
 * <p>It cheats, and openly: asked to score a {@link Dataset} it reads that data set's labels (1 anomaly, 0 normal, 1/2
 * unknown). Asked to score bare rows, it knows only the rows it was fitted on and answers 1/2 for any other. Cost O(1) a
 * labeled row.
 */
public record PerfectScores() implements Detector, LabelAware {
    @Override
    public FittedDetector fit(Dataset train) {
        Map<Integer, Double> known = new HashMap<>();
        for (int i = 0; i < train.size(); i++) {
            known.merge(Arrays.hashCode(train.row(i)), value(train.labels().get(i)), Math::max);
        }
        List<Label> labels = train.labels();
        int width = train.width();
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                Rows.check(rows, width);
                return Arrays.stream(rows)
                        .mapToDouble(row -> known.getOrDefault(Arrays.hashCode(row), 0.5))
                        .toArray();
            }

            @Override
            public double[] score(Dataset data) {
                return values(data.labels());
            }

            @Override
            public double[] trainingScores() {
                return values(labels);
            }
        };
    }

    private static double[] values(List<Label> labels) {
        return labels.stream().mapToDouble(PerfectScores::value).toArray();
    }

    private static double value(Label label) {
        return switch (label) {
            case NORMAL -> 0;
            case ANOMALY -> 1;
            case UNKNOWN -> 0.5;
        };
    }
}
