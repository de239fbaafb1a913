package anomaly.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Golden;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What PyThresh flags; how that was made stands in golden/classical/README-evaluation.md. */
class GoldenThresholdsTest {
    private static final JsonArray CASES = Golden.json("thresholds.json.gz").getAsJsonArray("cases");

    private static final Map<String, Golden> DATA = Golden.standardized()
            .collect(Collectors.toMap(golden -> golden.toString().split(" ", 2)[0], golden -> golden));

    /** Scores with what one rule made of them; the limit is on the unit scale. */
    private static final class Case {
        private final String name;
        private final double[] scores;
        private final double limit;
        private final List<Integer> flagged;

        Case(String name, double[] scores, double limit, List<Integer> flagged) {
            this.name = name;
            this.scores = scores;
            this.limit = limit;
            this.flagged = flagged;
        }

        static List<Case> of(AutomaticThreshold rule) {
            return StreamSupport.stream(CASES.spliterator(), false)
                    .map(JsonElement::getAsJsonObject)
                    .map(one -> of(one, one.getAsJsonObject("rules").getAsJsonObject(rule.name())))
                    .toList();
        }

        private static Case of(JsonObject one, JsonObject found) {
            String data = one.get("data").getAsString();
            String column = one.get("column").getAsString();
            return new Case(
                    data + " " + column,
                    one.has("scores")
                            ? numbers(one.getAsJsonArray("scores")).toArray()
                            : DATA.get(data).column(column),
                    found.get("limit").getAsDouble(),
                    numbers(found.getAsJsonArray("flagged"))
                            .mapToObj(i -> (int) i)
                            .toList());
        }

        private static DoubleStream numbers(JsonArray array) {
            return StreamSupport.stream(array.spliterator(), false).mapToDouble(JsonElement::getAsDouble);
        }

        double lowest() {
            return Arrays.stream(scores).min().orElseThrow();
        }

        double range() {
            return Arrays.stream(scores).max().orElseThrow() - lowest();
        }
    }

    @Test
    void thereAreFourColumnsOfSevenDataSets() {
        assertEquals(28, CASES.size());
    }

    @ParameterizedTest
    @EnumSource
    void sameRowsAreFlagged(AutomaticThreshold rule) {
        int flaggedInAll = 0;
        for (Case golden : Case.of(rule)) {
            boolean[] flags = Thresholds.flag(golden.scores, rule.of(golden.scores));
            List<Integer> flagged = IntStream.range(0, flags.length)
                    .filter(i -> flags[i])
                    .boxed()
                    .toList();
            assertEquals(golden.flagged, flagged, golden.name);
            flaggedInAll += flagged.size();
        }
        assertTrue(flaggedInAll > 20, rule + " flags " + flaggedInAll + " rows of all");
    }

    /** The rules whose threshold is a formula; the others name a score, and PyThresh the next one above it. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"Z_SCORE", "GENERALIZED_ESD", "THOMPSON_TAU", "DENSITY_PEAKS"})
    void sameLimit(AutomaticThreshold rule) {
        for (Case golden : Case.of(rule)) {
            double found = (rule.of(golden.scores) - golden.lowest()) / golden.range();
            assertEquals(golden.limit, found, rule == AutomaticThreshold.YEO_JOHNSON ? 1e-7 : 1e-12, golden.name);
        }
    }

    @Test
    void limitsBetweenPeaksWhereThereAreTwo() {
        int compared = 0;
        for (Case golden : Case.of(AutomaticThreshold.DENSITY_PEAKS)) {
            double found = (AutomaticThreshold.DENSITY_PEAKS.of(golden.scores) - golden.lowest()) / golden.range();
            assertEquals(Math.min(1, golden.limit), found, 1e-12, golden.name);
            compared += golden.limit < 1 ? 1 : 0;
        }
        assertTrue(compared > 5, "only " + compared + " with two peaks");
    }

    @ParameterizedTest
    @EnumSource(names = {"Z_SCORE", "GENERALIZED_ESD", "THOMPSON_TAU"})
    void limitIsTheLowestFlaggedScore(AutomaticThreshold rule) {
        for (Case golden : Case.of(rule)) {
            double threshold = rule.of(golden.scores);
            double next = Arrays.stream(golden.scores)
                    .filter(score -> score > threshold)
                    .min()
                    .orElse(golden.lowest() + golden.range());
            assertEquals(Math.min(1, golden.limit), (next - golden.lowest()) / golden.range(), 1e-12, golden.name);
        }
    }
}
