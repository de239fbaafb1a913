package anomaly.notebook;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Label;
import java.awt.Color;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of rows as points of the plane. */
final class Plane {
    /** More normal rows than this only make a blot; a sample of them looks the same. */
    private static final int MOST = 4000;

    private static final Color OVER_FIELD = new Color(0x2B2B2B);

    private Plane() {}

    static XYChart scatter(Dataset data, int x, int y) {
        XYChart chart =
                Look.chart(data.name(), data.features().get(x), data.features().get(y));
        for (Label label : Label.values()) {
            rows(chart, data, x, y, label, color(label));
        }
        frame(chart, Range.of(data, x).widened(0.04), Range.of(data, y).widened(0.04));
        return chart;
    }

    static XYChart named(XYChart chart, Dataset data, Map<String, Integer> names) {
        Look.ordered(names).forEach((name, row) -> {
            if (row < 0 || row >= data.size()) {
                throw new IllegalArgumentException("\"" + name + "\" names row " + row + ", expected 0 to "
                        + (data.size() - 1) + ", a row of " + data.name());
            }
            points(chart, name, data, new int[] {0, 1}, new int[] {row})
                    .setMarker(new Letter(name))
                    .setShowInLegend(false);
        });
        return chart;
    }

    static XYChart ringed(XYChart chart, Dataset data, int[] places, String name) {
        for (int place : places) {
            if (place < 0 || place >= data.size()) {
                throw new IllegalArgumentException(
                        "places hold " + place + ", expected 0 to " + (data.size() - 1) + ", rows of " + data.name());
            }
        }
        if (places.length > 0) {
            points(chart, String.format(Locale.ROOT, "%s (%,d)", name, places.length), data, new int[] {0, 1}, places)
                    .setMarker(Markers.RING)
                    .setMarkerColor(Look.INK);
            Look.legendBelow(chart);
        }
        return chart;
    }

    static XYChart scored(Dataset data, double[] scores) {
        plane(data);
        if (scores.length != data.size()) {
            throw new IllegalArgumentException("there are " + scores.length + " scores for " + data.size()
                    + " rows, expected one a row: give model.score(data)");
        }
        Range range = Range.of(scores);
        Bands bands = Bands.of(scores, range.low(), range.high(), Double.NaN);
        FieldChart chart = new FieldChart(null, bands);
        Look.dress(chart, data.name(), data.features().get(0), data.features().get(1));
        for (Label label : Label.values()) {
            for (int band = 0; band < bands.count(); band++) {
                int wanted = band;
                int[] kept = IntStream.range(0, data.size())
                        .filter(i -> data.labels().get(i) == label && bands.index(scores[i]) == wanted)
                        .toArray();
                if (kept.length > 0) {
                    points(chart, label + " " + band, data, new int[] {0, 1}, kept)
                            .setMarker(label == Label.ANOMALY ? Markers.DARK_RIM_DIAMOND : Markers.DARK_RIM_CIRCLE)
                            .setMarkerColor(bands.color(band))
                            .setShowInLegend(false);
                }
            }
            legendEntry(chart, data, label);
        }
        frame(chart, Range.of(data, 0).widened(0.04), Range.of(data, 1).widened(0.04));
        chart.getStyler().setMarkerSize(9);
        return chart;
    }

    static FieldChart scoreMap(FittedDetector model, Dataset data, double threshold) {
        plane(data);
        Field field = Field.of(model, data);
        Range range = Range.of(field.scores());
        Bands bands = Bands.of(model.score(data), range.low(), range.high(), threshold);
        FieldChart chart = new FieldChart(field, bands);
        Look.dress(chart, data.name(), data.features().get(0), data.features().get(1));
        for (Label label : Label.values()) {
            rows(chart, data, 0, 1, label, label == Label.ANOMALY ? Palette.ANOMALY : OVER_FIELD);
        }
        if (!Double.isNaN(threshold)) {
            threshold(chart, field, threshold);
        }
        frame(chart, new Range(field.left(), field.right()), new Range(field.bottom(), field.top()));
        chart.getStyler().setPlotGridLinesVisible(false);
        chart.getStyler().setMarkerSize(6);
        return chart;
    }

    private static void threshold(XYChart chart, Field field, double threshold) {
        double[][] line = field.contour(threshold);
        String name = "threshold " + Look.number(threshold);
        if (line[0].length == 0) {
            // No score here equals it, and a series must have a point: one outside every band of the plot is not drawn.
            line = new double[][] {{field.left()}, {Double.NaN}};
            name += " (outside this map)";
        }
        Look.line(chart, name, line[0], line[1], Palette.THRESHOLD, 0);
    }

    private static void rows(XYChart chart, Dataset data, int x, int y, Label label, Color color) {
        int[] kept = IntStream.range(0, data.size())
                .filter(i -> data.labels().get(i) == label)
                .toArray();
        if (kept.length == 0) {
            return;
        }
        String name = name(label, kept.length);
        XYSeries series = points(chart, name, data, new int[] {x, y}, sample(kept, label));
        series.setMarker(marker(label)).setMarkerColor(color);
    }

    private static int[] sample(int[] rows, Label label) {
        if (label == Label.ANOMALY || rows.length <= MOST) {
            return rows;
        }
        SplittableRandom random = new SplittableRandom(0);
        double share = MOST / (double) rows.length;
        return IntStream.of(rows).filter(i -> random.nextDouble() < share).toArray();
    }

    private static XYSeries points(XYChart chart, String name, Dataset data, int[] features, int[] rows) {
        double[] x = new double[rows.length];
        double[] y = new double[rows.length];
        double[] row = new double[data.width()];
        for (int i = 0; i < rows.length; i++) {
            data.copyRow(rows[i], row);
            x[i] = row[features[0]];
            y[i] = row[features[1]];
        }
        return chart.addSeries(name, x, y).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    }

    private static void legendEntry(XYChart chart, Dataset data, Label label) {
        if (data.count(label) > 0) {
            chart.addSeries(name(label, data.count(label)), new double[] {0}, new double[] {Double.NaN})
                    .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                    .setMarker(label == Label.ANOMALY ? Markers.DARK_RIM_DIAMOND : Markers.DARK_RIM_CIRCLE)
                    .setMarkerColor(Look.BACKGROUND);
        }
    }

    private static void frame(XYChart chart, Range x, Range y) {
        Look.range(chart, x.low(), x.high(), y.low(), y.high());
        chart.getStyler().setMarkerSize(7);
        Look.legendBelow(chart);
    }

    private static String name(Label label, int count) {
        return String.format(Locale.ROOT, "%s (%,d)", word(label), count);
    }

    static String word(Label label) {
        return switch (label) {
            case NORMAL -> "normal";
            case ANOMALY -> "anomaly";
            case UNKNOWN -> "not labeled";
        };
    }

    static Color color(Label label) {
        return switch (label) {
            case NORMAL -> Palette.NORMAL;
            case ANOMALY -> Palette.ANOMALY;
            case UNKNOWN -> Palette.NEUTRAL;
        };
    }

    private static Marker marker(Label label) {
        return switch (label) {
            case NORMAL -> Markers.CIRCLE;
            case ANOMALY -> Markers.DIAMOND;
            case UNKNOWN -> SeriesMarkers.CIRCLE;
        };
    }

    private static void plane(Dataset data) {
        if (data.width() != 2) {
            throw new IllegalArgumentException(data.name() + " has " + data.width()
                    + " features, expected 2: a map of scores needs a plane; choose two features first");
        }
    }
}
