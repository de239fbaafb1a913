package anomaly.notebook;

import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of lines: one a method. */
final class Curves {
    /** Room for a line along the border to be seen. */
    private static final double MARGIN = 0.02;

    private Curves() {}

    static XYChart roc(Map<String, RocCurve> curves) {
        XYChart chart = Look.chart("ROC", "false positive rate", "true positive rate");
        List<Map.Entry<String, RocCurve>> ranked = ranked(curves, RocCurve::auc);
        Lines lines = new Lines(chart, curves);
        for (Map.Entry<String, RocCurve> one : ranked) {
            List<RocCurve.Point> points = one.getValue().corners().points();
            lines.add(
                    one.getKey(),
                    String.format(
                            Locale.ROOT,
                            "%s (AUC %.3f)",
                            one.getKey(),
                            one.getValue().auc()),
                    points.stream()
                            .mapToDouble(RocCurve.Point::falsePositiveRate)
                            .toArray(),
                    points.stream()
                            .mapToDouble(RocCurve.Point::truePositiveRate)
                            .toArray());
        }
        lines.chance("chance (AUC 0.500)", new double[] {0, 1}, new double[] {0, 1});
        square(chart, Styler.LegendPosition.InsideSE);
        if (curves.values().stream().anyMatch(curve -> curve.auc() < 0.5)) {
            // A curve below chance runs where the legend would be.
            Look.legendBelow(chart);
        }
        return chart;
    }

    static XYChart precisionRecall(Map<String, PrecisionRecallCurve> curves) {
        XYChart chart = Look.chart("Precision and recall", "recall", "precision");
        Lines lines = new Lines(chart, curves);
        SortedMap<Double, Boolean> shares = new TreeMap<>();
        for (Map.Entry<String, PrecisionRecallCurve> one : ranked(curves, PrecisionRecallCurve::averagePrecision)) {
            double[][] steps = steps(one.getValue().points());
            String figure = String.format(
                    Locale.ROOT, "%s (AP %.3f)", one.getKey(), one.getValue().averagePrecision());
            lines.add(one.getKey(), figure, steps[0], steps[1]);
            shares.put(one.getValue().anomalyShare(), true);
        }
        // One line a share of anomalies: curves of several data sets have several.
        for (double share : shares.keySet()) {
            String name = String.format(Locale.ROOT, "chance (AP %.3f)", share);
            lines.chance(name, new double[] {0, 1}, new double[] {share, share});
        }
        // Good curves leave the lower left free, bad ones the upper right.
        double mean = curves.values().stream()
                .mapToDouble(PrecisionRecallCurve::averagePrecision)
                .average()
                .orElse(0);
        return square(chart, mean > 0.5 ? Styler.LegendPosition.InsideSW : Styler.LegendPosition.InsideNE);
    }

    /** Precision holds back to the recall before: the area under these steps is the average precision. */
    private static double[][] steps(List<PrecisionRecallCurve.Point> points) {
        List<double[]> corners = new ArrayList<>();
        double from = 0;
        for (PrecisionRecallCurve.Point point : points) {
            if (point.recall() > from) {
                corners.add(new double[] {from, point.precision()});
                corners.add(new double[] {point.recall(), point.precision()});
                from = point.recall();
            }
        }
        return new double[][] {
            corners.stream().mapToDouble(c -> c[0]).toArray(),
            corners.stream().mapToDouble(c -> c[1]).toArray()
        };
    }

    static XYChart loss(Map<String, double[]> losses) {
        XYChart chart = Look.chart("Loss", "epoch", "mean loss of the epoch");
        Lines lines = new Lines(chart, losses);
        int longest = 2;
        for (Map.Entry<String, double[]> one : Look.ordered(losses).entrySet()) {
            double[] values = one.getValue();
            double[] epochs =
                    DoubleStream.iterate(1, e -> e + 1).limit(values.length).toArray();
            String last = values.length == 0 ? "" : " (last " + Look.number(values[values.length - 1]) + ")";
            lines.add(one.getKey(), one.getKey() + last, epochs, values);
            longest = Math.max(longest, values.length);
        }
        return framed(chart, new double[] {1, longest}, losses);
    }

    static XYChart lines(String xTitle, String yTitle, double[] x, Map<String, double[]> series) {
        if (x.length == 0 || series.isEmpty()) {
            throw new IllegalArgumentException("got " + x.length + " values of " + xTitle + " and " + series.size()
                    + " lines, expected at least one of each: run the cells above first");
        }
        XYChart chart = Look.chart(yTitle + " by " + xTitle, xTitle, yTitle);
        Lines lines = new Lines(chart, series);
        for (Map.Entry<String, double[]> one : Look.ordered(series).entrySet()) {
            if (one.getValue().length != x.length) {
                throw new IllegalArgumentException("\"" + one.getKey() + "\" has " + one.getValue().length
                        + " values, expected " + x.length + ", one for each x");
            }
            lines.add(one.getKey(), one.getKey(), x, one.getValue());
        }
        chart.getSeriesMap().values().forEach(s -> s.setMarker(Markers.CIRCLE).setMarkerColor(s.getLineColor()));
        chart.getStyler().setMarkerSize(8);
        return framed(chart, x, series);
    }

    /** On a logarithmic axis the exponents are drawn, and the ticks say what they stand for. */
    static XYChart lines(
            String xTitle,
            Charts.Scale across,
            String yTitle,
            Charts.Scale up,
            double[] x,
            Map<String, double[]> series) {
        Map<String, double[]> drawn = new LinkedHashMap<>();
        Look.ordered(series).forEach((name, values) -> drawn.put(name, exponents(yTitle, up, values)));
        XYChart chart = lines(xTitle, yTitle, exponents(xTitle, across, x), drawn);
        if (across == Charts.Scale.LOG) {
            chart.getStyler().setxAxisTickLabelsFormattingFunction(Look::power);
        }
        if (up == Charts.Scale.LOG) {
            chart.getStyler().setyAxisTickLabelsFormattingFunction(Look::power);
        }
        return chart;
    }

    private static double[] exponents(String title, Charts.Scale scale, double[] values) {
        return scale == Charts.Scale.LINEAR
                ? values
                : DoubleStream.of(values).map(v -> exponent(title, v)).toArray();
    }

    private static double exponent(String title, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(
                    title + " is " + value + ", expected a number above 0 on a logarithmic axis");
        }
        return Math.log10(value);
    }

    private static XYChart framed(XYChart chart, double[] x, Map<String, double[]> series) {
        Range across = Range.of(x).widened(0.03);
        Range up = Range.of(series.values().stream()
                        .flatMapToDouble(DoubleStream::of)
                        .filter(Double::isFinite)
                        .toArray())
                .widened(0.05);
        Look.range(chart, across.low(), across.high(), up.low(), up.high());
        Look.legendBelow(chart);
        return chart;
    }

    private static XYChart square(XYChart chart, Styler.LegendPosition legend) {
        Look.range(chart, -MARGIN, 1 + MARGIN, -MARGIN, 1 + MARGIN);
        Look.legend(chart, legend, Styler.LegendLayout.Vertical);
        return chart;
    }

    /** Best first, then by name: the legend is a ranking, whatever order the map is in. */
    private static <T> List<Map.Entry<String, T>> ranked(
            Map<String, T> curves, java.util.function.ToDoubleFunction<T> figure) {
        return curves.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, T> e) -> -figure.applyAsDouble(e.getValue()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
    }

    /** Adds lines in their methods' colors; those that share one differ in their dashes. */
    private static final class Lines {
        private final XYChart chart;
        private final Map<String, Color> colors;
        private final Map<Color, Integer> used = new HashMap<>();

        Lines(XYChart chart, Map<String, ?> named) {
            if (named.isEmpty()) {
                throw new IllegalArgumentException("there is nothing to draw, expected at least one named series");
            }
            this.chart = chart;
            this.colors = Palette.of(new TreeMap<>(named).keySet());
        }

        void add(String name, String label, double[] x, double[] y) {
            Color color = colors.get(name);
            int dash = used.merge(color, 1, Integer::sum) - 1;
            Look.line(chart, name, x, y, color, dash);
            chart.getSeriesMap().get(name).setLabel(label);
        }

        void chance(String label, double[] x, double[] y) {
            chart.addSeries(label, x, y)
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(Palette.NEUTRAL)
                    .setLineStyle(Look.stroke(1.2f, 1));
        }
    }
}
