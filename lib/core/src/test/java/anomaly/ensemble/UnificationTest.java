package anomaly.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Golden;
import anomaly.special.ErrorFunction;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnificationTest {
    @Test
    void kriegelAndMinMaxAreThePredictProbaOfPyod() {
        Golden golden = Golden.of("wine", "std");
        JsonObject proba = Golden.json("wine.std.unify.json");
        double[] scores = golden.column("knn5_largest");
        double[] fresh = new Gson().fromJson(proba.get("decision_function_train"), double[].class);
        assertArrayEquals(
                new Gson().fromJson(proba.get("proba_unify"), double[].class),
                Unification.KRIEGEL.fit(scores).apply(fresh),
                1e-12);
        // PyOD cuts off at 0 and 1.
        double[] linear = Arrays.stream(Unification.MIN_MAX.fit(scores).apply(fresh))
                .map(share -> Math.max(0, Math.min(1, share)))
                .toArray();
        assertArrayEquals(new Gson().fromJson(proba.get("proba_linear"), double[].class), linear, 1e-12);
    }

    @Test
    void byHand() {
        double[] scores = {3, 1, 7, 1};
        double sd = Math.sqrt((0 + 4 + 16 + 4) / 4.0);
        assertArrayEquals(scores, Unification.NONE.fit(scores).apply(scores));
        assertArrayEquals(
                new double[] {0, -2 / sd, 4 / sd, -2 / sd},
                Unification.Z_SCORE.fit(scores).apply(scores),
                1e-15);
        assertArrayEquals(
                new double[] {1 / 3.0, 0, 1, 0}, Unification.MIN_MAX.fit(scores).apply(scores), 1e-15);
        assertArrayEquals(
                new double[] {2.5 / 4, 1 / 4.0, 3.5 / 4, 1 / 4.0},
                Unification.RANK.fit(scores).apply(scores),
                1e-15);
        assertEquals(
                ErrorFunction.of(4 / sd / Math.sqrt(2)),
                Unification.KRIEGEL.fit(scores).apply(7),
                1e-15);
    }

    @Test
    void newScoresAreRankedAmongTheTrainingScores() {
        FittedUnification rank = Unification.RANK.fit(new double[] {0, 10, 20, 20});
        assertEquals((0.5 + 0.5) / 4, rank.apply(5), 1e-15, "halfway between the first and the second");
        assertEquals((1.75 + 0.5) / 4, rank.apply(15), 1e-15, "halfway to the middle of the equal ones");
        assertEquals((3 + 0.25 + 0.5) / 4, rank.apply(40), 1e-15, "a range beyond the end");
        assertEquals((-0.25 + 0.5) / 4, rank.apply(-20), 1e-15, "a range before the beginning");
    }

    @ParameterizedTest
    @EnumSource(Unification.class)
    void largerStaysLarger(Unification unification) {
        double[] scores = {-3, 1, 1, 2, 8, 100};
        FittedUnification fitted = unification.fit(scores);
        double last = Double.NEGATIVE_INFINITY;
        boolean strictly = unification != Unification.KRIEGEL;
        for (double score = -50; score < 200; score += 0.37) {
            double found = fitted.apply(score);
            assertTrue(strictly ? found > last : found >= last, unification + " at " + score);
            last = found;
        }
    }

    @ParameterizedTest
    @EnumSource(Unification.class)
    void extremeScoresStayFinite(Unification unification) {
        double[] far = {-Double.MAX_VALUE, Double.MAX_VALUE, 0, 1, Double.MIN_VALUE};
        for (double[] scores : new double[][] {far, {1, 1, 1}, {0, 0}, {1e-300, 2e-300}, {5}}) {
            for (double score : far) {
                double found = unification.fit(scores).apply(score);
                assertTrue(Double.isFinite(found), unification + " of " + score + " is " + found);
            }
        }
    }

    @Test
    void equalScoresHaveDeviationAndRangeOne() {
        double[] scores = {2, 2, 2};
        assertEquals(3, Unification.Z_SCORE.fit(scores).apply(5));
        assertEquals(3, Unification.MIN_MAX.fit(scores).apply(5));
        assertEquals(0.5, Unification.RANK.fit(scores).apply(2));
        assertEquals(0, Unification.KRIEGEL.fit(scores).apply(2));
    }

    @Test
    void theErrorFunction() {
        double[][] known = {
            {0, 0},
            {1e-10, 1.1283791670955126e-10},
            {0.5, 0.5204998778130465},
            {1, 0.8427007929497149},
            {2, 0.9953222650189527},
            {3, 0.9999779095030014},
            {5, 0.9999999999984625},
            {6.5, 1},
            {300, 1}
        };
        for (double[] pair : known) {
            assertEquals(pair[1], ErrorFunction.of(pair[0]), 1e-15 * pair[1], "erf " + pair[0]);
            assertEquals(-pair[1], ErrorFunction.of(-pair[0]), 1e-15 * pair[1], "erf -" + pair[0]);
        }
    }

    @Test
    void refusesWhatItCannotLearnFrom() {
        assertThrows(IllegalArgumentException.class, () -> Unification.RANK.fit(new double[0]));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Unification.RANK.fit(new double[] {1, Double.NaN}))
                .getMessage();
        assertEquals("trainingScores holds NaN, expected finite numbers", message);
        assertEquals(
                "RANK learned from 2 scores",
                Unification.RANK.fit(new double[2]).toString());
    }
}
