package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.distance.KNearestNeighbors;
import anomaly.ensemble.FittedUnification;
import anomaly.ensemble.Unification;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Exercises07Test {
    private static final Kind<IntFunction<? extends Detector>> KIND = Kind.DETECTOR_FOR_K;
    private static final String ONE = "Fitted with 1 bucket on these rows; their training scores: [0] [1] [3] [7] [12]";
    private static final String FOUR =
            "Fitted with 4 buckets on these rows; their training scores: [0] [1] [3] [7] [12]";
    private static final String TWO =
            "Fitted with 2 buckets on these rows; their training scores: [0] [1] [3] [7] [12]";

    /** What makes one score of a row's four. */
    private interface Rule {
        double of(double[] scores, int buckets);
    }

    private static FittedDetector fitted(Dataset train, int buckets, Unification unification, Rule rule) {
        List<FittedDetector> members = IntStream.rangeClosed(1, 4)
                .mapToObj(k -> new KNearestNeighbors(k).fit(train))
                .toList();
        List<FittedUnification> scales = members.stream()
                .map(member -> unification.fit(member.trainingScores()))
                .toList();
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return combined(member -> member.score(rows));
            }

            @Override
            public double[] trainingScores() {
                return combined(FittedDetector::trainingScores);
            }

            private double[] combined(Function<FittedDetector, double[]> scored) {
                double[][] all = IntStream.range(0, 4)
                        .mapToObj(m -> scales.get(m).apply(scored.apply(members.get(m))))
                        .toArray(double[][]::new);
                return IntStream.range(0, all[0].length)
                        .mapToDouble(i -> rule.of(
                                Arrays.stream(all).mapToDouble(s -> s[i]).toArray(), buckets))
                        .toArray();
            }
        };
    }

    private static double averageOfMaxima(double[] scores, int buckets) {
        int each = scores.length / buckets;
        return IntStream.range(0, buckets)
                .mapToDouble(b ->
                        Arrays.stream(scores, b * each, (b + 1) * each).max().orElseThrow())
                .average()
                .orElseThrow();
    }

    private static IntFunction<Detector> solution(Unification unification, Rule rule) {
        return buckets -> data -> fitted(data, buckets, unification, rule);
    }

    @Test
    void theAverageOfMaximaPasses() {
        Verdict.Passed passed = passes("07.3", KIND, solution(Unification.Z_SCORE, Exercises07Test::averageOfMaxima));
        assertEquals(6, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 60, () -> passed.examples() + " examples");
    }

    @Test
    void rawScoresFailWithOneBucket() {
        Verdict.Failed failed =
                fails("07.3", KIND, solution(Unification.NONE, Exercises07Test::averageOfMaxima), ONE, "", "12, 11, 9");
        assertTrue(failed.hint().contains("z-score"), failed::hint);
    }

    @Test
    void theMaximumOfAveragesFailsWithOneBucket() {
        Rule wrong = (scores, buckets) -> {
            int each = scores.length / buckets;
            return IntStream.range(0, buckets)
                    .mapToDouble(b -> Arrays.stream(scores, b * each, (b + 1) * each)
                            .average()
                            .orElseThrow())
                    .max()
                    .orElseThrow();
        };
        fails("07.3", KIND, solution(Unification.Z_SCORE, wrong), ONE, "", "");
    }

    @Test
    void theMaximumOfAllFailsWithFourBuckets() {
        Rule wrong = (scores, buckets) -> Arrays.stream(scores).max().orElseThrow();
        Verdict.Failed failed = fails("07.3", KIND, solution(Unification.Z_SCORE, wrong), FOUR, "", "");
        assertTrue(failed.property().contains("mean of the four"), failed::property);
    }

    @Test
    void dealingMembersLikeCardsFailsWithTwoBuckets() {
        Rule wrong = (scores, buckets) -> IntStream.range(0, buckets)
                .mapToDouble(b -> IntStream.range(0, scores.length)
                        .filter(m -> m % buckets == b)
                        .mapToDouble(m -> scores[m])
                        .max()
                        .orElseThrow())
                .average()
                .orElseThrow();
        Verdict.Failed failed = fails("07.3", KIND, solution(Unification.Z_SCORE, wrong), TWO, "", "");
        assertTrue(failed.hint().contains("follow each other"), failed::hint);
    }

    @Test
    void newRowsMeasuredByThemselvesFail() {
        IntFunction<Detector> wrong = buckets -> data -> {
            FittedDetector right = fitted(data, buckets, Unification.Z_SCORE, Exercises07Test::averageOfMaxima);
            return new FittedDetector() {
                @Override
                public double[] score(double[][] rows) {
                    return Unification.Z_SCORE.fit(right.score(rows)).apply(right.score(rows));
                }

                @Override
                public double[] trainingScores() {
                    return right.trainingScores();
                }
            };
        };
        Verdict.Failed failed = fails(
                "07.3",
                KIND,
                wrong,
                "Fitted with 1 bucket on the rows 0, 1, 3, 7, 12; new rows: [5] [30]",
                "",
                "-1, 1");
        assertTrue(failed.property().contains("training scores"), failed::property);
    }

    @Test
    void anotherScaleFails() {
        fails("07.3", KIND, solution(Unification.RANK, Exercises07Test::averageOfMaxima), ONE, "", "");
    }
}
