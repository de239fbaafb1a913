package anomaly.notebook;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;

/** Means as bars with their spread, one a name. */
final class Bars {
    /** Letters of all names together that still fit below the bars without turning them. */
    private static final int LEVEL_LETTERS = 58;

    private Bars() {}

    static CategoryChart of(String measure, Map<String, double[]> given) {
        check(given);
        Map<String, double[]> values = Look.ordered(given);
        CategoryChart chart = new CategoryChart(Look.WIDTH, Look.HEIGHT);
        boolean repeated = values.values().stream().anyMatch(v -> v.length > 1);
        chart.setTitle(repeated ? measure + ": mean and standard deviation" : measure);
        chart.setXAxisTitle("method");
        chart.setYAxisTitle(measure);
        Look.dress(chart.getStyler());
        chart.getStyler().setyAxisTickLabelsFormattingFunction(Look::figure);
        chart.getStyler().setLegendVisible(false);
        chart.getStyler()
                .setOverlapped(true)
                .setAvailableSpaceFill(Math.min(0.7, 0.16 * values.size()))
                .setLabelsVisible(true)
                .setLabelsFont(Look.SMALL)
                .setLabelsPosition(0.08)
                .setPlotGridVerticalLinesVisible(false)
                .setErrorBarsColor(Look.INK);
        List<String> names = List.copyOf(values.keySet());
        int letters = names.stream().mapToInt(n -> n.length() + 3).sum();
        chart.getStyler().setXAxisLabelRotation(letters > LEVEL_LETTERS ? 45 : 0);
        Map<String, Color> colors = Palette.of(new TreeMap<>(values).keySet());
        for (int i = 0; i < names.size(); i++) {
            bar(chart, names, i, values.get(names.get(i)), colors.get(names.get(i)));
        }
        Range range = range(values.values());
        chart.getStyler().setYAxisMin(range.low()).setYAxisMax(range.high());
        return chart;
    }

    private static void check(Map<String, double[]> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw, expected at least one named list of values");
        }
        values.forEach((name, list) -> {
            if (list.length == 0) {
                throw new IllegalArgumentException("\"" + name + "\" has no values, expected at least one");
            }
        });
    }

    /** Each name is a series of its own, so that it has its own color. */
    private static void bar(CategoryChart chart, List<String> names, int place, double[] values, Color color) {
        double mean = mean(values);
        double deviation = deviation(values);
        String name = names.get(place);
        String label = name + " " + Look.number(mean) + (values.length > 1 ? " ± " + Look.number(deviation) : "");
        List<Double> means = only(names.size(), place, mean);
        CategorySeries series = values.length > 1
                ? chart.addSeries(name, names, means, only(names.size(), place, deviation))
                : chart.addSeries(name, names, means);
        series.setLabel(label);
        series.setFillColor(color);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
    }

    /** From zero, since the length of a bar is what is read, to the end of the furthest spread. */
    private static Range range(Collection<double[]> values) {
        double low = 0;
        double high = 0;
        for (double[] one : values) {
            low = Math.min(low, mean(one) - deviation(one));
            high = Math.max(high, mean(one) + deviation(one));
        }
        return new Range(low * 1.05, high > 0 ? high * 1.05 : low == 0 ? 1 : 0);
    }

    private static List<Double> only(int size, int place, double value) {
        List<Double> made = new ArrayList<>(Collections.nCopies(size, Double.NaN));
        made.set(place, value);
        return made;
    }
}
