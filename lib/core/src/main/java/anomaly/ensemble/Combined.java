package anomaly.ensemble;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.LabelAware;
import anomaly.State;
import java.util.List;
import java.util.stream.IntStream;

/** Detectors joined into one: a record for those that read labels and one for those that do not. */
sealed interface Combined extends Detector {
    Combination combination();

    List<Detector> members();

    @Override
    default FittedDetector fit(Dataset train) {
        // One after the other: each uses all threads by itself.
        return new Fitted(
                this, members().stream().map(member -> member.fit(train)).toList());
    }

    @Override
    default FittedDetector restore(State state) {
        return new Fitted(
                this, state.states("members").stream().map(State::fitted).toList());
    }

    default String text() {
        return combination() + " of " + members();
    }

    record Plain(Combination combination, List<Detector> members) implements Combined {
        public Plain {
            combination.check(members);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    record Aware(Combination combination, List<Detector> members) implements Combined, LabelAware {
        public Aware {
            combination.check(members);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** The fitted members, and what makes their scores comparable, learned from their training scores. */
    final class Fitted implements FittedDetector {
        private final Combined combined;
        private final List<FittedDetector> members;
        private final List<FittedUnification> unifications;
        private final double[] trainingScores;

        Fitted(Combined combined, List<FittedDetector> members) {
            this.combined = combined;
            this.members = members;
            double[][] scores =
                    members.stream().map(FittedDetector::trainingScores).toArray(double[][]::new);
            Unification unification = combined.combination().unification();
            unifications = IntStream.range(0, scores.length)
                    .mapToObj(m -> unification.fit(scores[m]))
                    .toList();
            trainingScores = combine(scores);
        }

        private double[] combine(double[][] scores) {
            for (int m = 0; m < scores.length; m++) {
                scores[m] = unifications.get(m).apply(scores[m]);
            }
            return combined.combination().combine(scores);
        }

        @Override
        public double[] score(double[][] rows) {
            return combine(members.stream().map(member -> member.score(rows)).toArray(double[][]::new));
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(combined)
                    .with("members", members.stream().map(FittedDetector::state).toList());
        }
    }
}
