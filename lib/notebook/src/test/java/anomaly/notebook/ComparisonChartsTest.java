package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.density.LocalOutlierFactor;
import anomaly.evaluation.AutomaticThreshold;
import anomaly.evaluation.FriedmanTest;
import anomaly.evaluation.Interval;
import anomaly.evaluation.MeasureTable;
import anomaly.synthetic.Synthetic;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The pictures and tables that compare methods. */
class ComparisonChartsTest {
    private static FriedmanTest test(int dataSets, String... methods) {
        SplittableRandom random = new SplittableRandom(7);
        return FriedmanTest.of(new MeasureTable(
                IntStream.range(0, dataSets).mapToObj(i -> "data " + i).toList(),
                List.of(methods),
                IntStream.range(0, dataSets)
                        .mapToObj(i -> IntStream.range(0, methods.length)
                                .mapToObj(j -> random.nextDouble() - 0.12 * j)
                                .toList())
                        .toList()));
    }

    private static final FriedmanTest SEVEN =
            test(14, "kNN k=5", "LOF k=20", "isolation forest", "Gaussian", "one-class SVM", "PCA", "random scores");

    /** Inked pixels at the rim, where nothing may be drawn: text that is cut off would be. */
    private static int inkAtRim(BufferedImage image) {
        int inked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            inked += image.getRGB(0, y) == Color.WHITE.getRGB() ? 0 : 1;
            inked += image.getRGB(image.getWidth() - 1, y) == Color.WHITE.getRGB() ? 0 : 1;
        }
        for (int x = 0; x < image.getWidth(); x++) {
            inked += image.getRGB(x, 0) == Color.WHITE.getRGB() ? 0 : 1;
            inked += image.getRGB(x, image.getHeight() - 1) == Color.WHITE.getRGB() ? 0 : 1;
        }
        return inked;
    }

    @Test
    void criticalDifferencesAreDrawnAndSaid() {
        Picture picture = Charts.criticalDifference(SEVEN, 0.05);
        String alt = picture.alt();
        assertTrue(alt.startsWith("Critical difference diagram, 7 methods on 14 data sets"), alt);
        assertTrue(alt.contains("kNN k=5 " + "%.2f".formatted(SEVEN.rank("kNN k=5"))), alt);
        assertTrue(alt.contains("critical difference 2.41 at alpha 0.05"), alt);
        assertTrue(
                alt.contains("not significantly different: "
                        + String.join(", ", SEVEN.groups(0.05).get(0))),
                alt);
        assertTrue(picture.width() >= 520 && picture.width() < 900, "width " + picture.width());
        assertTrue(picture.png().length < 100_000);
    }

    @Test
    void nothingIsCutOff() {
        List<FriedmanTest> tests = List.of(
                SEVEN,
                test(3, "a", "b"),
                test(30, "a", "b", "c"),
                test(10, IntStream.range(0, 40).mapToObj(i -> "method " + i).toArray(String[]::new)),
                test(9, "a name of a method that is far too long to stand beside anything", "short", "kNN"));
        for (FriedmanTest one : tests) {
            for (double alpha : new double[] {0.1, 0.001}) {
                Picture picture = Charts.criticalDifference(one, alpha);
                assertEquals(0, inkAtRim(picture.image()), picture.alt());
            }
        }
    }

    @Test
    void aTestWithoutDifferencesSaysSo() {
        FriedmanTest none = FriedmanTest.of(
                new MeasureTable(List.of("x", "y"), List.of("a", "b"), List.of(List.of(1.0, 0.0), List.of(0.0, 1.0))));
        assertTrue(Charts.criticalDifference(none, 0.05).alt().contains("no differences shown"));
        assertThrows(IllegalArgumentException.class, () -> Charts.criticalDifference(none, 1));
        FriedmanTest agreed = test(3, "a", "b");
        assertTrue(Charts.criticalDifference(agreed, 0.05).alt().contains("all rank them alike"), agreed::toString);
        FriedmanTest sure =
                test(10, IntStream.range(0, 40).mapToObj(i -> "method " + i).toArray(String[]::new));
        assertTrue(Charts.criticalDifference(sure, 0.05).alt().contains("p below 0.0001"), sure::toString);
    }

    private static Map<String, Interval> some() {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        intervals.put("LOF k=20", new Interval(0.912, 0.87, 0.95, 0.95));
        intervals.put("kNN k=5", new Interval(0.88, 0.82, 0.93, 0.95));
        intervals.put("random scores", new Interval(0.51, 0.40, 0.62, 0.95));
        return intervals;
    }

    @Test
    void intervalsAreDrawnAndSaid() {
        Picture picture = Charts.intervals("ROC AUC", some());
        assertEquals(
                "Chart: ROC AUC with its 95 % interval: LOF k=20 0.912 (0.870 to 0.950), kNN k=5 0.880 (0.820 to 0.930),"
                        + " random scores 0.510 (0.400 to 0.620)",
                picture.alt());
        assertTrue(picture.width() >= 520 && picture.width() < 620, "width " + picture.width());
        assertEquals(0, inkAtRim(picture.image()));
        assertEquals(
                0,
                inkAtRim(Charts.intervals("AUC", Map.of("a", new Interval(1, 1, 1, 0.9)))
                        .image()));
        assertEquals(
                0,
                inkAtRim(Charts.intervals("difference", Map.of("b", new Interval(0, -1e-4, 1e-4, 0.9)))
                        .image()));
    }

    @Test
    void intervalsOfDifferentLevelsAreRefused() {
        Map<String, Interval> mixed = some();
        mixed.put("PCA", new Interval(0.5, 0.4, 0.6, 0.9));
        String message = assertThrows(IllegalArgumentException.class, () -> Charts.intervals("AUC", mixed))
                .getMessage();
        assertTrue(message.contains("[0.9, 0.95]"), message);
        assertThrows(IllegalArgumentException.class, () -> Charts.intervals("AUC", Map.of()));
    }

    @Test
    void thresholdsStandInOneTable() {
        Dataset data = Synthetic.twoDensities(300, 42);
        double[] scores = new LocalOutlierFactor(20).fit(data).trainingScores();
        List<String> lines = Show.thresholds(scores).toString().lines().toList();
        assertEquals(AutomaticThreshold.values().length + 1, lines.size());
        assertEquals(
                List.of("rule", "threshold", "flagged", "share"),
                List.of(lines.get(0).split(" {2,}", -1)));
        double[] thresholds = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(" {2,}", -1)[1]))
                .toArray();
        assertTrue(IntStream.range(1, thresholds.length).allMatch(i -> thresholds[i - 1] <= thresholds[i]));
        String labeled = Show.thresholds(data.labels(), scores).toString();
        assertTrue(labeled.lines().findFirst().orElseThrow().endsWith("F1"), labeled);
        assertTrue(labeled.contains("interquartile range"), labeled);
        assertThrows(IllegalArgumentException.class, () -> Show.thresholds(data.labels(), new double[3]));
    }

    @Test
    void tablesAndTestsAreShownAsTables() {
        MeasureTable table = new MeasureTable(
                List.of("glass", "pima"),
                List.of("kNN", "LOF"),
                List.of(List.of(0.85, 0.7), DoubleStream.of(0.6, 0.65).boxed().toList()));
        List<String> lines = Tabular.measures(table).toString().lines().toList();
        assertEquals(List.of("data set", "kNN", "LOF"), List.of(lines.get(0).split(" {2,}", -1)));
        assertEquals(List.of("glass", "0.850", "0.700"), List.of(lines.get(1).split(" {2,}", -1)));
        String ranks = Tabular.ranks(SEVEN).toString();
        assertTrue(
                ranks.lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .startsWith(SEVEN.ranking().get(0)),
                ranks);
        assertTrue(ranks.contains("critical difference at alpha 0.05: 2.41"), ranks);
        assertFalse(Tabular.ranks(SEVEN).html().isBlank());
    }
}
