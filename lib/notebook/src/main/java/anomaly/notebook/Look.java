package anomaly.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The one look of all charts: white, thin grid, room for two beside each other. */
final class Look {
    static final int WIDTH = 520;
    static final int HEIGHT = 420;
    static final Color BACKGROUND = Color.WHITE;
    static final Color INK = new Color(0x222222);
    static final Color GRID = new Color(0xE6E6E6);
    static final Color BORDER = new Color(0xA0A0A0);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    /** Lines of one color are told apart by these. */
    private static final float[][] DASHES = {null, {8, 4}, {2, 3}, {10, 3, 2, 3}};

    private Look() {}

    static XYChart chart(String title, String xAxis, String yAxis) {
        return dress(new XYChart(WIDTH, HEIGHT), title, xAxis, yAxis);
    }

    static XYChart dress(XYChart chart, String title, String xAxis, String yAxis) {
        chart.setTitle(title);
        chart.setXAxisTitle(xAxis);
        chart.setYAxisTitle(yAxis);
        dress(chart.getStyler());
        chart.getStyler().setCursorEnabled(false).setZoomEnabled(false);
        chart.getStyler().setxAxisTickLabelsFormattingFunction(Look::tick);
        chart.getStyler().setyAxisTickLabelsFormattingFunction(Look::tick);
        return chart;
    }

    static void dress(AxesChartStyler style) {
        style.setChartBackgroundColor(BACKGROUND)
                .setChartFontColor(INK)
                .setChartTitleFont(TITLE)
                .setChartPadding(8)
                .setLegendFont(SMALL)
                .setLegendBackgroundColor(new Color(255, 255, 255, 215))
                .setLegendBorderColor(new Color(0, 0, 0, 0))
                .setLegendPadding(9)
                .setLegendSeriesLineLength(22)
                .setPlotBackgroundColor(BACKGROUND)
                .setPlotBorderColor(BORDER)
                .setPlotBorderVisible(true)
                .setPlotContentSize(1)
                .setToolTipsEnabled(false);
        style.setAxisTitleFont(AXIS)
                .setAxisTickLabelsFont(SMALL)
                .setAxisTickLabelsColor(INK)
                .setAxisTickMarksColor(BORDER)
                .setAxisTicksLineVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1))
                .setPlotTicksMarksVisible(false)
                .setPlotMargin(0)
                .setLocale(Locale.ROOT);
    }

    static void legend(XYChart chart, Styler.LegendPosition position, Styler.LegendLayout layout) {
        chart.getStyler().setLegendPosition(position).setLegendLayout(layout);
    }

    /** A row of entries below the chart when they fit there, a column otherwise. */
    static void legendBelow(XYChart chart) {
        int letters = chart.getSeriesMap().values().stream()
                .filter(s -> s.isShowInLegend())
                .mapToInt(s -> s.getLabel().length() + 7)
                .sum();
        Styler.LegendLayout layout = letters > 66 ? Styler.LegendLayout.Vertical : Styler.LegendLayout.Horizontal;
        legend(chart, Styler.LegendPosition.OutsideS, layout);
    }

    static void range(XYChart chart, double left, double right, double bottom, double top) {
        chart.getStyler()
                .setXAxisMin(left)
                .setXAxisMax(right)
                .setYAxisMin(bottom)
                .setYAxisMax(top);
    }

    /** A line without markers; {@code dash} counts the lines of this color so far. */
    static void line(XYChart chart, String name, double[] x, double[] y, Color color, int dash) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(color)
                .setLineStyle(stroke(2, dash));
    }

    static BasicStroke stroke(float width, int dash) {
        float[] pattern = DASHES[dash % DASHES.length];
        return pattern == null
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
    }

    /** A map made by Map.of has another order in every JVM; a chart has not. */
    static <T> Map<String, T> ordered(Map<String, T> given) {
        return given instanceof LinkedHashMap || given instanceof SortedMap ? given : new TreeMap<>(given);
    }

    /** Free of the noise of binary fractions, without trailing zeros. */
    static String tick(double value) {
        double size = Math.abs(value);
        if (value != 0 && (size >= 1e6 || size < 1e-4)) {
            return String.format(Locale.ROOT, "%.0e", value);
        }
        return rounded(value, 6);
    }

    /** A measure in a chart: at most three decimals; nothing where there is no bar. */
    static String figure(double value) {
        return Double.isFinite(value) ? rounded(value, 3) : " ";
    }

    private static String rounded(double value, int decimals) {
        return new BigDecimal(value)
                .setScale(decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A tick of a logarithmic axis, given its exponent: two digits tell one from the next. */
    static String power(double exponent) {
        double value = Math.pow(10, exponent);
        return value >= 1e5 || value < 1e-4
                ? String.format(Locale.ROOT, "%.0e", value)
                : new BigDecimal(value)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** As many digits as a reader needs: 3 for a measure, fewer for large numbers. */
    static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e7) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return size >= 1e5 || size < 1e-3
                ? String.format(Locale.ROOT, "%.2g", value)
                : String.format(
                        Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f", value);
    }
}
