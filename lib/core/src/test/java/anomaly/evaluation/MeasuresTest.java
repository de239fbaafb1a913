package anomaly.evaluation;

import static anomaly.GoldenTable.labels;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Label;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MeasuresTest {
    private static final double[] SCORES = {1, 5, 2, 4, 3};
    private static final List<Label> LABELS = labels(0, 1, 0, 0, 1);

    private static void refused(Executable what, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, what).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), "'" + message + "' lacks '" + part + "'");
        }
    }

    @Test
    void everyPointOfTheRocCurveIsWhatItsThresholdFlags() {
        for (RocCurve.Point point : RocCurve.of(LABELS, SCORES).points()) {
            Confusion confusion = Confusion.at(LABELS, SCORES, point.threshold());
            assertEquals(confusion.falsePositiveRate(), point.falsePositiveRate());
            assertEquals(confusion.recall(), point.truePositiveRate());
        }
        RocCurve curve = RocCurve.of(LABELS, SCORES);
        assertEquals(new RocCurve.Point(0, 0, 5), curve.points().get(0));
        assertEquals(
                new RocCurve.Point(1, 1, Double.NEGATIVE_INFINITY),
                curve.points().get(5));
        assertEquals(5.0 / 6, curve.auc(), 1e-15);
    }

    @Test
    void cornersKeepTheAreaWithFewerPoints() {
        SplittableRandom random = new SplittableRandom(1);
        double[] ys = IntStream.range(0, 3000)
                .mapToDouble(i -> random.nextDouble() < 0.02 ? 1 : 0)
                .toArray();
        double[] scores = IntStream.range(0, 3000)
                .mapToDouble(i -> ys[i] + random.nextDouble())
                .toArray();
        RocCurve curve = RocCurve.of(labels(ys), scores);
        assertEquals(3001, curve.points().size());
        assertTrue(curve.corners().points().size() < 130);
        assertEquals(curve.auc(), curve.corners().auc(), 1e-12);
        assertEquals(curve.partialAuc(0.05), curve.corners().partialAuc(0.05), 1e-12);
    }

    @Test
    void aucIsTheShareOfPairsInTheRightOrder() {
        SplittableRandom random = new SplittableRandom(2);
        double[] ys =
                IntStream.range(0, 200).mapToDouble(i -> i % 7 == 0 ? 1 : 0).toArray();
        double[] scores =
                IntStream.range(0, 200).mapToDouble(i -> random.nextInt(20)).toArray();
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < ys.length; i++) {
            for (int j = 0; j < ys.length; j++) {
                if (ys[i] == 1 && ys[j] == 0) {
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertEquals(right / pairs, RocCurve.of(labels(ys), scores).auc(), 1e-14);
    }

    @Test
    void partialAucIsOneHalfByChanceAndOneWhenPerfect() {
        double[] ys = {0, 0, 0, 1, 1};
        assertEquals(0.5, RocCurve.of(labels(ys), new double[] {1, 1, 1, 1, 1}).partialAuc(0.1), 1e-15);
        RocCurve perfect = RocCurve.of(labels(ys), new double[] {1, 2, 3, 4, 5});
        assertEquals(1, perfect.partialAuc(0.1), 1e-15);
        assertEquals(perfect.auc(), perfect.partialAuc(1));
        refused(() -> perfect.partialAuc(0), "maxFalsePositiveRate is 0.0");
        refused(() -> perfect.partialAuc(1.1), "maxFalsePositiveRate is 1.1");
    }

    @Test
    void unknownRowsAreLeftOut() {
        List<Label> labels = labels(0, 9, 1, 0, 0, 9, 1);
        double[] scores = {1, 99, 5, 2, 4, 0, 3};
        assertEquals(RocCurve.of(LABELS, SCORES), RocCurve.of(labels, scores));
        assertEquals(PrecisionRecallCurve.of(LABELS, SCORES), PrecisionRecallCurve.of(labels, scores));
        assertEquals(Confusion.at(LABELS, SCORES, 2.5), Confusion.at(labels, scores, 2.5));
        assertEquals(Precision.at(LABELS, SCORES, 3), Precision.at(labels, scores, 3));
        assertEquals(Thresholds.bestF1(LABELS, SCORES), Thresholds.bestF1(labels, scores));
        assertEquals(
                Thresholds.falsePositiveRate(LABELS, SCORES, 0.4), Thresholds.falsePositiveRate(labels, scores, 0.4));
    }

    @Test
    void aMissingClassIsNamedWithTheCounts() {
        refused(() -> RocCurve.of(labels(0, 0, 9), new double[3]), "0 anomalies", "2 normal rows", "1 unknown");
        refused(() -> PrecisionRecallCurve.of(labels(1, 1), new double[2]), "2 anomalies", "0 normal rows");
        refused(() -> Thresholds.bestF1(labels(0), new double[1]), "0 anomalies");
        refused(() -> Thresholds.falsePositiveRate(labels(1), new double[1], 0.1), "0 normal rows in 1");
        refused(() -> Precision.atAnomalyCount(labels(0), new double[1]), "0 anomalies in 1 rows");
        refused(() -> RocCurve.of(labels(), new double[0]), "0 anomalies, 0 normal rows");
    }

    @Test
    void scoresThatAreNotFiniteAreRefused() {
        double[] scores = {1, Double.NaN, 3, 4, 5};
        refused(() -> RocCurve.of(LABELS, scores), "score 1 is NaN");
        refused(() -> Confusion.at(LABELS, scores, 1), "score 1 is NaN");
        refused(() -> Precision.at(LABELS, scores, 1), "score 1 is NaN");
        refused(() -> Thresholds.sigmas(scores, 1), "score 1 is NaN");
        refused(() -> Thresholds.mad(new double[] {Double.POSITIVE_INFINITY}, 1), "score 0 is Infinity");
        refused(() -> Thresholds.flag(SCORES, Double.NaN), "threshold is NaN");
        refused(() -> RocCurve.of(LABELS, new double[4]), "5 labels but 4 scores");
    }

    @Test
    void precisionAtNSharesTies() {
        List<Label> labels = labels(1, 0, 0, 1);
        double[] scores = {3, 2, 2, 2};
        assertEquals(1, Precision.at(labels, scores, 1));
        assertEquals((1 + 1 / 3.0) / 2, Precision.at(labels, scores, 2), 1e-15);
        assertEquals(0.5, Precision.at(labels, scores, 4));
        assertEquals(0.4, Precision.at(labels(0, 1, 0, 1, 0), new double[5], 2), 1e-15);
        refused(() -> Precision.at(labels, scores, 0), "n is 0", "1 to 4");
        refused(() -> Precision.at(labels, scores, 5), "n is 5");
    }

    @Test
    void precisionRecallReadings() {
        PrecisionRecallCurve curve = PrecisionRecallCurve.of(LABELS, SCORES);
        assertEquals(1, curve.precisionAtRecall(0.5));
        assertEquals(2 / 3.0, curve.precisionAtRecall(0.9), 1e-15);
        assertEquals(0.4, curve.anomalyShare());
        assertEquals((1 + 2 / 3.0) / 2, curve.averagePrecision(), 1e-15);
        refused(() -> curve.precisionAtRecall(0), "recall is 0.0");
    }

    @Test
    void bestF1BeatsEveryOtherCut() {
        double cut = Thresholds.bestF1(LABELS, SCORES);
        double best = Confusion.at(LABELS, SCORES, cut).f1();
        assertEquals(0.8, best, 1e-15);
        assertEquals(2, cut);
        for (double other = 0; other < 6; other += 0.25) {
            assertTrue(Confusion.at(LABELS, SCORES, other).f1() <= best);
        }
        assertEquals(Double.NEGATIVE_INFINITY, Thresholds.bestF1(labels(1, 1, 0), new double[] {1, 1, 1}));
    }

    @Test
    void falsePositiveRateIsTheLowestThresholdAllowed() {
        double[] scores = IntStream.rangeClosed(1, 10).mapToDouble(i -> i).toArray();
        List<Label> labels = Collections.nCopies(10, Label.NORMAL);
        for (int allowed = 0; allowed < 10; allowed++) {
            double cut = Thresholds.falsePositiveRate(labels, scores, allowed / 10.0);
            assertEquals(10 - allowed, cut);
            assertEquals(allowed, Confusion.at(labels, scores, cut).falsePositives());
        }
        assertEquals(Double.NEGATIVE_INFINITY, Thresholds.falsePositiveRate(labels, scores, 1));
        assertEquals(7, Thresholds.falsePositiveRate(labels(0, 0, 0, 0), new double[] {7, 7, 7, 7}, 0.5));
        refused(() -> Thresholds.falsePositiveRate(labels, scores, -0.1), "max is -0.1");
    }

    @Test
    void labelFreeThresholds() {
        double[] scores = {1, 2, 3, 4, 100};
        assertEquals(22 + 2 * Math.sqrt(1522), Thresholds.sigmas(scores, 2), 1e-12);
        assertEquals(3 + 3 * 1.482602218505602, Thresholds.mad(scores, 3), 1e-12);
        assertEquals(3, Thresholds.quantile(scores, 0.5));
        assertEquals(100, Thresholds.contamination(scores, 0));
        assertArrayEquals(new boolean[] {false, false, false, true, true}, Thresholds.flag(scores, 3));
        refused(() -> Thresholds.contamination(scores, 1.5), "share is 1.5");
        refused(() -> Thresholds.quantile(scores, Double.NaN), "q is NaN");
        refused(() -> Thresholds.sigmas(new double[0], 1), "no scores");
        refused(() -> Thresholds.mad(scores, -1), "count is -1");
    }

    @Test
    void confusionWithoutOneKindOfRow() {
        Confusion none = Confusion.at(labels(0, 0), new double[] {1, 2}, 5);
        assertEquals(0, none.precision());
        assertEquals(0, none.f1());
        assertTrue(Double.isNaN(none.recall()));
        assertEquals(0, none.falsePositiveRate());
        assertEquals(0, none.flaggedShare());
        refused(() -> new Confusion(-1, 0, 0, 0), "-1");
        assertEquals(
                "flagged 3 of 5: anomalies 2, false alarms 1; missed 0" + " (precision 0.667, recall 1.000, F1 0.800)",
                Confusion.at(LABELS, SCORES, 2.5).toString());
    }

    @Test
    void curvesMadeByHandAreChecked() {
        RocCurve.Point start = new RocCurve.Point(0, 0, 1);
        RocCurve.Point end = new RocCurve.Point(1, 1, 0);
        assertEquals(0.5, new RocCurve(List.of(start, end)).auc());
        refused(() -> new RocCurve(List.of(start)), "got 1 points");
        refused(
                () -> new RocCurve(
                        List.of(start, new RocCurve.Point(0.5, 0.5, 1), new RocCurve.Point(0.4, 0.6, 1), end)),
                "point 2");
        refused(() -> new PrecisionRecallCurve(List.of()), "got 0 points");
        assertEquals("ROC curve of 2 points, AUC 0.5000", new RocCurve(List.of(start, end)).toString());
    }

    @Test
    void minusZeroTiesWithZero() {
        assertEquals(0.5, RocCurve.of(labels(0, 1), new double[] {-0.0, 0.0}).auc());
        assertEquals(0.5, RocCurve.of(labels(0, 1), new double[] {0.0, -0.0}).auc());
    }
}
