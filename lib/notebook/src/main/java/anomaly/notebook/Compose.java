package anomaly.notebook;

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
        int width = charts.stream().mapToInt(Chart::getWidth).sum();
        int height = charts.stream().mapToInt(Chart::getHeight).max().orElse(1);
        String alt = charts.stream().map(Compose::words).collect(Collectors.joining(" | "));
        return Picture.of(width, height, alt, g -> {
            for (Chart<?, ?> chart : charts) {
                int each = chart.getWidth();
                chart.paint(g, each, chart.getHeight());
                g.translate(each, 0);
            }
        });
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
