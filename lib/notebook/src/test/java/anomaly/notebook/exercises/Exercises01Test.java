package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static anomaly.notebook.exercises.Trying.threw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Label;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import anomaly.evaluation.Thresholds;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Exercises01Test {
    private static final Kind<ToDoubleBiFunction<List<Label>, double[]>> KIND = Kind.FIGURE;
    private static final String NORMAL_FIRST = "Labels and scores: [NORMAL, 2] [ANOMALY, 1]";

    /** How a walk down the scores adds a step. */
    private interface Step {
        double of(Confusion now, Confusion before);
    }

    private static double walk(List<Label> labels, double[] scores, Step step) {
        double sum = 0;
        Confusion before = Confusion.at(labels, scores, Double.POSITIVE_INFINITY);
        double[] rising = DoubleStream.of(scores).distinct().sorted().toArray();
        for (int i = rising.length - 1; i >= 0; i--) {
            Confusion now = Confusion.at(labels, scores, Math.nextDown(rising[i]));
            sum += step.of(now, before);
            before = now;
        }
        return sum;
    }

    /** One row after the other, in the order of a stable sort. */
    private static double withoutTies(List<Label> labels, double[] scores) {
        int found = 0;
        int seen = 0;
        double sum = 0;
        for (int i : byScore(scores)) {
            seen++;
            if (labels.get(i) == Label.ANOMALY) {
                found++;
                sum += (double) found / seen;
            }
        }
        return sum / found;
    }

    private static int[] byScore(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    @Test
    void averagePrecisionPasses() {
        Verdict.Passed passed = passes(
                "01.3",
                KIND,
                (labels, scores) ->
                        walk(labels, scores, (now, before) -> (now.recall() - before.recall()) * now.precision()));
        assertEquals(4, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 80, () -> passed.examples() + " examples");
    }

    @Test
    void partingTiesFailsOnTwoEqualScores() {
        Verdict.Failed failed =
                fails("01.3", KIND, Exercises01Test::withoutTies, "[ANOMALY, 1] [NORMAL, 1]", "0.5", "1");
        assertTrue(failed.property().contains("equal scores"), failed::property);
    }

    @Test
    void trapezoidsFailOnTwoRows() {
        fails(
                "01.3",
                KIND,
                (labels, scores) -> walk(
                        labels,
                        scores,
                        (now, before) -> (now.recall() - before.recall())
                                * (now.precision()
                                        + (before.truePositives() + before.falsePositives() == 0
                                                ? 1
                                                : before.precision()))
                                / 2),
                NORMAL_FIRST,
                "0.5",
                "0.25");
    }

    @Test
    void thePrecisionBeforeTheStepFailsOnTwoRows() {
        fails(
                "01.3",
                KIND,
                (labels, scores) ->
                        walk(labels, scores, (now, before) -> (now.recall() - before.recall()) * before.precision()),
                "Labels and scores: [ANOMALY, 2] [NORMAL, 1]",
                "1",
                "0");
    }

    @Test
    void theMeanPrecisionOfAllRowsFails() {
        fails(
                "01.3",
                KIND,
                (labels, scores) -> walk(labels, scores, (now, before) -> now.precision() / scores.length),
                "Labels and scores: [ANOMALY, 2] [NORMAL, 1]",
                "1",
                "0.75");
    }

    @Test
    void walkingUpTheScoresFailsOnTwoRows() {
        fails(
                "01.3",
                KIND,
                (labels, scores) ->
                        withoutTies(labels, DoubleStream.of(scores).map(s -> -s).toArray()),
                "Labels and scores: [ANOMALY, 2] [NORMAL, 1]",
                "1",
                "0.5");
    }

    @Test
    void theAreaUnderTheOtherCurveFails() {
        fails("01.3", KIND, (labels, scores) -> RocCurve.of(labels, scores).auc(), NORMAL_FIRST, "0.5", "0");
    }

    @Test
    void aWalkThatBeginsAtZeroFailsOnNegativeScores() {
        ToDoubleBiFunction<List<Label>, double[]> wrong = (labels, scores) -> PrecisionRecallCurve.of(
                        labels, DoubleStream.of(scores).map(s -> Math.max(s, 0)).toArray())
                .averagePrecision();
        Verdict.Failed failed = fails("01.3", KIND, wrong, "", "", "");
        assertTrue(failed.property().contains("negative"), failed::toString);
        assertEquals(4, failed.sample().rows().size(), failed::toString);
    }

    @Test
    void sortingTheScoresThemselvesFails() {
        ToDoubleBiFunction<List<Label>, double[]> wrong = (labels, scores) -> {
            double made = PrecisionRecallCurve.of(labels, scores).averagePrecision();
            Arrays.sort(scores);
            return made;
        };
        fails("01.3", KIND, wrong, "[ANOMALY, 2] [NORMAL, 1]", "(2, 1)", "(1, 2)");
    }

    @Test
    void sortingTheLabelsThrows() {
        Verdict.Threw threw = threw(
                "01.3",
                KIND,
                (labels, scores) -> {
                    labels.sort(Comparator.reverseOrder());
                    return 1;
                },
                "[ANOMALY, 2] [NORMAL, 1]");
        assertInstanceOf(UnsupportedOperationException.class, threw.thrown());
    }

    /** The cheapest of some thresholds. */
    private static double cheapest(List<Label> labels, double[] scores, DoubleStream cuts, double miss, double alarm) {
        return cuts.boxed()
                .min(Comparator.comparingDouble((Double cut) -> {
                    Confusion at = Confusion.at(labels, scores, cut);
                    return miss * at.falseNegatives() + alarm * at.falsePositives();
                }))
                .orElseThrow();
    }

    private static DoubleStream all(double[] scores) {
        return DoubleStream.concat(DoubleStream.of(Double.NEGATIVE_INFINITY), DoubleStream.of(scores));
    }

    @Test
    void anyThresholdOfLeastCostPasses() {
        Verdict.Passed passed = passes("01.4", KIND, (labels, scores) -> cheapest(labels, scores, all(scores), 20, 1));
        assertEquals(4, passed.properties().size(), () -> passed.properties().toString());
        passes("01.4", KIND, (labels, scores) -> {
            double least = cheapest(labels, scores, all(scores), 20, 1);
            double next = DoubleStream.of(scores).filter(s -> s > least).min().orElse(least + 2);
            return least == Double.NEGATIVE_INFINITY ? Math.nextDown(next) : (least + next) / 2;
        });
    }

    @Test
    void flaggingFromTheThresholdOnFailsOnTwoRows() {
        ToDoubleBiFunction<List<Label>, double[]> wrong = (labels, scores) -> Arrays.stream(scores)
                .boxed()
                .min(Comparator.comparingDouble((Double cut) -> {
                    Confusion at = Confusion.at(labels, scores, Math.nextDown(cut));
                    return 20.0 * at.falseNegatives() + at.falsePositives();
                }))
                .orElseThrow();
        fails(
                "01.4",
                KIND,
                wrong,
                "[ANOMALY, 2] [NORMAL, 1]",
                "cost 0 (missed 0, false alarms 0), as with the threshold 1",
                "cost 20 (missed 1, false alarms 0), with your threshold 2.0");
    }

    @Test
    void tryingTheScoresOnlyFailsWhereAllMustBeFlagged() {
        Verdict.Failed failed = fails(
                "01.4",
                KIND,
                (labels, scores) -> cheapest(labels, scores, DoubleStream.of(scores), 20, 1),
                NORMAL_FIRST,
                "cost 1 (missed 0, false alarms 1), as with the threshold 0",
                "cost 2");
        assertTrue(failed.property().contains("flag every row"), failed::property);
    }

    @Test
    void costsTurnedAroundFailOnTwoRows() {
        fails(
                "01.4",
                KIND,
                (labels, scores) -> cheapest(labels, scores, all(scores), 1, 20),
                NORMAL_FIRST,
                "cost 1 ",
                "cost 20");
    }

    @Test
    void findingEveryAnomalyAtAnyPriceFailsBelowTwentyOneNormalRows() {
        Verdict.Failed failed = fails(
                "01.4",
                KIND,
                (labels, scores) -> cheapest(labels, scores, all(scores), 1e9, 1),
                "22 labels and scores, equal ones counted: [NORMAL, 2, 21] [ANOMALY, 1, 1]",
                "cost 20 ",
                "cost 21 ");
        assertTrue(failed.property().contains("more than 20"), failed::property);
    }

    @Test
    void theBestF1FailsToo() {
        fails(
                "01.4",
                KIND,
                Thresholds::bestF1,
                "[ANOMALY, 4] [NORMAL, 3] [NORMAL, 2] [ANOMALY, 1]",
                "cost 2 ",
                "cost 20 ");
        fails("01.4", KIND, (labels, scores) -> Double.NaN, "[ANOMALY, 2] [NORMAL, 1]", "cost 0", "NaN");
        fails(
                "01.4",
                KIND,
                (labels, scores) -> Thresholds.contamination(scores, 0.05),
                "[NORMAL, 2] [ANOMALY, 1]",
                "cost 1 ",
                "cost 21 ");
    }
}
