package anomaly.notebook;

import anomaly.Dataset;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts with something drawn over rows or behind curves: the cuts of a tree, a band of spread. */
public final class Overlays {
    private static final Color EARLIER = new Color(0x8A8A8A);
    private static final int FAINT = 60;

    private Overlays() {}

    /**
     * The rows of a data set in the plane of its first two features, with the cuts of a tree: those of the deepest level
     * thick and black, earlier ones gray.
     *
     * @param data at least two features
     * @param names row numbers, from 0, by the short name to write beside each; may be empty
     * @param cuts one array a cut: its level, then x and y of one end, then x and y of the other
     * @return the chart
     * @throws IllegalArgumentException if there are fewer than two features, no such row, or a cut has not five numbers
     */
    public static XYChart cuts(Dataset data, Map<String, Integer> names, List<double[]> cuts) {
        XYChart chart = Charts.scatter(data, names);
        for (double[] cut : cuts) {
            if (cut.length != 5) {
                throw new IllegalArgumentException("a cut has " + cut.length
                        + " numbers, expected 5: its level, x and y of one end, x and y of the other");
            }
        }
        double deepest = cuts.stream().mapToDouble(cut -> cut[0]).max().orElse(0);
        segments(
                chart,
                "earlier cuts",
                cuts.stream().filter(cut -> cut[0] < deepest).toList(),
                EARLIER,
                1.2f);
        segments(
                chart,
                "newest cuts",
                cuts.stream().filter(cut -> cut[0] == deepest).toList(),
                Look.INK,
                2.4f);
        chart.getStyler().setPlotGridLinesVisible(false);
        // Room for the names of rows at the rim.
        Range across = Range.of(data, 0).widened(0.1);
        Range up = Range.of(data, 1).widened(0.1);
        Look.range(chart, across.low(), across.high(), up.low(), up.high());
        return chart;
    }

    /** Ends with a gap behind each pair, so that one series holds all. */
    private static void segments(XYChart chart, String name, List<double[]> cuts, Color color, float width) {
        if (cuts.isEmpty()) {
            return;
        }
        double[] x = new double[3 * cuts.size()];
        double[] y = new double[3 * cuts.size()];
        for (int i = 0; i < cuts.size(); i++) {
            double[] cut = cuts.get(i);
            x[3 * i] = cut[1];
            y[3 * i] = cut[2];
            x[3 * i + 1] = cut[3];
            y[3 * i + 1] = cut[4];
            x[3 * i + 2] = cut[3];
            y[3 * i + 2] = Double.NaN;
        }
        chart.addSeries(name + " (" + cuts.size() + ")", x, y)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(color)
                .setLineStyle(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    }

    /**
     * A measure against a parameter whose values multiply, over several runs: the line is the mean of the runs, the band
     * reaches from the lowest to the highest.
     *
     * @param parameter the title of the x axis, which is logarithmic
     * @param measure the title of the y axis
     * @param values the parameter's values, above zero, ascending
     * @param runs by the name of the method: for each of the parameter's values what the runs found
     * @return the chart
     * @throws IllegalArgumentException if there is nothing to draw, a value is not above zero, or a method has not as many
     *     lists of runs as there are values
     */
    public static XYChart band(String parameter, String measure, double[] values, Map<String, double[][]> runs) {
        if (values.length == 0 || runs.isEmpty()) {
            throw new IllegalArgumentException("got " + values.length + " values of " + parameter + " and "
                    + runs.size() + " methods, expected at least one of each");
        }
        XYChart chart = Look.chart(measure + " by " + parameter, parameter + " (logarithmic)", measure);
        Map<String, Color> colors = Palette.of(Look.ordered(runs).keySet());
        double[] x =
                Arrays.stream(values).map(value -> exponent(parameter, value)).toArray();
        Look.ordered(runs).forEach((name, found) -> band(chart, name, x, found, colors.get(name)));
        Look.ordered(runs).forEach((name, found) -> mean(chart, name, x, found, colors.get(name)));
        Range across = Range.of(x).widened(0.03);
        Range up = Range.of(runs.values().stream()
                        .flatMap(Arrays::stream)
                        .flatMapToDouble(Arrays::stream)
                        .toArray())
                .widened(0.05);
        Look.range(chart, across.low(), across.high(), up.low(), up.high());
        chart.getStyler().setxAxisTickLabelsFormattingFunction(Look::power);
        Look.legendBelow(chart);
        return chart;
    }

    private static double exponent(String parameter, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(
                    parameter + " is " + value + ", expected a number above 0: the axis is logarithmic");
        }
        return Math.log10(value);
    }

    private static void band(XYChart chart, String name, double[] x, double[][] found, Color color) {
        if (found.length != x.length) {
            throw new IllegalArgumentException("\"" + name + "\" has " + found.length + " lists of runs, expected "
                    + x.length + ", one for each x");
        }
        int n = x.length;
        double[] around = new double[2 * n];
        double[] edge = new double[2 * n];
        for (int i = 0; i < n; i++) {
            Range range = Range.of(found[i]);
            around[i] = x[i];
            edge[i] = range.high();
            around[2 * n - 1 - i] = x[i];
            edge[2 * n - 1 - i] = range.low();
        }
        Color faint = new Color(color.getRed(), color.getGreen(), color.getBlue(), FAINT);
        chart.addSeries(name + " band", around, edge)
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(faint)
                .setFillColor(faint)
                .setShowInLegend(false);
    }

    private static void mean(XYChart chart, String name, double[] x, double[][] found, Color color) {
        double[] means = IntStream.range(0, x.length)
                .mapToDouble(i -> Arrays.stream(found[i]).average().orElseThrow())
                .toArray();
        Look.line(chart, name, x, means, color, 0);
        XYSeries line = chart.getSeriesMap().get(name);
        line.setMarker(Markers.CIRCLE).setMarkerColor(color);
        line.setLabel(name + ", mean and range of " + found[0].length + " runs");
        chart.getStyler().setMarkerSize(7);
    }
}
