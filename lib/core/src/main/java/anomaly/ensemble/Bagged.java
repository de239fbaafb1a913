package anomaly.ensemble;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.LabelAware;
import anomaly.Rows;
import anomaly.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A detector fitted on several subsets of the features: a record for one that reads labels and one for others. */
sealed interface Bagged extends Detector {
    FeatureBagging bagging();

    Detector detector();

    @Override
    default FittedDetector fit(Dataset train) {
        if (train.size() == 0 || train.width() == 0) {
            throw new IllegalArgumentException("data set '" + train.name() + "' has " + train.size() + " rows of "
                    + train.width() + " features, expected at least one row and one feature");
        }
        int[][] features = bagging().draw(train.width());
        List<FittedDetector> rounds = Arrays.stream(features)
                .map(drawn -> detector().fit(only(train, drawn)))
                .toList();
        return new Fitted(this, features, train.width(), rounds);
    }

    private static Dataset only(Dataset train, int[] features) {
        double[][] rows = new double[train.size()][];
        Arrays.setAll(rows, i -> only(train.row(i), features));
        List<String> names =
                Arrays.stream(features).mapToObj(j -> train.features().get(j)).toList();
        return Dataset.of(train.name(), names, rows, train.labels());
    }

    private static double[] only(double[] row, int[] features) {
        return Arrays.stream(features).mapToDouble(j -> row[j]).toArray();
    }

    @Override
    default FittedDetector restore(State state) {
        int[] all = state.integers("features");
        int[] counts = state.integers("counts");
        int[][] features = new int[counts.length][];
        int from = 0;
        for (int round = 0; round < counts.length; round++) {
            features[round] = Arrays.copyOfRange(all, from, from + counts[round]);
            from += counts[round];
        }
        List<FittedDetector> rounds =
                state.states("rounds").stream().map(State::fitted).toList();
        return new Fitted(this, features, state.integer("width"), rounds);
    }

    default String text() {
        return bagging() + " of " + detector();
    }

    record Plain(FeatureBagging bagging, Detector detector) implements Bagged {
        @Override
        public String toString() {
            return text();
        }
    }

    record Aware(FeatureBagging bagging, Detector detector) implements Bagged, LabelAware {
        @Override
        public String toString() {
            return text();
        }
    }

    /** The detector fitted on each subset of the features. */
    final class Fitted implements FittedDetector {
        private final Bagged bagged;
        private final int[][] features;
        private final int width;
        private final List<FittedDetector> rounds;
        private final List<Ranks> ranks = new ArrayList<>();
        private final double[] trainingScores;

        Fitted(Bagged bagged, int[][] features, int width, List<FittedDetector> rounds) {
            this.bagged = bagged;
            this.features = features;
            this.width = width;
            this.rounds = rounds;
            double[][] scores =
                    rounds.stream().map(FittedDetector::trainingScores).toArray(double[][]::new);
            Arrays.stream(scores).map(Ranks::of).forEach(ranks::add);
            trainingScores = merged(scores);
        }

        @Override
        public double[] score(double[][] rows) {
            Rows.check(rows, width);
            double[][] scores = new double[rounds.size()][];
            for (int round = 0; round < scores.length; round++) {
                int[] drawn = features[round];
                double[][] some =
                        Arrays.stream(rows).map(row -> only(row, drawn)).toArray(double[][]::new);
                scores[round] = rounds.get(round).score(some);
            }
            return merged(scores);
        }

        private double[] merged(double[][] scores) {
            boolean sum = bagged.bagging().merge() == FeatureBagging.Merge.CUMULATIVE_SUM;
            return IntStream.range(0, scores[0].length)
                    .mapToDouble(i -> sum
                            ? sum(scores, i)
                            : 1
                                    - place(scores, i)
                                            / (scores.length * ranks.get(0).count()))
                    .toArray();
        }

        private static double sum(double[][] scores, int row) {
            double sum = 0;
            for (double[] round : scores) {
                sum = Unification.finite(sum + round[row]);
            }
            return sum;
        }

        /** The first place in the list that takes the first of each round, then the second of each, and so on. */
        private double place(double[][] scores, int row) {
            double first = Double.POSITIVE_INFINITY;
            for (int round = 0; round < scores.length; round++) {
                double rank = ranks.get(round).count() - 1 - ranks.get(round).below(scores[round][row]);
                double whole = Math.floor(rank);
                first = Math.min(first, whole * scores.length + round + (rank - whole));
            }
            return first;
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(bagged)
                    .with("width", width)
                    .with(
                            "counts",
                            Arrays.stream(features).mapToInt(f -> f.length).toArray())
                    .with(
                            "features",
                            Arrays.stream(features).flatMapToInt(Arrays::stream).toArray())
                    .with("rounds", rounds.stream().map(FittedDetector::state).toList());
        }
    }
}
