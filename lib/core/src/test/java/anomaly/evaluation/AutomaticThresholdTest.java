package anomaly.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutomaticThresholdTest {
    /** Normally distributed scores with some far above and one far below. */
    private static double[] scores(int n, int anomalies, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n)
                .mapToDouble(i -> {
                    double bell = Distributions.normalUpperQuantile(random.nextDouble(1e-9, 1));
                    return i % (n / anomalies) == 1 ? 8 + bell : bell;
                })
                .toArray();
    }

    private static double[] moved(double[] scores, double factor, double shift) {
        return Arrays.stream(scores).map(score -> factor * score + shift).toArray();
    }

    private static int flagged(AutomaticThreshold rule, double[] scores) {
        double threshold = rule.of(scores);
        return (int) Arrays.stream(scores).filter(score -> score > threshold).count();
    }

    @Test
    void formulasByHand() {
        double[] scores = {0, 1, 2, 3, 10};
        // Quartiles 1 and 3; mean 3.2, squares 62.8.
        assertEquals(3 + 1.5 * 2, AutomaticThreshold.INTERQUARTILE_RANGE.of(scores), 1e-14);
        double deviation = Math.sqrt(62.8 / 5);
        assertEquals(3.2 + deviation, AutomaticThreshold.Z_SCORE.of(scores), 1e-14);
        assertEquals(3.2 + 10 * 1 / deviation, AutomaticThreshold.MEDIAN_DEVIATION.of(scores), 1e-13);
        // Sturges: 4 bins of 2.5 (Freedman and Diaconis: 2.34, 5 bins); entropy of 3/5, 1/5, 1/5 in bins of 2.
        double size = Math.exp(-(0.4 * Math.log(0.4) * 2 + 0.2 * Math.log(0.2)));
        assertEquals(
                3.2 + Distributions.normalUpperQuantile(1 / (2 * size)) * deviation,
                AutomaticThreshold.CHAUVENET.of(scores),
                1e-13);
    }

    @Test
    void quartilesAreTheMiddleOfTwoScores() {
        // Places 0.75 and 2.25 of 0 ... 3: by linear interpolation 0.75 and 2.25, here 0.5 and 2.5.
        assertEquals(2.5 + 1.5 * 2, AutomaticThreshold.INTERQUARTILE_RANGE.of(new double[] {0, 1, 2, 3}), 1e-14);
    }

    @Test
    void generalizedDeviateSeesThroughMasking() {
        // Two equal outliers hide each other from the first look.
        double[] scores = scores(60, 1, 5);
        scores[7] = 30;
        scores[9] = 30;
        double[] few = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 5, 5};
        assertEquals(0.9, AutomaticThreshold.GENERALIZED_ESD.of(few));
        assertTrue(flagged(AutomaticThreshold.GENERALIZED_ESD, scores) >= 2);
    }

    @Test
    void lowOutliersDoNotPullTheThresholdDown() {
        double[] scores = scores(200, 4, 3);
        scores[0] = -40;
        assertEquals(4, flagged(AutomaticThreshold.GENERALIZED_ESD, scores));
        scores[1] = -30;
        assertTrue(flagged(AutomaticThreshold.GENERALIZED_ESD, scores) <= 4);
    }

    @Test
    void betweenTwoHills() {
        double[] scores = IntStream.range(0, 300)
                .mapToDouble(i -> i % 10 == 0 ? 10 + 0.001 * i : 0.01 * i)
                .toArray();
        double threshold = AutomaticThreshold.DENSITY_PEAKS.of(scores);
        assertTrue(threshold > 4 && threshold < 9, "between the hills, found " + threshold);
        double[] oneHill = scores(300, 1, 8);
        oneHill[1] = 0;
        assertEquals(0, flagged(AutomaticThreshold.DENSITY_PEAKS, oneHill));
    }

    @Test
    void theFilterFollowsTheRows() {
        // n sd / 2 = 10 * 0.5 / 2 = 2.5: a window of 2 + 1 rows.
        double[] scores = {0, 0, 1, 1, 1, 0, 0, 1, 1, 0};
        assertEquals(1, AutomaticThreshold.SAVITZKY_GOLAY.of(scores));
        // The line through the last window 0, 1, 1 ends at 2/3 + 1/2.
        double[] rising = {1, 0, 0, 1, 0, 1, 0, 0, 1, 1};
        assertEquals(2 / 3.0 + 0.5, AutomaticThreshold.SAVITZKY_GOLAY.of(rising), 1e-15);
    }

    @Test
    void densityIsTheSumOfItsKernels() {
        double[] scores = {0, 0.25, 0.3, 1};
        double[] heights = ScoreDensity.of(UnitScores.of(scores), 7).heights();
        double mean = 1.55 / 4;
        double squares = Arrays.stream(scores).map(s -> (s - mean) * (s - mean)).sum();
        double bandwidth = Math.pow(4, -0.2) * Math.sqrt(squares / 3);
        double[] expected = IntStream.range(0, 7)
                .mapToDouble(i -> Arrays.stream(scores)
                                .map(s -> Distributions.normalDensity((i / 6.0 - s) / bandwidth))
                                .sum()
                        / (4 * bandwidth))
                .toArray();
        assertArrayEquals(expected, heights, 1e-14);
    }

    @Test
    void manyPlacesAreAsExactAsFew() {
        double[] scores = scores(500, 5, 2);
        UnitScores unit = UnitScores.of(scores);
        double[] few = ScoreDensity.of(unit, 11).heights();
        double[] many = ScoreDensity.of(unit, 5001).heights();
        for (int i = 0; i < few.length; i++) {
            assertEquals(few[i], many[500 * i], 1e-12 * few[i]);
        }
        assertEquals(10_000, ScoreDensity.of(unit, 20_000).heights().length);
    }

    @ParameterizedTest
    @EnumSource
    void unitAndZeroDoNotMatter(AutomaticThreshold rule) {
        double[] scores = scores(150, 5, 11);
        double threshold = rule.of(scores);
        assertEquals(1000 * threshold - 70, rule.of(moved(scores, 1000, -70)), 1e-6);
        // Powers of two change no digit.
        assertEquals(0x1p-30 * threshold, rule.of(moved(scores, 0x1p-30, 0)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SAVITZKY_GOLAY")
    void orderDoesNotMatter(AutomaticThreshold rule) {
        double[] scores = scores(150, 5, 12);
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        assertEquals(rule.of(scores), rule.of(sorted), 1e-10);
    }

    @ParameterizedTest
    @EnumSource
    void scoresStayAsTheyAre(AutomaticThreshold rule) {
        double[] scores = scores(50, 2, 1);
        double[] copy = scores.clone();
        double first = rule.of(scores);
        assertArrayEquals(copy, scores);
        assertEquals(first, rule.of(scores));
    }

    @ParameterizedTest
    @EnumSource
    void degenerateScores(AutomaticThreshold rule) {
        double[][] cases = {
            {3},
            {3, 3, 3, 3},
            {1, 2},
            {1, 2, 3},
            {0, 0, 0, 0, 0, 0, 0, 0, 0, 1},
            {1, 1, 1, 1, 1, 1, 1, 1, 1, 0},
            {-Double.MAX_VALUE, 0, Double.MAX_VALUE},
            {1e300, -1e300, 5, 1e299},
            {0, Double.MIN_VALUE},
            {0, 0, 1, 1},
            {1, 1 + 1e-15, 1, 1, 1}
        };
        for (double[] scores : cases) {
            double threshold = rule.of(scores);
            assertTrue(Double.isFinite(threshold), () -> rule + " of " + Arrays.toString(scores) + " is " + threshold);
        }
        assertEquals(0, flagged(rule, new double[] {3}));
        assertEquals(0, flagged(rule, new double[] {3, 3, 3, 3}));
        double[] tied = IntStream.range(0, 400).mapToDouble(i -> i % 3).toArray();
        assertTrue(Double.isFinite(rule.of(tied)));
    }

    @ParameterizedTest
    @EnumSource
    void badScoresAreNamed(AutomaticThreshold rule) {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> rule.of(new double[0]))
                .getMessage()
                .contains("no scores"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> rule.of(new double[] {1, Double.NaN}))
                .getMessage()
                .contains("score 1 is NaN"));
    }

    @Test
    void rulesDisagree() {
        double[] scores = scores(400, 8, 21);
        long different = Arrays.stream(AutomaticThreshold.values())
                .mapToInt(rule -> flagged(rule, scores))
                .distinct()
                .count();
        assertTrue(different > 3);
        assertEquals(8, flagged(AutomaticThreshold.GENERALIZED_ESD, scores));
        assertFalse(flagged(AutomaticThreshold.Z_SCORE, scores) == 0);
    }
}
