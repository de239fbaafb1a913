package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.density.LocalOutlierFactor;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import anomaly.evaluation.Thresholds;
import anomaly.synthetic.Synthetic;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ThresholdExplorerTest {
    private static final Label N = Label.NORMAL;
    private static final Label A = Label.ANOMALY;

    private record Case(List<Label> labels, List<Double> scores) {
        double[] array() {
            return scores.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** Normal rows around 0, anomalies around 2, passed through a function that makes ties, tails or huge numbers of them. */
    private static Case random(int rows, long seed, DoubleUnaryOperator shape) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Label> labels = new ArrayList<>(List.of(N, A));
        List<Double> scores = new ArrayList<>(List.of(shape.applyAsDouble(0), shape.applyAsDouble(1)));
        for (int i = 2; i < rows; i++) {
            boolean odd = random.nextDouble() < 0.1;
            labels.add(random.nextDouble() < 0.05 ? Label.UNKNOWN : odd ? A : N);
            scores.add(shape.applyAsDouble(random.nextGaussian() + (odd ? 2 : 0)));
        }
        return new Case(labels, scores);
    }

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("two rows", new Case(List.of(N, A), List.of(1.0, 2.0)));
        cases.put("the wrong way round", new Case(List.of(N, A), List.of(2.0, 1.0)));
        cases.put("all alike", new Case(List.of(N, A, N), List.of(0.0, 0.0, 0.0)));
        cases.put(
                "neighboring doubles", new Case(List.of(N, A, N), List.of(1.0, Math.nextUp(1.0), Math.nextDown(1.0))));
        cases.put("zeros of both signs", new Case(List.of(N, A, N), List.of(-0.0, 0.0, -1e-300)));
        cases.put("random", random(400, 1, x -> x));
        cases.put("ties", random(400, 2, x -> Math.rint(2 * x)));
        cases.put("heavy tail", random(1000, 3, x -> Math.exp(2 * x)));
        cases.put("tiny", random(300, 4, x -> x * 1e-200));
        cases.put("huge", random(300, 5, x -> x * 1e200));
        cases.put("20,000 rows", random(20_000, 6, x -> x));
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> everyCutShippedCountsAsConfusionDoes() {
        return cases().entrySet().stream().map(e -> dynamicTest(e.getKey(), () -> countsAreExact(e.getValue())));
    }

    private static void countsAreExact(Case given) {
        JsonObject data = Embedded.data(Explorer.threshold(given.labels(), given.array()));
        double[] cuts = Embedded.numbers(data.getAsJsonArray("cuts"));
        int[] hits = totals(data.getAsJsonArray("hits"));
        int[] alarms = totals(data.getAsJsonArray("alarms"));
        assertTrue(cuts.length <= 5000, () -> cuts.length + " cuts");
        for (int i = 0; i < cuts.length; i++) {
            Confusion there = Confusion.at(given.labels(), given.array(), cuts[i]);
            assertEquals(there.truePositives(), hits[i], "anomalies flagged at " + cuts[i]);
            assertEquals(there.falsePositives(), alarms[i], "normal rows flagged at " + cuts[i]);
            assertTrue(i == 0 || cuts[i] > cuts[i - 1], "not in order");
        }
        assertEquals(0, hits[cuts.length - 1] + alarms[cuts.length - 1], "the highest cut flags nothing");
        assertEquals(
                hits[0] + alarms[0],
                given.labels().stream().filter(l -> l != Label.UNKNOWN).count());
    }

    private static int[] totals(JsonArray steps) {
        double[] rising = Embedded.numbers(steps);
        int[] made = new int[rising.length];
        int sum = 0;
        for (int i = made.length - 1; i >= 0; i--) {
            sum += (int) rising[i];
            made[i] = sum;
        }
        return made;
    }

    @Test
    void theCutsAreThePointsOfBothCurves() {
        Case given = random(400, 7, x -> Math.rint(20 * x));
        JsonObject data = Embedded.data(Explorer.threshold(given.labels(), given.array()));
        int[] hits = totals(data.getAsJsonArray("hits"));
        int[] alarms = totals(data.getAsJsonArray("alarms"));
        List<RocCurve.Point> roc = RocCurve.of(given.labels(), given.array()).points();
        List<PrecisionRecallCurve.Point> pr =
                PrecisionRecallCurve.of(given.labels(), given.array()).points();
        assertEquals(roc.size(), hits.length);
        for (int i = 0; i < hits.length; i++) {
            int cut = hits.length - 1 - i;
            assertEquals(roc.get(i).falsePositiveRate(), alarms[cut] / (double) alarms[0]);
            assertEquals(roc.get(i).truePositiveRate(), hits[cut] / (double) hits[0]);
            double flagged = hits[cut] + alarms[cut];
            assertEquals(pr.get(i).precision(), flagged == 0 ? 1 : hits[cut] / flagged);
        }
    }

    @Test
    void itStartsAtTheBestF1OrWhereAsked() {
        Case given = random(20_000, 8, x -> x);
        double best = Thresholds.bestF1(given.labels(), given.array());
        Interactive page = Explorer.threshold(given.labels(), given.array());
        double start = Embedded.data(page).get("start").getAsDouble();
        assertEquals(
                Confusion.at(given.labels(), given.array(), best), Confusion.at(given.labels(), given.array(), start));
        assertTrue(page.toString().contains("best F1"), page::toString);

        Interactive asked = Explorer.threshold(given.labels(), given.array(), 1.2345678901234567);
        JsonObject data = Embedded.data(asked);
        assertEquals(1.2345678901234567, data.get("start").getAsDouble());
        assertTrue(Arrays.stream(Embedded.numbers(data.getAsJsonArray("cuts"))).anyMatch(c -> c == 1.2345678901234567));
        String counts =
                Confusion.at(given.labels(), given.array(), 1.2345678901234567).toString();
        assertTrue(asked.toString().contains(counts), asked::toString);
        assertFalse(asked.toString().contains("best F1"), asked::toString);
    }

    @Test
    void theHistogramsHoldEveryLabeledRow() {
        Case given = random(1000, 9, x -> Math.exp(2 * x));
        JsonArray axes =
                Embedded.data(Explorer.threshold(given.labels(), given.array())).getAsJsonArray("axes");
        assertEquals(2, axes.size());
        for (Map.Entry<String, Label> kind : Map.of("normal", N, "anomaly", A).entrySet()) {
            double rows = Collections.frequency(given.labels(), kind.getValue());
            axes.forEach(axis -> assertEquals(
                    rows,
                    Arrays.stream(Embedded.numbers(axis.getAsJsonObject().getAsJsonArray(kind.getKey())))
                            .sum()));
        }
    }

    @Test
    void heavyTailsStartOnALogarithmicAxisAndNegativeScoresHaveNone() {
        Case tail = random(1000, 10, x -> Math.exp(2 * x));
        Case even = random(1000, 10, x -> x + 100);
        Case negative = random(1000, 10, x -> Math.exp(2 * x) - 10);
        assertEquals(
                1,
                Embedded.data(Explorer.threshold(tail.labels(), tail.array()))
                        .get("axis")
                        .getAsInt());
        assertEquals(
                0,
                Embedded.data(Explorer.threshold(even.labels(), even.array()))
                        .get("axis")
                        .getAsInt());
        JsonObject none = Embedded.data(Explorer.threshold(negative.labels(), negative.array()));
        assertEquals(1, none.getAsJsonArray("axes").size());
        JsonObject below = Embedded.data(Explorer.threshold(tail.labels(), tail.array(), -3));
        assertEquals(1, below.getAsJsonArray("axes").size(), "a cut below zero is not on a logarithmic axis");
    }

    @Test
    void thresholdsAreAsShortAsTheScoresAllow() {
        assertEquals(1.05, Cuts.shortest(1.0473829, 1.0512));
        assertEquals(2, Cuts.shortest(1.3, 8));
        assertEquals(-1, Cuts.shortest(-1.7, 3));
        assertEquals(0.1 + 0.2, Cuts.shortest(0.1 + 0.2, Math.nextUp(0.1 + 0.2)));
        Set<Double> different = new HashSet<>();
        IntStream.range(0, 100).forEach(i -> different.add(Cuts.shortest(i / 7.0, (i + 1) / 7.0)));
        assertEquals(100, different.size());
    }

    @Test
    void theOutputIsCompleteSmallAndTheSameEachTime() {
        Dataset data = Synthetic.twoDensities(500, 42);
        double[] scores = new LocalOutlierFactor(20).fit(data).trainingScores();
        Interactive page = Explorer.threshold(data.labels(), scores);
        Embedded.assertWellMade(page, 200_000);
        assertEquals(page.html(), Explorer.threshold(data.labels(), scores).html());
        Case large = random(20_000, 11, x -> x);
        Interactive much = Explorer.threshold(large.labels(), large.array());
        Embedded.assertWellMade(much, 260_000);
        assertTrue(much.toString().contains("rows without a label left out"), much::toString);
        assertTrue(much.toString().contains("every count is exact"), much::toString);
    }

    @Test
    void whatCannotBeCutIsRefusedByName() {
        assertRefused("2 labels but 1 scores", List.of(N, A), 1);
        assertRefused("0 anomalies", List.of(), new double[0]);
        assertRefused("0 anomalies, 2 normal", List.of(N, N), 1, 2);
        assertRefused("score 1 is NaN", List.of(N, A), 1, Double.NaN);
        assertRefused("score 0 is Infinity", List.of(N, A), Double.POSITIVE_INFINITY, 1);
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> Explorer.threshold(List.of(N, A), new double[] {1, 2}, Double.NaN));
        assertTrue(error.getMessage().contains("start is NaN"), error::getMessage);
    }

    private static void assertRefused(String reason, List<Label> labels, double... scores) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Explorer.threshold(labels, scores));
        assertTrue(error.getMessage().contains(reason), error::getMessage);
    }
}
