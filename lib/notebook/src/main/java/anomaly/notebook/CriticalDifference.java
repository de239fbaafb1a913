package anomaly.notebook;

import anomaly.evaluation.FriedmanTest;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The diagram of Demšar (2006): average ranks on an axis, thick bars over methods that do not differ significantly. */
final class CriticalDifference {
    private static final int MARGIN = 12;
    private static final int GAP = 8;
    private static final int LEAST_AXIS = 340;
    private static final int TITLE = 22;
    private static final int SUBTITLE = 42;
    private static final int RULER = 72;
    private static final int AXIS = 108;
    private static final int TICK = 5;
    private static final int BAR = 10;
    private static final int LABEL = 22;
    private static final double LEAST_P = 1e-4;

    private final FriedmanTest test;
    private final double alpha;
    private final double critical;
    private final List<String> ranking;
    private final List<Bar> bars;
    private final int side;
    private final int width;

    /** A group of methods, and the line of bars its bar is in. */
    private record Bar(double from, double to, int level) {}

    private CriticalDifference(FriedmanTest test, double alpha) {
        this.test = test;
        this.alpha = alpha;
        this.critical = test.criticalDifference(alpha);
        this.ranking = test.ranking();
        this.bars = bars();
        int text = Sheet.width(Look.AXIS, ranking.stream().map(this::label).toList());
        this.side = MARGIN + text + GAP;
        this.width = Math.max(Look.WIDTH, 2 * side + LEAST_AXIS);
    }

    static Picture of(FriedmanTest test, double alpha) {
        CriticalDifference diagram = new CriticalDifference(test, alpha);
        return Picture.of(diagram.width, diagram.height(), diagram.words(), g -> diagram.draw(new Sheet(g)));
    }

    /** Bars that do not touch share a line. */
    private List<Bar> bars() {
        List<Bar> made = new ArrayList<>();
        for (List<String> group : test.groups(alpha)) {
            double from = test.rank(group.get(0));
            double to = test.rank(group.get(group.size() - 1));
            int level = 0;
            while (taken(made, level, from)) {
                level++;
            }
            made.add(new Bar(from, to, level));
        }
        return made;
    }

    private boolean taken(List<Bar> made, int level, double from) {
        return made.stream().anyMatch(bar -> bar.level == level && bar.to > from - 0.1);
    }

    private int firstLabel() {
        int levels = bars.stream().mapToInt(bar -> bar.level + 1).max().orElse(0);
        return AXIS + 26 + levels * BAR;
    }

    private int left() {
        return (ranking.size() + 1) / 2;
    }

    private int height() {
        return firstLabel() + (left() - 1) * LABEL + MARGIN + 4;
    }

    /** Rank 1, the best, is on the left. */
    private double x(double rank) {
        return side + (rank - 1) / (ranking.size() - 1) * (width - 2 * side);
    }

    private void draw(Sheet sheet) {
        sheet.text("Average ranks, 1 is best", Look.TITLE, width / 2.0, TITLE, Sheet.Align.CENTER);
        sheet.text(subtitle(), Look.SMALL, width / 2.0, SUBTITLE, Sheet.Align.CENTER);
        ruler(sheet);
        axis(sheet);
        Map<String, Color> colors = Palette.of(new TreeSet<>(ranking));
        for (int i = 0; i < ranking.size(); i++) {
            method(sheet, i, colors.get(ranking.get(i)));
        }
        for (Bar bar : bars) {
            double y = AXIS + 12 + bar.level * BAR;
            sheet.line(Look.INK, 5, x(bar.from) - 3, y, x(bar.to) + 3, y);
        }
    }

    private String subtitle() {
        String start = ranking.size() + " methods on " + test.dataSets() + " data sets; ";
        if (Double.isInfinite(test.f())) {
            return start + "all rank them alike";
        }
        double p = test.pValue();
        String shown = p < LEAST_P ? "below 0.0001" : String.format(Locale.ROOT, "%.2g", p);
        return start
                + String.format(Locale.ROOT, "Friedman test, F %.2f, p %s", test.f(), shown)
                + (p < alpha ? "" : ": no differences shown");
    }

    /** As long as the critical difference; only its text where that is longer than the axis. */
    private void ruler(Sheet sheet) {
        String text = String.format(Locale.ROOT, "critical difference %.2f (alpha %s)", critical, Look.tick(alpha));
        boolean fits = critical <= ranking.size() - 1;
        if (fits) {
            double end = x(1 + critical);
            sheet.line(Look.INK, 2, x(1), RULER, end, RULER);
            sheet.line(Look.INK, 2, x(1), RULER - TICK, x(1), RULER + TICK);
            sheet.line(Look.INK, 2, end, RULER - TICK, end, RULER + TICK);
        }
        double start = fits ? x(1 + critical) + GAP : x(1);
        boolean right = start + Sheet.width(Look.SMALL, List.of(text)) <= width - MARGIN;
        sheet.text(text, Look.SMALL, right ? start : x(1), right ? RULER + 4 : RULER - 8, Sheet.Align.LEFT);
    }

    private void axis(Sheet sheet) {
        sheet.line(Look.INK, 1.2, x(1), AXIS, x(ranking.size()), AXIS);
        // With many methods every second or fifth rank has a number.
        int step = ranking.size() <= 16 ? 1 : ranking.size() <= 32 ? 2 : 5;
        for (int rank = 1; rank <= ranking.size(); rank++) {
            sheet.line(Look.INK, 1.2, x(rank), AXIS - TICK, x(rank), AXIS);
            if ((rank - 1) % step == 0) {
                sheet.text(String.valueOf(rank), Look.SMALL, x(rank), AXIS - TICK - 4, Sheet.Align.CENTER);
            }
        }
    }

    /** The better half is named on the left from the top, the other on the right from the bottom. */
    private void method(Sheet sheet, int place, Color color) {
        boolean onLeft = place < left();
        double x = x(test.rank(ranking.get(place)));
        int line = onLeft ? place : ranking.size() - 1 - place;
        double y = firstLabel() + line * LABEL;
        double edge = onLeft ? side - GAP / 2.0 : width - side + GAP / 2.0;
        sheet.line(color, 1.6, x, AXIS, x, y);
        sheet.line(color, 1.6, x, y, edge, y);
        sheet.dot(color, x, AXIS);
        sheet.text(
                label(ranking.get(place)),
                Look.AXIS,
                onLeft ? side - GAP : width - side + GAP,
                y + 4,
                onLeft ? Sheet.Align.RIGHT : Sheet.Align.LEFT);
    }

    private String label(String method) {
        return String.format(Locale.ROOT, "%s  %.2f", Sheet.shortened(method), test.rank(method));
    }

    private String words() {
        String ranks = ranking.stream()
                .map(method -> String.format(Locale.ROOT, "%s %.2f", method, test.rank(method)))
                .collect(Collectors.joining(", "));
        String groups = test.groups(alpha).stream()
                .map(group -> String.join(", ", group))
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT,
                "Critical difference diagram, %s; average ranks: %s; critical difference %.2f at alpha %s; %s",
                subtitle(),
                ranks,
                critical,
                Look.tick(alpha),
                groups.isEmpty() ? "all differ significantly" : "not significantly different: " + groups);
    }
}
