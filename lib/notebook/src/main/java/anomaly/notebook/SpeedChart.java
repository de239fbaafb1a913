package anomaly.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The README's picture of {@code ./lab bench classical}: every row of its table as a bar on a logarithmic axis that starts
 * at 1, to the left where ours is faster and to the right where it is slower, with the goal of each method as a mark.
 */
public final class SpeedChart {
    private static final int WIDTH = 900;
    private static final int LINE = 15;
    private static final int GAP = 8;
    private static final int TOP = 58;
    private static final int BOTTOM = 30;
    private static final int LEFT = 270;
    private static final int RIGHT = 140;
    private static final String KEYWORD = "Source";

    private final List<SpeedRow> rows;
    private final double low;
    private final double high;

    private SpeedChart(List<SpeedRow> rows) {
        this.rows = rows;
        double least = rows.stream().mapToDouble(SpeedRow::least).min().orElse(1);
        double most = rows.stream().mapToDouble(SpeedRow::most).max().orElse(1);
        this.low = Math.log10(Math.min(0.5, least)) - 0.05;
        this.high = Math.log10(Math.max(2, most)) + 0.05;
    }

    /**
     * Draws a table into a file.
     *
     * @param files the table and the picture
     * @throws IOException if the one cannot be read or the other not be written
     */
    public static void main(String... files) throws IOException {
        if (files.length != 2) {
            throw new IllegalArgumentException(
                    files.length + " files are given, expected 2: the table and the picture");
        }
        byte[] table = Files.readAllBytes(Path.of(files[0]));
        Files.write(Path.of(files[1]), png(new String(table, StandardCharsets.UTF_8)));
    }

    /** The picture's file; it says of which table it was made. */
    static byte[] png(String table) {
        return Png.noted(of(table).png(), KEYWORD, note(table));
    }

    /** What the file of a picture of this table contains. */
    static String note(String table) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(table.getBytes(StandardCharsets.UTF_8));
            return "SHA-256 " + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Picture of(String table) {
        SpeedChart chart = new SpeedChart(SpeedRow.of(table));
        return Picture.of(WIDTH, chart.height(), chart.words(), chart::draw);
    }

    private int height() {
        return TOP + BOTTOM + LINE * rows.size() + GAP * groups();
    }

    private int groups() {
        return (int) rows.stream().map(SpeedRow::method).distinct().count();
    }

    private String words() {
        return "Chart: time of ours divided by the time of the fastest other, below 1 is faster; "
                + rows.stream()
                        .map(row -> row.method() + " " + row.size() + ": " + row.text())
                        .collect(Collectors.joining(", "));
    }

    private void draw(Graphics2D g) {
        g.setColor(Look.INK);
        g.setFont(Look.TITLE);
        g.drawString("Time of ours / time of the fastest other, fit and scores", 12, 22);
        axis(g);
        int y = TOP;
        for (int i = 0; i < rows.size(); i++) {
            boolean first =
                    i == 0 || !rows.get(i).method().equals(rows.get(i - 1).method());
            y += first ? GAP : 0;
            bar(g, rows.get(i), y, first);
            y += LINE;
        }
        vertical(g, 1, TOP, height() - BOTTOM, new BasicStroke(1.4f));
    }

    private void axis(Graphics2D g) {
        g.setFont(Look.SMALL);
        for (double tick : ticks()) {
            g.setColor(Look.GRID);
            vertical(g, tick, TOP, height() - BOTTOM, new BasicStroke(1));
            g.setColor(Look.INK);
            centered(g, Look.tick(tick), TOP - 6);
            centered(g, Look.tick(tick), height() - BOTTOM + 16);
        }
        g.setColor(Palette.NORMAL);
        g.drawString("← ours is faster", LEFT, 40);
        g.setColor(Palette.ANOMALY);
        String slower = "slower →";
        g.drawString(slower, WIDTH - RIGHT - g.getFontMetrics().stringWidth(slower), 40);
        g.setColor(Palette.THRESHOLD);
        g.drawString("dotted: goal", 12, 40);
    }

    /** 1, 2 and 5 of each power of ten where there are few powers, else the powers. */
    private List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        int[] steps = high - low > 2.6 ? new int[] {1} : new int[] {1, 2, 5};
        for (int power = (int) Math.floor(low); power <= high; power++) {
            for (int step : steps) {
                double tick = step * Math.pow(10, power);
                if (Math.log10(tick) >= low && Math.log10(tick) <= high) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    private void bar(Graphics2D g, SpeedRow row, int y, boolean first) {
        g.setFont(Look.SMALL);
        g.setColor(Look.INK);
        if (first) {
            g.drawString(row.method(), 12, y + 11);
        }
        String size = row.size();
        g.drawString(size, LEFT - 14 - g.getFontMetrics().stringWidth(size), y + 11);
        double one = place(1);
        double end = place(row.ratio());
        g.setColor(row.ratio() <= 1 ? Palette.NORMAL : Palette.ANOMALY);
        g.fillRect((int) Math.min(one, end), y + 2, (int) Math.max(2, Math.abs(one - end)), LINE - 5);
        g.setColor(Palette.THRESHOLD);
        vertical(g, row.goal(), y - 1, y + LINE, Look.stroke(1.4f, 2));
        label(g, row, y, Math.max(one, end) + 5);
    }

    /** Right of the bar, on white so that the grid does not run through it; "missed" where the goal was. */
    private static void label(Graphics2D g, SpeedRow row, int y, double right) {
        String text = row.text() + (row.verdict().equals("no") ? "  goal missed" : "");
        int width = g.getFontMetrics().stringWidth(text);
        int x = (int) right;
        g.setColor(new Color(255, 255, 255, 200));
        g.fillRect(x - 2, y + 1, width + 4, LINE - 2);
        g.setColor(Look.INK);
        g.drawString(text, x, y + 11);
    }

    private double place(double ratio) {
        return LEFT + (Math.log10(ratio) - low) / (high - low) * (WIDTH - LEFT - RIGHT);
    }

    private void vertical(Graphics2D g, double ratio, int from, int to, BasicStroke stroke) {
        g.setStroke(stroke);
        int x = (int) Math.round(place(ratio));
        g.drawLine(x, from, x, to);
    }

    private void centered(Graphics2D g, String text, int y) {
        g.drawString(
                text,
                (float) place(Double.parseDouble(text)) - g.getFontMetrics().stringWidth(text) / 2f,
                y);
    }
}
