package anomaly.notebook;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.internal.series.Series;

/** Makes pictures of charts, with the words that stand for them. */
final class Compose {
    private Compose() {}

    static Picture picture(Chart<?, ?> chart) {
        return Picture.of(
                chart.getWidth(),
                chart.getHeight(),
                words(chart),
                g -> chart.paint(g, chart.getWidth(), chart.getHeight()));
    }

    static Picture beside(List<Chart<?, ?>> charts) {
        return Picture.of(width(charts), height(charts), words(charts), g -> paint(charts, g));
    }

    /** The same with one pixel for each shown and so many colors at most, for an output that holds more than a picture. */
    static Picture coarse(List<Chart<?, ?>> charts, int colors) {
        return Picture.coarse(width(charts), height(charts), colors, words(charts), g -> paint(charts, g));
    }

    private static int width(List<Chart<?, ?>> charts) {
        return charts.stream().mapToInt(Chart::getWidth).sum();
    }

    private static int height(List<Chart<?, ?>> charts) {
        return charts.stream().mapToInt(Chart::getHeight).max().orElse(1);
    }

    private static String words(List<Chart<?, ?>> charts) {
        return charts.stream().map(Compose::words).collect(Collectors.joining(" | "));
    }

    private static void paint(List<Chart<?, ?>> charts, Graphics2D g) {
        for (Chart<?, ?> chart : charts) {
            int each = chart.getWidth();
            chart.paint(g, each, chart.getHeight());
            g.translate(each, 0);
        }
    }

    /** Title, axes and legend in one sentence: what a reader who cannot see the chart needs first. */
    static String words(Chart<?, ?> chart) {
        List<String> entries = new ArrayList<>();
        for (Series series : chart.getSeriesMap().values()) {
            if (series.isShowInLegend()) {
                entries.add(series.getLabel());
            }
        }
        String axes = chart.getYAxisTitle() + " against " + chart.getXAxisTitle();
        String scale = chart instanceof FieldChart field ? "; color: " + field.scale() : "";
        return "Chart: " + chart.getTitle() + "; " + axes + (entries.isEmpty() ? "" : "; " + String.join(", ", entries))
                + scale;
    }
}
