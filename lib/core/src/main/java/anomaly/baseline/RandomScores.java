package anomaly.baseline;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Scores drawn at random: the floor of every comparison. Expected ROC AUC 1/2, expected average precision the share of
 * anomalies.
 *
 * <p>A row's score depends on its values and the seed only: {@code score(x) = uniform(hash(x, seed))} in [0, 1), so equal
 * rows get equal scores, in any order and any batch. Cost O(d) a row.
 *
 * @param seed any number; another seed gives other scores
 */
public record RandomScores(long seed) implements Detector {
    @Override
    public FittedDetector fit(Dataset train) {
        return fitted(train.width(), score(train.rows()));
    }

    @Override
    public FittedDetector restore(State state) {
        return fitted(state.integer("width"), state.numbers("trainingScores"));
    }

    private FittedDetector fitted(int width, double[] trainingScores) {
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                Rows.check(rows, width);
                return RandomScores.this.score(rows);
            }

            @Override
            public double[] trainingScores() {
                return trainingScores.clone();
            }

            @Override
            public State state() {
                return State.of(RandomScores.this).with("width", width).with("trainingScores", trainingScores);
            }
        };
    }

    private double[] score(double[][] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> new SplittableRandom(seed * 31 + Arrays.hashCode(row)).nextDouble())
                .toArray();
    }
}
