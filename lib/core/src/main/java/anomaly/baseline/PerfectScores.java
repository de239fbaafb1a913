package anomaly.baseline;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.LabelAware;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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
        int[] hashes = IntStream.range(0, train.size())
                .map(i -> Arrays.hashCode(train.row(i)))
                .toArray();
        return new Fitted(this, train.width(), hashes, values(train.labels()));
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(this, state.integer("width"), state.integers("hashes"), state.numbers("trainingScores"));
    }

    private static final class Fitted implements FittedDetector {
        private final PerfectScores detector;
        private final int width;
        private final int[] hashes;
        private final double[] trainingScores;
        private final Map<Integer, Double> known = new HashMap<>();

        Fitted(PerfectScores detector, int width, int[] hashes, double[] trainingScores) {
            this.detector = detector;
            this.width = width;
            this.hashes = hashes;
            this.trainingScores = trainingScores;
            for (int i = 0; i < hashes.length; i++) {
                known.merge(hashes[i], trainingScores[i], Math::max);
            }
        }

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
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("width", width)
                    .with("hashes", hashes)
                    .with("trainingScores", trainingScores);
        }
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
