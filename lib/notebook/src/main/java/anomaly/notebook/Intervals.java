package anomaly.notebook;

import anomaly.evaluation.Interval;
import java.awt.Color;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Estimates as dots on lines as long as their intervals, one below the other. */
final class Intervals {
    private static final int MARGIN = 12;
    private static final int GAP = 12;
    private static final int LEAST_AXIS = 260;
    private static final int TITLE = 22;
    private static final int TOP = 40;
    private static final int LINE = 26;
    private static final int WHISKER = 5;
    private static final int MOST_TICKS = 6;
    private static final int BELOW = 44;

    private final String measure;
    private final Map<String, Interval> intervals;
    private final Range range;
    private final int left;
    private final int right;
    private final int width;

    private Intervals(String measure, Map<String, Interval> intervals) {
        this.measure = measure;
        this.intervals = intervals;
        Collection<Interval> all = intervals.values();
        this.range = Range.of(all.stream()
                        .flatMapToDouble(one -> DoubleStream.of(one.low(), one.high()))
                        .toArray())
                .widened(0.05);
        this.left = MARGIN
                + GAP
                + Sheet.width(
                        Look.AXIS,
                        intervals.keySet().stream().map(Sheet::shortened).toList());
        this.right = MARGIN
                + GAP
                + Sheet.width(Look.SMALL, all.stream().map(Intervals::figures).toList());
        this.width = Math.max(Look.WIDTH, left + LEAST_AXIS + right);
    }

    static Picture of(String measure, Map<String, Interval> given) {
        if (given.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to draw, expected at least one named interval");
        }
        List<Double> levels =
                given.values().stream().map(Interval::level).distinct().sorted().toList();
        if (levels.size() > 1) {
            throw new IllegalArgumentException(
                    "the levels are " + levels + ", expected one: intervals of different levels cannot be compared");
        }
        Intervals chart = new Intervals(measure, Look.ordered(given));
        return Picture.of(chart.width, chart.bottom() + BELOW, chart.words(), g -> chart.draw(new Sheet(g)));
    }

    private int bottom() {
        return TOP + LINE * intervals.size();
    }

    private double x(double value) {
        return left + (value - range.low()) / range.width() * (width - left - right);
    }

    private String title() {
        double level = intervals.values().iterator().next().level();
        return measure + " with its " + Look.number(100 * level) + " % interval";
    }

    private void draw(Sheet sheet) {
        sheet.text(title(), Look.TITLE, width / 2.0, TITLE, Sheet.Align.CENTER);
        axis(sheet);
        Map<String, Color> colors = Palette.of(new TreeMap<>(intervals).keySet());
        double y = TOP + LINE / 2.0;
        for (Map.Entry<String, Interval> one : intervals.entrySet()) {
            Interval interval = one.getValue();
            Color color = colors.get(one.getKey());
            sheet.text(Sheet.shortened(one.getKey()), Look.AXIS, left - GAP, y + 5, Sheet.Align.RIGHT);
            sheet.line(color, 2, x(interval.low()), y, x(interval.high()), y);
            sheet.line(color, 2, x(interval.low()), y - WHISKER, x(interval.low()), y + WHISKER);
            sheet.line(color, 2, x(interval.high()), y - WHISKER, x(interval.high()), y + WHISKER);
            sheet.dot(color, x(interval.estimate()), y);
            sheet.text(figures(interval), Look.SMALL, width - right + GAP, y + 4, Sheet.Align.LEFT);
            y += LINE;
        }
    }

    private void axis(Sheet sheet) {
        double step = step(range.width());
        for (double tick = Math.ceil(range.low() / step) * step; tick <= range.high(); tick += step) {
            sheet.line(Look.GRID, 1, x(tick), TOP, x(tick), bottom());
            sheet.text(Look.tick(tick), Look.SMALL, x(tick), bottom() + 16, Sheet.Align.CENTER);
        }
        sheet.line(Look.BORDER, 1, left, bottom(), width - right, bottom());
        sheet.text(measure, Look.AXIS, (left + width - right) / 2.0, bottom() + 35, Sheet.Align.CENTER);
    }

    /** 1, 2 or 5 times a power of ten, so that there are six ticks at most. */
    private static double step(double width) {
        double step = Math.pow(10, Math.floor(Math.log10(width / MOST_TICKS)));
        for (int times : new int[] {1, 2, 5}) {
            if (width / (times * step) <= MOST_TICKS) {
                return times * step;
            }
        }
        return 10 * step;
    }

    private static String figures(Interval interval) {
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", interval.estimate(), interval.low(), interval.high());
    }

    private String words() {
        return "Chart: " + title() + ": "
                + intervals.entrySet().stream()
                        .map(one -> one.getKey() + " " + figures(one.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
