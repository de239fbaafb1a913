package anomaly.evaluation;

import static anomaly.GoldenTable.labels;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Label;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Estimates, intervals and tests on what can be worked out by hand, their errors and their edges. */
class ComparisonsTest {
    private static final double[] SCORES = {1, 5, 2, 4, 3};
    private static final List<Label> LABELS = labels(0, 1, 0, 0, 1);

    private static void refused(Executable what, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), "'" + message + "' lacks '" + part + "'");
        }
    }

    private static List<Label> someLabels(int n) {
        return labels(IntStream.range(0, n).mapToDouble(i -> i % 8 == 0 ? 1 : 0).toArray());
    }

    private static double[] someScores(int n, double lift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, n)
                .mapToDouble(i -> random.nextDouble() + (i % 8 == 0 ? lift : 0))
                .toArray();
    }

    @Test
    void deLongByHand() {
        // Anomalies 5 and 3 against 1, 2, 4: shares 1 and 2/3; normal rows: 1, 1 and 1/2.
        AucEstimate estimate = AucEstimate.of(LABELS, SCORES);
        assertEquals(5 / 6.0, estimate.auc(), 1e-15);
        assertEquals(Math.sqrt((1 / 18.0) / 2 + (1 / 12.0) / 3), estimate.standardError(), 1e-15);
        assertEquals(2, estimate.anomalies());
        assertEquals(3, estimate.normals());
        assertEquals(1, estimate.interval(0.95).high());
        assertEquals(estimate, AucEstimate.of(labels(0, 9, 1, 0, 0, 1), new double[] {1, 77, 5, 2, 4, 3}));
    }

    @Test
    void theAreaIsThatOfTheCurve() {
        double[] scores = DoubleStream.of(someScores(500, 0.3, 4))
                .map(s -> Math.rint(20 * s))
                .toArray();
        List<Label> labels = someLabels(500);
        assertEquals(
                RocCurve.of(labels, scores).auc(),
                AucEstimate.of(labels, scores).auc(),
                1e-14);
    }

    @Test
    void measuresAreThoseOfTheCurves() {
        for (long seed = 0; seed < 20; seed++) {
            double[] scores = DoubleStream.of(someScores(300, 0.3, seed))
                    .map(s -> Math.rint(50 * s))
                    .toArray();
            List<Label> labels = someLabels(300);
            assertEquals(RocCurve.of(labels, scores).auc(), Measure.ROC_AUC.of(labels, scores), 1e-14);
            assertEquals(
                    PrecisionRecallCurve.of(labels, scores).averagePrecision(),
                    Measure.AVERAGE_PRECISION.of(labels, scores));
            assertEquals(Precision.atAnomalyCount(labels, scores), Measure.PRECISION_AT_N.of(labels, scores));
        }
    }

    @Test
    void equalRankingsDoNotDiffer() {
        double[] scores = someScores(80, 0.5, 1);
        double[] stretched = DoubleStream.of(scores).map(Math::exp).toArray();
        AucDifference same = AucDifference.of(someLabels(80), scores, stretched);
        assertEquals(0, same.difference());
        assertEquals(0, same.z());
        assertEquals(1, same.pValue());
        double[] turned = DoubleStream.of(scores).map(s -> -s).toArray();
        AucDifference one = AucDifference.of(someLabels(80), scores, turned);
        AucDifference other = AucDifference.of(someLabels(80), turned, scores);
        assertEquals(one.z(), -other.z());
        assertEquals(one.pValue(), other.pValue());
        assertTrue(one.pValue() < 1e-6);
    }

    @Test
    void perfectAgainstHopelessIsCertain() {
        double[] good = {0, 1, 0.1, 0.2, 0.9};
        double[] bad = {1, 0, 0.9, 0.8, 0.1};
        AucDifference difference = AucDifference.of(LABELS, good, bad);
        assertEquals(1, difference.difference());
        assertEquals(Double.POSITIVE_INFINITY, difference.z());
        assertEquals(0, difference.pValue());
        assertEquals(new Interval(1, 1, 1, 0.9), AucEstimate.of(LABELS, good).interval(0.9));
    }

    @Test
    void testsAreRightAsOftenAsTheySay() {
        int rejected = 0;
        int covered = 0;
        for (int i = 0; i < 400; i++) {
            double[] first = someScores(240, 0.3, 1000 + i);
            double[] second = someScores(240, 0.3, 9000 + i);
            rejected += AucDifference.of(someLabels(240), first, second).pValue() < 0.1 ? 1 : 0;
            // P(anomaly > normal) with uniform scores and lift 0.3 is 1 - 0.7^2 / 2.
            covered += AucEstimate.of(someLabels(240), first).interval(0.9).contains(1 - 0.7 * 0.7 / 2) ? 1 : 0;
        }
        assertEquals(0.1, rejected / 400.0, 0.05);
        assertEquals(0.9, covered / 400.0, 0.05);
    }

    @Test
    void tooFewRowsAreNamed() {
        refused(() -> AucEstimate.of(labels(1, 0, 0), new double[3]), "1 anomalies", "2 normal rows", "at least two");
        refused(() -> AucEstimate.of(LABELS, new double[] {1, 2, Double.NaN, 3, 4}), "score 2 is NaN");
        refused(() -> AucDifference.of(LABELS, SCORES, new double[4]), "5 labels but 4 scores");
        refused(() -> AucEstimate.of(LABELS, SCORES).interval(1), "level is 1.0");
        refused(() -> AucEstimate.of(LABELS, SCORES).interval(Double.NaN), "level is NaN");
    }

    @Test
    void bootstrapIsTheSameForOneThreadAndMany() {
        Bootstrap bootstrap = new Bootstrap(300, Bootstrap.Kind.BCA, 3);
        double[] scores = someScores(120, 0.4, 2);
        List<Label> labels = someLabels(120);
        Interval many = bootstrap.interval(Measure.ROC_AUC, labels, scores, 0.9);
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertEquals(
                    many,
                    one.submit(() -> bootstrap.interval(Measure.ROC_AUC, labels, scores, 0.9))
                            .join());
        } finally {
            one.shutdown();
        }
        assertNotEquals(many, new Bootstrap(300, Bootstrap.Kind.BCA, 4).interval(Measure.ROC_AUC, labels, scores, 0.9));
        assertTrue(many.contains(many.estimate()));
    }

    @Test
    void bootstrapAgreesWithDeLongInTheMiddle() {
        double[] scores = someScores(800, 0.2, 6);
        List<Label> labels = someLabels(800);
        Interval normal = AucEstimate.of(labels, scores).interval(0.95);
        for (Bootstrap.Kind kind : Bootstrap.Kind.values()) {
            Interval found = new Bootstrap(2000, kind, 1).interval(Measure.ROC_AUC, labels, scores, 0.95);
            assertEquals(normal.low(), found.low(), 0.01);
            assertEquals(normal.high(), found.high(), 0.01);
        }
    }

    @Test
    void bootstrapOfOtherMeasures() {
        Bootstrap bootstrap = new Bootstrap(200, Bootstrap.Kind.PERCENTILE, 1);
        double[] scores = someScores(100, 0.4, 5);
        for (Measure measure : List.of(Measure.AVERAGE_PRECISION, Measure.PRECISION_AT_N)) {
            Interval interval = bootstrap.interval(measure, someLabels(100), scores, 0.8);
            assertEquals(measure.of(someLabels(100), scores), interval.estimate());
            assertTrue(interval.low() < interval.high());
        }
        double[] distribution = bootstrap.distribution(Measure.ROC_AUC, someLabels(100), scores);
        assertEquals(200, distribution.length);
        assertTrue(distribution[0] < distribution[199]);
    }

    @Test
    void aPerfectRankingHasNoWidth() {
        double[] perfect = {0, 1, 0, 0, 1};
        for (Bootstrap.Kind kind : Bootstrap.Kind.values()) {
            Interval interval = new Bootstrap(100, kind, 1).interval(Measure.ROC_AUC, LABELS, perfect, 0.95);
            assertEquals(new Interval(1, 1, 1, 0.95), interval);
        }
    }

    @Test
    void bootstrapErrorsAreNamed() {
        refused(() -> new Bootstrap(99, Bootstrap.Kind.BCA, 1), "resamples is 99", "100 to 1000000");
        Bootstrap usual = Bootstrap.withDefaults();
        refused(() -> usual.interval(Measure.ROC_AUC, LABELS, SCORES, 0), "level is 0.0");
        refused(() -> usual.interval(Measure.ROC_AUC, labels(0, 0), new double[2], 0.9), "0 anomalies");
        refused(() -> usual.interval(Measure.ROC_AUC, labels(0, 0, 1), new double[3], 0.9), "Kind.PERCENTILE");
        refused(() -> new Interval(1, 2, 1, 0.9), "low is 2.0");
    }

    @Test
    void intervalsReadWell() {
        assertEquals("0.900 (95 % interval 0.850 to 0.940)", new Interval(0.9, 0.85, 0.94, 0.95).toString());
        assertTrue(new Interval(0, 0, 1, 0.999).toString().contains("99.9 %"));
        assertFalse(new Interval(0, 0, 1, 0.9).contains(Double.NaN));
    }

    @Test
    void signedRanksByHand() {
        // Differences 1, -2, 3: sums 4 and 2; of 8 assignments of signs 3 have a lower sum of 2 or less (0, 1, 2).
        WilcoxonTest test = WilcoxonTest.of(new double[] {2, 1, 5}, new double[] {1, 3, 2});
        assertEquals(4, test.positiveRanks());
        assertEquals(2, test.negativeRanks());
        assertEquals(2, test.statistic());
        assertEquals(0.75, test.pValue());
        assertTrue(test.exact());
        WilcoxonTest turned = WilcoxonTest.of(new double[] {1, 3, 2}, new double[] {2, 1, 5});
        assertEquals(test.pValue(), turned.pValue());
        assertEquals(test.positiveRanks(), turned.negativeRanks());
    }

    @Test
    void pairsThatDoNotDiffer() {
        double[] first = {1, 1, 5, 7};
        double[] second = {1, 1, 4, 5};
        assertEquals(2, WilcoxonTest.of(first, second).pairs());
        assertEquals(3, WilcoxonTest.of(first, second).positiveRanks());
        WilcoxonTest pratt = WilcoxonTest.of(first, second, WilcoxonTest.Zeros.PRATT, WilcoxonTest.Method.AUTOMATIC);
        assertEquals(2, pratt.pairs());
        assertEquals(7, pratt.positiveRanks());
        assertEquals(1, WilcoxonTest.of(first, first).pValue());
        for (WilcoxonTest.Method method : WilcoxonTest.Method.values()) {
            for (WilcoxonTest.Zeros zeros : WilcoxonTest.Zeros.values()) {
                assertEquals(1, WilcoxonTest.of(first, first, zeros, method).pValue());
            }
        }
    }

    @Test
    void exactAndNormalMeetForManyPairs() {
        double[] first = someScores(300, 0, 1);
        double[] second =
                DoubleStream.of(someScores(300, 0, 2)).map(s -> s + 0.02).toArray();
        double exact = WilcoxonTest.of(first, second, WilcoxonTest.Zeros.DROP, WilcoxonTest.Method.EXACT)
                .pValue();
        assertFalse(WilcoxonTest.of(first, second).exact());
        assertEquals(exact, WilcoxonTest.of(first, second).pValue(), 0.01);
    }

    @Test
    void wilcoxonErrorsAreNamed() {
        refused(() -> WilcoxonTest.of(new double[2], new double[3]), "2 and 3 figures");
        refused(() -> WilcoxonTest.of(new double[0], new double[0]), "at least one");
        refused(() -> WilcoxonTest.of(new double[] {1, Double.NaN}, new double[2]), "pair 1 is NaN and 0.0");
        refused(
                () -> WilcoxonTest.of(
                        someScores(1001, 0, 1), new double[1001], WilcoxonTest.Zeros.DROP, WilcoxonTest.Method.EXACT),
                "1001 pairs differ",
                "1000");
    }

    private static MeasureTable table(double[]... lines) {
        return new MeasureTable(
                IntStream.range(0, lines.length).mapToObj(i -> "d" + i).toList(),
                IntStream.range(0, lines[0].length).mapToObj(j -> "m" + j).toList(),
                IntStream.range(0, lines.length)
                        .mapToObj(i -> DoubleStream.of(lines[i]).boxed().toList())
                        .toList());
    }

    @Test
    void friedmanByHand() {
        // Ranks 1 2 3, 1 3 2, 1.5 1.5 3: sums 3.5, 6.5, 8 around 6; one tie of two.
        FriedmanTest test = FriedmanTest.of(
                table(new double[] {0.9, 0.8, 0.7}, new double[] {0.9, 0.5, 0.6}, new double[] {0.8, 0.8, 0.1}));
        assertEquals(List.of(3.5 / 3, 6.5 / 3, 8 / 3.0), test.averageRanks());
        double chiSquare = 12 / (3 * 3 * 4.0) * (6.25 + 0.25 + 4) / (1 - 6 / (3 * 24.0));
        assertEquals(chiSquare, test.chiSquare(), 1e-14);
        assertEquals(2 * chiSquare / (6 - chiSquare), test.f(), 1e-13);
        assertEquals(List.of("m0", "m1", "m2"), test.ranking());
        assertTrue(test.toString().contains("m0 1.17, m1 2.17, m2 2.67"), test::toString);
    }

    @Test
    void fullAgreementAndNone() {
        double[] line = {0.9, 0.8, 0.7, 0.6};
        FriedmanTest agreed = FriedmanTest.of(table(line, line, line, line, line, line, line, line, line, line));
        assertEquals(30, agreed.chiSquare(), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, agreed.f());
        assertEquals(0, agreed.pValue());
        assertEquals(List.of(List.of("m0", "m1"), List.of("m1", "m2"), List.of("m2", "m3")), agreed.groups(0.05));
        double[] level = {0.5, 0.5, 0.5};
        FriedmanTest none = FriedmanTest.of(table(level, level));
        assertEquals(0, none.chiSquare());
        assertEquals(1, none.pValue());
        assertEquals(1, none.chiSquarePValue());
        assertEquals(1, none.nemenyiPValue("m0", "m2"), 1e-14);
        assertEquals(List.of(List.of("m0", "m1", "m2")), none.groups(0.05));
    }

    @Test
    void aMethodMayStandAlone() {
        double[][] lines = new double[60][];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = i % 2 == 0 ? new double[] {1, 0.5, 0.4} : new double[] {1, 0.4, 0.5};
        }
        FriedmanTest test = FriedmanTest.of(table(lines));
        assertEquals(List.of(List.of("m1", "m2")), test.groups(0.05));
        double critical = test.criticalDifference(0.05);
        assertEquals(0.05, Distributions.rangeUpper(critical / Math.sqrt(3 * 4 / (12.0 * 60)), 3), 1e-13);
        assertTrue(test.nemenyiPValue("m0", "m1") < 0.001 && test.nemenyiPValue("m1", "m2") > 0.9);
    }

    @Test
    void twoMethodsAreComparedToo() {
        FriedmanTest test = FriedmanTest.of(
                table(new double[] {1, 0}, new double[] {1, 0}, new double[] {1, 0}, new double[] {0, 1}));
        // (3 - 1)^2 / 4: the sign test as chi-squared.
        assertEquals(1, test.chiSquare(), 1e-14);
        assertEquals(2 * Distributions.normalUpper(1), test.chiSquarePValue(), 1e-14);
        assertEquals(test.chiSquarePValue(), test.nemenyiPValue("m0", "m1"), 1e-13);
    }

    @Test
    void tablesAreCheckedAndCut() {
        MeasureTable table = table(new double[] {1, 2}, new double[] {3, Double.NaN}, new double[] {5, 6});
        assertEquals(List.of("d0", "d2"), table.complete().dataSets());
        assertArrayEquals(new double[] {2, 6}, table.complete().column("m1"));
        assertEquals(List.of("m1"), table.only(List.of("m1")).methods());
        assertEquals(2, WilcoxonTest.of(table.complete(), "m0", "m1").pairs());
        refused(() -> FriedmanTest.of(table), "m1 on d1 is NaN", "complete()");
        refused(() -> WilcoxonTest.of(table, "m0", "m1"), "pair 1 is 3.0 and NaN");
        refused(() -> table.column("m7"), "no method \"m7\"", "[m0, m1]");
        refused(() -> FriedmanTest.of(table.only(List.of("m0"))), "1 methods on 3 data sets");
        refused(() -> FriedmanTest.of(table.complete()).criticalDifference(0), "alpha is 0.0");
        refused(() -> FriedmanTest.of(table.complete()).rank("x"), "no method \"x\"");
        List<List<Double>> one = List.of(List.of(1.0));
        refused(() -> new MeasureTable(List.of("a", "b"), List.of("m"), one), "1 lines", "2 data sets");
        refused(() -> new MeasureTable(List.of("a"), List.of("m", "m"), one), "\"m\" is there twice");
        refused(() -> new MeasureTable(List.of("a"), List.of("m", "n"), one), "a has 1 figures, expected 2");
    }

    @Test
    void betterIsHigher() {
        FriedmanTest test = FriedmanTest.of(table(new double[] {0.2, 0.9}, new double[] {0.3, 0.8}));
        assertEquals("m1", test.ranking().get(0));
        assertEquals(1, test.rank("m1"));
    }

    @Test
    void ranksShareAndZerosTie() {
        assertArrayEquals(new double[] {3.5, 1, 3.5, 2}, Ranks.ascending(new double[] {7, -1, 7, 0}));
        assertArrayEquals(new double[] {1.5, 1.5}, Ranks.ascending(new double[] {0.0, -0.0}));
        assertEquals(6 + 24, Ranks.ties(new double[] {1, 1, 2, 3, 3, 3}));
    }
}
