package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.baseline.RandomScores;
import anomaly.density.LocalOutlierFactor;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import anomaly.synthetic.Synthetic;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;

class ChartsTest {
    private static final Dataset DATA = Synthetic.twoDensities(300, 42);
    private static final FittedDetector LOF = new LocalOutlierFactor(20).fit(DATA);
    private static final double[] SCORES = LOF.trainingScores();
    private static final double[] CHANCE = new RandomScores(1).fit(DATA).trainingScores();

    private static Map<String, Chart<?, ?>> all() {
        Map<String, Chart<?, ?>> charts = new LinkedHashMap<>();
        charts.put("scatter", Charts.scatter(DATA));
        charts.put("scatter by name", Charts.scatter(DATA, "y", "x"));
        charts.put("scatter with scores", Charts.scatter(DATA, SCORES));
        charts.put("score map", Charts.scoreMap(LOF, DATA));
        charts.put("score map with threshold", Charts.scoreMap(LOF, DATA, 1.5));
        charts.put("rings", Charts.ringed(Charts.scatter(DATA), DATA, new int[] {0, 7}, "chosen"));
        charts.put("distribution", Charts.scoreDistribution(DATA.labels(), SCORES, 1.5));
        charts.put("log distribution", Charts.scoreDistribution(DATA.labels(), SCORES, 1.5, Charts.Scale.LOG));
        charts.put("roc", Charts.roc(rocs()));
        charts.put("precision-recall", Charts.precisionRecall(precisions()));
        charts.put("loss", Charts.loss(Map.of("training", new double[] {3, 2, 1})));
        charts.put("lines", Charts.lines("k", "ROC AUC", new double[] {5, 10}, Map.of("LOF", new double[] {0.8, 0.9})));
        charts.put(
                "log lines",
                Charts.lines(
                        "noise features",
                        Charts.Scale.LOG,
                        "contrast",
                        Charts.Scale.LOG,
                        new double[] {1, 100},
                        Map.of("kNN", new double[] {20, 0.5})));
        charts.put("bars", Charts.bars("ROC AUC", Map.of("LOF", new double[] {0.8, 0.9}, "kNN", new double[] {0.7})));
        return charts;
    }

    @Test
    void aLogarithmicAxisHasEvenStepsForPowersOfTen() {
        XYChart chart = Charts.lines(
                "noise features",
                Charts.Scale.LOG,
                "contrast",
                Charts.Scale.LINEAR,
                new double[] {1, 10, 100},
                Map.of("kNN", new double[] {5, 7, 9}));
        assertArrayEquals(
                new double[] {0, 1, 2}, chart.getSeriesMap().get("kNN").getXData(), 1e-12);
        assertArrayEquals(
                new double[] {5, 7, 9}, chart.getSeriesMap().get("kNN").getYData(), 1e-12);
        assertEquals(
                "100", chart.getStyler().getxAxisTickLabelsFormattingFunction().apply(2.0));
        assertEquals(
                "7", chart.getStyler().getyAxisTickLabelsFormattingFunction().apply(7.0));
    }

    private static Map<String, RocCurve> rocs() {
        return Map.of("LOF k=20", RocCurve.of(DATA.labels(), SCORES), "random", RocCurve.of(DATA.labels(), CHANCE));
    }

    private static Map<String, PrecisionRecallCurve> precisions() {
        return Map.of(
                "LOF k=20", PrecisionRecallCurve.of(DATA.labels(), SCORES),
                "random", PrecisionRecallCurve.of(DATA.labels(), CHANCE));
    }

    @TestFactory
    Stream<DynamicTest> everyChartIsLabeledAndDrawn() {
        return all().entrySet().stream()
                .map(e -> dynamicTest(e.getKey(), () -> {
                    Chart<?, ?> chart = e.getValue();
                    assertFalse(chart.getTitle().isBlank(), "no title");
                    assertFalse(chart.getXAxisTitle().isBlank(), "no title of the x axis");
                    assertFalse(chart.getYAxisTitle().isBlank(), "no title of the y axis");
                    assertEquals(520, chart.getWidth());
                    assertEquals(420, chart.getHeight());
                    Picture picture = Compose.picture(chart);
                    assertTrue(picture.alt().contains(chart.getXAxisTitle()), picture::alt);
                    BufferedImage image = picture.image();
                    assertEquals(1040, image.getWidth());
                    assertTrue(share(image) > 0.01, "hardly anything is drawn: " + share(image));
                    assertTrue(
                            picture.png().length < 150_000,
                            picture.png().length + " bytes are too many for a notebook");
                    // A corner of the background.
                    assertEquals(0xFFFFFFFF, image.getRGB(1, 1));
                }));
    }

    private static double share(BufferedImage image) {
        int inked = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                inked += image.getRGB(x, y) == 0xFFFFFFFF ? 0 : 1;
            }
        }
        return inked / (double) (image.getWidth() * image.getHeight());
    }

    @Test
    void legendsHaveTheFigureAndRankTheBestFirst() {
        List<String> entries = labels(Charts.roc(rocs()));
        assertEquals(3, entries.size());
        assertTrue(entries.get(0).matches("LOF k=20 \\(AUC (1\\.000|0\\.9\\d\\d)\\)"), entries::toString);
        assertEquals("chance (AUC 0.500)", entries.get(2));
        List<String> precision = labels(Charts.precisionRecall(precisions()));
        assertTrue(precision.get(0).matches("LOF k=20 \\(AP [01]\\.\\d{3}\\)"), precision::toString);
        double share = DATA.count(Label.ANOMALY) / (double) DATA.size();
        assertEquals("chance (AP %.3f)".formatted(share), precision.get(2));
        assertTrue(labels(Charts.scatter(DATA)).get(1).startsWith("anomaly ("));
        assertTrue(labels(Charts.scoreMap(LOF, DATA, 1.5)).contains("threshold 1.50"));
    }

    @Test
    void ringsAreCountedAndShowTheRowsWithin() {
        XYChart chart = Charts.ringed(Charts.scoreMap(LOF, DATA), DATA, new int[] {0, 7, 9}, "support vectors");
        assertTrue(labels(chart).contains("support vectors (3)"), () -> labels(chart)
                .toString());
        XYSeries ring = chart.getSeriesMap().get("support vectors (3)");
        assertEquals(DATA.row(7)[0], ring.getXData()[1]);
        assertEquals(DATA.row(9)[1], ring.getYData()[2]);
        assertTrue(Compose.words(chart).contains("support vectors (3)"));
        assertEquals(
                2,
                labels(Charts.ringed(Charts.scatter(DATA), DATA, new int[0], "none"))
                        .size());
        assertTrue(message(() -> Charts.ringed(Charts.scatter(DATA), DATA, new int[] {300}, "x"))
                .contains("places hold 300, expected 0 to 299"));
    }

    private static List<String> labels(XYChart chart) {
        return chart.getSeriesMap().values().stream().map(s -> s.getLabel()).toList();
    }

    @Test
    void anomaliesDifferInColorAndInShape() {
        XYChart chart = Charts.scatter(DATA);
        List<org.knowm.xchart.XYSeries> series =
                List.copyOf(chart.getSeriesMap().values());
        assertFalse(series.get(0).getMarker() == series.get(1).getMarker(), "same marker");
        assertFalse(series.get(0).getMarkerColor().equals(series.get(1).getMarkerColor()), "same color");
    }

    @Test
    void theColorBarTellsItsRange() {
        String alt = Compose.words(Charts.scoreMap(LOF, DATA));
        assertTrue(alt.matches(".*color: score [\\d.]+ \\(light\\) to [\\d.]+.*"), alt);
    }

    @Test
    void aThresholdBeyondTheMapIsSaidAndNotDrawn() {
        XYChart chart = Charts.scoreMap(LOF, DATA, 1e6);
        assertTrue(labels(chart).contains("threshold 1000000 (outside this map)"), () -> labels(chart)
                .toString());
        Compose.picture(chart);
    }

    @Test
    void chartsStandBesideEachOther() {
        Picture pair = Charts.beside(Charts.scatter(DATA), Charts.titled("second", Charts.scatter(DATA)));
        assertEquals(1040, pair.width());
        assertEquals(2080, pair.image().getWidth());
        assertTrue(pair.alt().contains("| Chart: second"), pair::alt);
    }

    @Test
    void oneValueOneRowAndUnknownLabelsAreDrawn() {
        Dataset single = Dataset.of("one", List.of("a", "b"), new double[][] {{1, 2}}, List.of(Label.UNKNOWN));
        Compose.picture(Charts.scatter(single));
        Compose.picture(Charts.scatter(single, new double[] {0}));
        Compose.picture(Charts.scoreDistribution(single.labels(), new double[] {3}, 3));
        Compose.picture(Charts.scoreMap(FittedDetector.of(single, r -> 1), single, 1));
        Compose.picture(Charts.loss(Map.of("training", new double[] {1})));
        Compose.picture(Charts.bars("AUC", Map.of("a", new double[] {0})));
        Compose.picture(Charts.bars("change", Map.of("a", new double[] {-1, -2}, "b", new double[] {1})));
        Compose.picture(Charts.lines("k", "AUC", new double[] {5}, Map.of("LOF", new double[] {Double.NaN})));
    }

    @Test
    void manyRowsAreThinnedButNoAnomaly() {
        double[][] rows = new double[20_000][];
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {i % 141, i % 142};
            labels.add(i % 20 == 0 ? Label.ANOMALY : Label.NORMAL);
        }
        Dataset many = Dataset.of("many", List.of("x", "y"), rows, labels);
        XYChart chart = Charts.scatter(many);
        List<org.knowm.xchart.XYSeries> series =
                List.copyOf(chart.getSeriesMap().values());
        assertTrue(series.get(0).getXData().length < 4500);
        assertEquals(many.count(Label.ANOMALY), series.get(1).getXData().length);
        assertTrue(series.get(0).getLabel().contains("19,000"), "the legend counts all rows");
    }

    @Test
    void imagesHaveCaptions() {
        double[][] rows = new double[12][16];
        rows[3][5] = 1;
        Picture picture = Charts.images(rows, 4, 4, Collections.nCopies(12, "a very long caption indeed"));
        assertTrue(picture.alt().startsWith("12 pictures"), picture::alt);
        assertTrue(share(picture.image()) > 0.3);
        assertThrows(IllegalArgumentException.class, () -> Charts.images(rows, 5, 4, List.of()));
        assertThrows(IllegalArgumentException.class, () -> Charts.images(rows, 4, 4, List.of("one")));
    }

    @Test
    void badInputIsNamed() {
        Dataset wide = Dataset.of(new double[][] {{1, 2, 3}});
        assertTrue(message(() -> Charts.scoreMap(LOF, wide)).contains("3 features, expected 2"));
        assertTrue(
                message(() -> Charts.scatter(Dataset.of(new double[][] {{1}}))).contains("1 feature"));
        assertTrue(message(() -> Charts.scatter(DATA, new double[3])).contains("3 scores for 300 rows"));
        assertTrue(message(() -> Charts.scatter(DATA, "z", "x")).contains("expected one of [x, y]"));
        assertTrue(message(() -> Charts.scoreMap(LOF, DATA, Double.NaN)).contains("NaN"));
        assertTrue(message(() -> Charts.roc(Map.of())).contains("at least one"));
        assertTrue(message(() -> Charts.scoreDistribution(DATA.labels(), new double[300], 1, Charts.Scale.LOG))
                .contains("LINEAR"));
        assertTrue(message(() -> Charts.lines("k", "AUC", new double[0], Map.of("LOF", new double[0])))
                .contains("run the cells above first"));
        assertTrue(message(() -> Charts.lines(
                        "k",
                        Charts.Scale.LOG,
                        "AUC",
                        Charts.Scale.LINEAR,
                        new double[] {0, 1},
                        Map.of("LOF", new double[2])))
                .contains("k is 0.0"));
        assertTrue(message(() -> Charts.lines("k", "AUC", new double[2], Map.of("LOF", new double[3])))
                .contains("3 values, expected 2"));
        assertTrue(message(Charts::beside).contains("no chart"));
    }

    private static String message(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(IllegalArgumentException.class, call).getMessage();
    }
}
