package anomaly.notebook;

import anomaly.Label;
import java.awt.Color;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Scores of normal rows against scores of anomalies. */
final class Distribution {
    private static final int BINS = 32;
    private static final double HEADROOM = 1.08;

    private Distribution() {}

    static XYChart of(List<Label> labels, double[] scores, Map<String, Double> thresholds, Charts.Scale scale) {
        check(labels, scores, thresholds, scale);
        boolean log = scale == Charts.Scale.LOG;
        // XChart labels whole decades only; scores of one decade would have no label, so the logarithms are drawn.
        double[] places = log ? Arrays.stream(scores).map(Math::log10).toArray() : scores;
        Map<String, Double> lines = Look.ordered(thresholds);
        XYChart chart = Look.chart(
                lines.size() == 1 ? "Scores and threshold" : "Scores and thresholds",
                log ? "score (logarithmic)" : "score",
                "share of the rows of its kind");
        double[] edges = edges(places, lines.values(), log);
        double top = HEADROOM * histograms(chart, labels, places, edges);
        int dash = 1;
        for (Map.Entry<String, Double> one : lines.entrySet()) {
            double line = place(one.getValue(), log);
            String name = one.getKey() + " " + Look.number(one.getValue());
            double[] upright = {line, line};
            Look.line(chart, name, upright, new double[] {0, top}, Palette.THRESHOLD, dash++);
        }
        Look.range(chart, edges[0], edges[BINS], 0, top);
        if (log) {
            chart.getStyler().setxAxisTickLabelsFormattingFunction(Look::power);
        }
        Look.legendBelow(chart);
        return chart;
    }

    private static double place(double value, boolean log) {
        return log ? Math.log10(value) : value;
    }

    private static void check(List<Label> labels, double[] scores, Map<String, Double> thresholds, Charts.Scale scale) {
        if (labels.size() != scores.length || scores.length == 0) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels and " + scores.length
                    + " scores, expected as many of both and at least one");
        }
        if (thresholds.isEmpty()) {
            throw new IllegalArgumentException("there is no threshold, expected at least one named number");
        }
        thresholds.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("the " + name + " is " + value + ", expected a finite number");
            }
        });
        double lowest = Math.min(
                Arrays.stream(scores).min().orElseThrow(),
                thresholds.values().stream().min(Double::compare).orElseThrow());
        if (scale == Charts.Scale.LOG && lowest <= 0) {
            throw new IllegalArgumentException("the lowest score or threshold is " + lowest
                    + ", expected more than 0 for a logarithmic axis: use Charts.Scale.LINEAR");
        }
    }

    private static double[] edges(double[] places, Collection<Double> thresholds, boolean log) {
        DoubleStream lines = thresholds.stream().mapToDouble(value -> place(value, log));
        Range range = Range.of(DoubleStream.concat(Arrays.stream(places), lines).toArray())
                .widened(0.01);
        return IntStream.rangeClosed(0, BINS)
                .mapToDouble(i -> range.at(i / (double) BINS))
                .toArray();
    }

    /** One histogram a label; returns the highest bar. */
    private static double histograms(XYChart chart, List<Label> labels, double[] places, double[] edges) {
        double highest = 0;
        for (Label label : Label.values()) {
            double[] kept = IntStream.range(0, places.length)
                    .filter(i -> labels.get(i) == label)
                    .mapToDouble(i -> places[i])
                    .toArray();
            if (kept.length > 0) {
                highest = Math.max(highest, histogram(chart, label, kept, edges));
            }
        }
        return highest;
    }

    /** The outline of the bars as one filled series; returns the highest bar. */
    private static double histogram(XYChart chart, Label label, double[] scores, double[] edges) {
        double[] share = new double[BINS];
        for (double score : scores) {
            int place = Arrays.binarySearch(edges, score);
            int bin = place >= 0 ? place : -place - 2;
            share[Math.max(0, Math.min(BINS - 1, bin))] += 1.0 / scores.length;
        }
        double[] x = new double[2 * BINS + 2];
        double[] y = new double[2 * BINS + 2];
        for (int bin = 0; bin < BINS; bin++) {
            x[2 * bin + 1] = edges[bin];
            x[2 * bin + 2] = edges[bin + 1];
            y[2 * bin + 1] = share[bin];
            y[2 * bin + 2] = share[bin];
        }
        x[0] = edges[0];
        x[2 * BINS + 1] = edges[BINS];
        Color color = Plane.color(label);
        chart.addSeries(String.format(Locale.ROOT, "%s (%,d)", Plane.word(label), scores.length), x, y)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(color)
                .setLineStyle(Look.stroke(1.6f, label == Label.ANOMALY ? 2 : 0))
                .setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 90));
        return Arrays.stream(share).max().orElse(0);
    }
}
