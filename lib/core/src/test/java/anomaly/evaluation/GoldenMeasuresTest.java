package anomaly.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.GoldenTable;
import anomaly.Label;
import anomaly.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of scikit-learn and PyOD; where they come from stands in golden/README-core.md. */
class GoldenMeasuresTest {
    /** An edge case: its lines by their first word. */
    record Case(String name, Map<String, List<Double>> lines) {
        double[] numbers(String line) {
            return lines.get(line).stream().mapToDouble(Double::doubleValue).toArray();
        }

        List<Label> labels() {
            return GoldenTable.labels(numbers("y"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (String line : GoldenTable.lines("metrics-edge.txt")) {
            String[] words = line.split(" ", 2);
            if (words[0].equals("case")) {
                cases.add(new Case(words[1], new LinkedHashMap<>()));
            } else {
                cases.get(cases.size() - 1)
                        .lines
                        .put(
                                words[0],
                                Arrays.stream(words[1].split(" ", -1))
                                        .map(Double::valueOf)
                                        .toList());
            }
        }
        return cases;
    }

    @Test
    void allCasesAreThere() {
        assertEquals(
                List.of("perfect", "reversed", "all_tied", "half_tied", "one_positive", "ints", "floats", "rare"),
                cases().stream().map(Case::name).toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areas(Case golden) {
        double[] scores = golden.numbers("score");
        assertEquals(
                golden.numbers("roc_auc")[0],
                RocCurve.of(golden.labels(), scores).auc(),
                1e-14);
        assertEquals(
                golden.numbers("roc_auc")[0],
                RocCurve.of(golden.labels(), scores).corners().auc(),
                1e-14);
        assertEquals(
                golden.numbers("average_precision")[0],
                PrecisionRecallCurve.of(golden.labels(), scores).averagePrecision(),
                1e-14);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rocPoints(Case golden) {
        if (!golden.lines.containsKey("roc_fpr")) {
            return;
        }
        double[] falsePositiveRates = golden.numbers("roc_fpr");
        double[] truePositiveRates = golden.numbers("roc_tpr");
        double[] thresholds = golden.numbers("roc_thresholds");
        List<RocCurve.Point> points =
                RocCurve.of(golden.labels(), golden.numbers("score")).points();
        for (int i = 0; i < thresholds.length; i++) {
            // Flagged when score >= t there, when score > t here: the point is the last whose threshold is below t.
            double atLeast = thresholds[i];
            RocCurve.Point point = points.stream()
                    .filter(p -> p.threshold() < atLeast)
                    .findFirst()
                    .orElseThrow();
            assertEquals(falsePositiveRates[i], point.falsePositiveRate(), 1e-15);
            assertEquals(truePositiveRates[i], point.truePositiveRate(), 1e-15);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void precisionRecallPoints(Case golden) {
        if (!golden.lines.containsKey("pr_recall")) {
            return;
        }
        List<PrecisionRecallCurve.Point> points =
                new ArrayList<>(PrecisionRecallCurve.of(golden.labels(), golden.numbers("score"))
                        .points());
        java.util.Collections.reverse(points);
        assertArrayEquals(
                golden.numbers("pr_precision"),
                points.stream()
                        .mapToDouble(PrecisionRecallCurve.Point::precision)
                        .toArray(),
                1e-15);
        assertArrayEquals(
                golden.numbers("pr_recall"),
                points.stream().mapToDouble(PrecisionRecallCurve.Point::recall).toArray(),
                1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "glass, knn5_largest",
        "glass, lof20",
        "glass, dbscan_noise",
        "wine, knn5_largest",
        "wine, lof20",
        "wine, dbscan_noise"
    })
    void realScores(String data, String method) {
        GoldenTable golden = GoldenTable.read("metrics-" + data + ".csv");
        List<Label> labels = GoldenTable.labels(golden.column("y"));
        double[] scores = golden.column(method);
        RocCurve curve = RocCurve.of(labels, scores);
        assertEquals(golden.figure(method, "roc_auc"), curve.auc(), 1e-14);
        assertEquals(golden.figure(method, "roc_auc_max_fpr_0_1"), curve.partialAuc(0.1), 1e-14);
        assertEquals(
                golden.figure(method, "average_precision"),
                PrecisionRecallCurve.of(labels, scores).averagePrecision(),
                1e-14);
        double cut = Thresholds.contamination(scores, 0.1);
        assertEquals(golden.figure(method, "threshold_top10pct"), cut, 1e-14);
        assertEquals(
                golden.figure(method, "f1_at_top10pct"),
                Confusion.at(labels, scores, cut).f1(),
                1e-14);
        Confusion youden = Confusion.at(labels, scores, Thresholds.youden(labels, scores));
        assertEquals(golden.figure(method, "best_youden"), youden.recall() - youden.falsePositiveRate(), 1e-14);
        // dbscan_noise has two values only: there the golden figure depends on the order of the rows, ours does not.
        if (!method.equals("dbscan_noise")) {
            assertEquals(
                    golden.figure(method, "precision_at_n_outliers"), Precision.atAnomalyCount(labels, scores), 1e-14);
        }
    }

    @ParameterizedTest
    @CsvSource({"glass", "wine"})
    void contaminationAsPyod(String data) {
        GoldenTable golden = GoldenTable.read("metrics-" + data + ".csv");
        double[] scores = golden.column("knn5_largest");
        double cut = Thresholds.contamination(scores, 0.1);
        assertEquals(golden.figure("pyod", "threshold"), cut, 1e-14);
        int flagged = 0;
        for (boolean flag : Thresholds.flag(scores, cut)) {
            flagged += flag ? 1 : 0;
        }
        assertEquals(golden.figure("pyod", "labels"), flagged);
    }

    @Test
    void quantilesAsNumpy() {
        List<String> lines = GoldenTable.lines("percentile.txt");
        double[] values = Arrays.stream(lines.get(0).split(" "))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertTrue(lines.size() > 9);
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 2);
            assertEquals(Double.parseDouble(words[1]), Quantiles.of(values, Double.parseDouble(words[0]) / 100), line);
        }
    }
}
