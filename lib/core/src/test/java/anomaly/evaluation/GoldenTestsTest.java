package anomaly.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Golden;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Intervals and tests of scipy and scikit-posthocs; how they were made stands in golden/classical/README-evaluation.md. */
class GoldenTestsTest {
    private static final JsonObject ALL = Golden.json("tests.json");

    private static Stream<JsonObject> cases(String name) {
        return StreamSupport.stream(ALL.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }

    static Stream<JsonObject> delong() {
        return cases("delong");
    }

    static Stream<JsonObject> bootstrap() {
        return cases("bootstrap");
    }

    static Stream<JsonObject> wilcoxon() {
        return cases("wilcoxon");
    }

    static Stream<JsonObject> friedman() {
        return cases("friedman");
    }

    private static double number(JsonObject in, String name) {
        return in.get(name).getAsDouble();
    }

    private static double[] numbers(JsonElement array) {
        return StreamSupport.stream(((JsonArray) array).spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private static void near(JsonObject in, String name, double found) {
        double expected = number(in, name);
        assertEquals(expected, found, 1e-11 * Math.max(1e-3, Math.abs(expected)), () -> name);
    }

    @ParameterizedTest
    @MethodSource("delong")
    void areasByDeLong(JsonObject golden) {
        Golden data = Golden.of(golden.get("data").getAsString(), "std");
        double[] first = data.column(golden.get("first").getAsString());
        double[] second = data.column(golden.get("second").getAsString());
        AucEstimate estimate = AucEstimate.of(data.labels(), first);
        near(golden, "auc", estimate.auc());
        near(golden, "se", estimate.standardError());
        near(golden, "low", estimate.interval(0.95).low());
        near(golden, "high", estimate.interval(0.95).high());
        AucDifference difference = AucDifference.of(data.labels(), first, second);
        near(golden, "other", difference.second());
        near(golden, "differenceSe", difference.standardError());
        near(golden, "z", difference.z());
        near(golden, "p", difference.pValue());
        near(golden, "differenceLow", difference.interval(0.9).low());
        near(golden, "differenceHigh", difference.interval(0.9).high());
    }

    /** Given scipy's resamples, the ends are scipy's; given our own, near those of 20,000 resamples of scipy. */
    @ParameterizedTest
    @MethodSource("bootstrap")
    void bootstrapIntervals(JsonObject golden) {
        Golden data = Golden.of(golden.get("data").getAsString(), "std");
        double[] scores = data.column(golden.get("column").getAsString());
        Measure measure =
                golden.get("measure").getAsString().equals("ROC_AUC") ? Measure.ROC_AUC : Measure.AVERAGE_PRECISION;
        double[] distribution = numbers(golden.get("distribution"));
        double estimate = measure.of(data.labels(), scores);
        Interval corrected = Bootstrap.corrected(
                distribution, estimate, LabeledScores.of(data.labels(), scores).leftOut(measure), 0.9);
        double[] bca = numbers(golden.get("bca"));
        assertEquals(bca[0], corrected.low(), 1e-9);
        assertEquals(bca[1], corrected.high(), 1e-9);
        Interval plain = Bootstrap.between(distribution, estimate, 0.05, 0.95, 0.9);
        double[] percentile = numbers(golden.get("percentile"));
        assertEquals(percentile[0], plain.low(), 1e-12);
        assertEquals(percentile[1], plain.high(), 1e-12);
        double[] large = numbers(golden.get("large"));
        Interval own = new Bootstrap(4000, Bootstrap.Kind.BCA, 9).interval(measure, data.labels(), scores, 0.9);
        double slack = 0.1 * (large[1] - large[0]);
        assertEquals(large[0], own.low(), slack);
        assertEquals(large[1], own.high(), slack);
    }

    @ParameterizedTest
    @MethodSource("wilcoxon")
    void signedRanks(JsonObject golden) {
        double[] first = numbers(golden.get("first"));
        double[] second = numbers(golden.get("second"));
        for (WilcoxonTest.Zeros zeros : WilcoxonTest.Zeros.values()) {
            String name = zeros == WilcoxonTest.Zeros.DROP ? "wilcox" : "pratt";
            WilcoxonTest normal = WilcoxonTest.of(first, second, zeros, WilcoxonTest.Method.NORMAL);
            near(golden, name + "Statistic", normal.statistic());
            near(golden, name + "Normal", normal.pValue());
            near(
                    golden,
                    name + "Corrected",
                    WilcoxonTest.of(first, second, zeros, WilcoxonTest.Method.NORMAL_CORRECTED)
                            .pValue());
            if (golden.has(name + "Exact")) {
                near(
                        golden,
                        name + "Exact",
                        WilcoxonTest.of(first, second, zeros, WilcoxonTest.Method.EXACT)
                                .pValue());
                // Where scipy gives up exactness for ties so do its figures; everywhere else both choose alike.
                near(
                        golden,
                        name + "Auto",
                        WilcoxonTest.of(first, second, zeros, WilcoxonTest.Method.AUTOMATIC)
                                .pValue());
            }
        }
    }

    private static MeasureTable table(JsonObject golden) {
        List<List<Double>> figures = StreamSupport.stream(
                        golden.getAsJsonArray("figures").spliterator(), false)
                .map(line -> Arrays.stream(numbers(line)).boxed().toList())
                .toList();
        return new MeasureTable(
                IntStream.range(0, figures.size()).mapToObj(i -> "data " + i).toList(),
                IntStream.range(0, figures.get(0).size()).mapToObj(j -> "m" + j).toList(),
                figures);
    }

    @ParameterizedTest
    @MethodSource("friedman")
    void friedmanAndNemenyi(JsonObject golden) {
        FriedmanTest test = FriedmanTest.of(table(golden));
        double[] ranks = numbers(golden.get("ranks"));
        for (int j = 0; j < ranks.length; j++) {
            assertEquals(ranks[j], test.averageRanks().get(j), 1e-14);
        }
        near(golden, "chi", test.chiSquare());
        near(golden, "p", test.chiSquarePValue());
        near(golden, "f", test.f());
        near(golden, "fp", test.pValue());
        assertEquals(number(golden, "cd0.05"), test.criticalDifference(0.05), 1e-8);
        assertEquals(number(golden, "cd0.1"), test.criticalDifference(0.1), 1e-8);
        JsonArray nemenyi = golden.getAsJsonArray("nemenyi");
        for (int i = 0; i < ranks.length; i++) {
            double[] line = numbers(nemenyi.get(i));
            for (int j = 0; j < ranks.length; j++) {
                assertEquals(line[j], test.nemenyiPValue("m" + i, "m" + j), 1e-8);
            }
        }
    }

    @Test
    void theExampleOfThePaper() {
        JsonObject golden = friedman()
                .filter(one -> one.get("name").getAsString().equals("demsar"))
                .findFirst()
                .orElseThrow();
        MeasureTable table = table(golden);
        FriedmanTest test = FriedmanTest.of(table);
        assertEquals(3.143, test.rank("m0"), 5e-4);
        assertEquals(1.964, test.rank("m3"), 5e-4);
        double ties = table.figures().stream()
                .mapToDouble(
                        line -> Ranks.ties(line.stream().mapToDouble(f -> f).toArray()))
                .sum();
        // The paper does not correct for ties.
        assertEquals(9.28, test.chiSquare() * (1 - ties / (14 * 60)), 5e-3);
        assertEquals(1.25, test.criticalDifference(0.05), 5e-3);
        assertEquals(1.12, test.criticalDifference(0.1), 5e-3);
        // At 0.10, as in its figure 1(a): the two with m are better than C4.5, about the fourth nothing can be said.
        assertEquals(List.of(List.of("m3", "m1", "m2"), List.of("m2", "m0")), test.groups(0.1));
        assertEquals(List.of(List.of("m3", "m1", "m2", "m0")), test.groups(0.05));
        assertTrue(test.pValue() < 0.05);
    }
}
