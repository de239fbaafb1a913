package anomaly.notebook;

import anomaly.Dataset;
import anomaly.Label;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Densities of one feature as lines over its rows. */
final class Densities {
    /** About one a pixel of the plot: the step of a histogram looks upright. */
    private static final int PLACES = 900;

    private static final double MARGIN = 0.08;
    /** So that the hills of the outermost rows are whole. */
    private static final double MARGIN_OF_PARTS = 0.3;
    /** How far below the axis, and below each other, the kinds of rows are marked, as a share of the highest density. */
    private static final double RUG = 0.04;

    private static final Color PART = new Color(0xA9B4BC);

    private Densities() {}

    static XYChart of(Dataset data, Map<String, DoubleUnaryOperator> curves, List<DoubleUnaryOperator> parts) {
        if (data.width() != 1) {
            throw new IllegalArgumentException(data.name() + " has " + data.width()
                    + " features, expected 1: a density is drawn over one axis; choose a feature first");
        }
        if (curves.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw, expected at least one named density");
        }
        Range across = Range.of(data, 0).widened(parts.isEmpty() ? MARGIN : MARGIN_OF_PARTS);
        double[] x = IntStream.range(0, PLACES)
                .mapToDouble(i -> across.at(i / (PLACES - 1.0)))
                .toArray();
        XYChart chart = Look.chart(
                data.name(),
                data.features().get(0),
                "density, per unit of " + data.features().get(0));
        for (int i = 0; i < parts.size(); i++) {
            part(chart, "part " + i, x, values(parts.get(i), x));
        }
        double highest = curves(chart, x, curves);
        double rug = 0;
        for (Label label : Label.values()) {
            if (data.count(label) > 0) {
                rug -= RUG * highest;
                rows(chart, data, label, rug);
            }
        }
        Look.range(chart, across.low(), across.high(), rug - RUG * highest, 1.05 * highest);
        chart.getStyler().setMarkerSize(6);
        Look.legendBelow(chart);
        return chart;
    }

    private static double[] values(DoubleUnaryOperator density, double[] x) {
        return DoubleStream.of(x).map(density).toArray();
    }

    private static void part(XYChart chart, String name, double[] x, double[] y) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(PART)
                .setLineStyle(Look.stroke(1.2f, 0))
                .setShowInLegend(false);
    }

    /** The highest place of all. */
    private static double curves(XYChart chart, double[] x, Map<String, DoubleUnaryOperator> curves) {
        Map<String, Color> colors = Palette.of(new TreeMap<>(curves).keySet());
        double highest = 0;
        for (Map.Entry<String, DoubleUnaryOperator> one : Look.ordered(curves).entrySet()) {
            double[] y = values(one.getValue(), x);
            Look.line(chart, one.getKey(), x, y, colors.get(one.getKey()), 0);
            highest = Math.max(highest, DoubleStream.of(y).max().orElse(0));
        }
        return highest > 0 ? highest : 1;
    }

    /** Below the axis, so that no density hides them. */
    private static void rows(XYChart chart, Dataset data, Label label, double height) {
        double[] x = IntStream.range(0, data.size())
                .filter(i -> data.labels().get(i) == label)
                .mapToDouble(i -> data.row(i)[0])
                .toArray();
        double[] y = DoubleStream.generate(() -> height).limit(x.length).toArray();
        chart.addSeries(Plane.word(label) + " (" + x.length + ")", x, y)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(marker(label))
                .setMarkerColor(Plane.color(label));
    }

    private static Marker marker(Label label) {
        return label == Label.ANOMALY ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE;
    }
}
