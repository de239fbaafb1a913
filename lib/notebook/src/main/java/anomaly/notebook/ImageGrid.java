package anomaly.notebook;

import anomaly.data.Images;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Pictures in rows, each with a caption. */
final class ImageGrid {
    private static final int CELL = 80;
    private static final int GAP = 8;
    private static final int CAPTION = 18;
    private static final int COLUMNS = 10;

    private ImageGrid() {}

    static Picture of(Images images, List<String> captions) {
        List<BufferedImage> tiles = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            tiles.add(images.image(i));
            texts.add(captions.isEmpty() ? images.className(images.classOf(i)) : caption(captions, i, images.size()));
        }
        return of(images.name(), tiles, texts);
    }

    static Picture of(double[][] rows, int width, int height, List<String> captions) {
        Range range = Range.of(rows.length == 0 ? new double[] {0, 1} : extremes(rows));
        List<BufferedImage> tiles = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            tiles.add(gray(rows[i], i, width, height, range));
            texts.add(captions.isEmpty() ? "" : caption(captions, i, rows.length));
        }
        return of("images", tiles, texts);
    }

    private static double[] extremes(double[][] rows) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double[] row : rows) {
            Range one = Range.of(row);
            low = Math.min(low, one.low());
            high = Math.max(high, one.high());
        }
        return new double[] {low, high};
    }

    private static String caption(List<String> captions, int place, int wanted) {
        if (captions.size() != wanted) {
            throw new IllegalArgumentException(
                    "there are " + captions.size() + " captions for " + wanted + " images, expected one each");
        }
        return captions.get(place);
    }

    private static BufferedImage gray(double[] row, int place, int width, int height, Range range) {
        if (row.length != width * height) {
            throw new IllegalArgumentException("row " + place + " has " + row.length + " values, expected " + width
                    + " x " + height + " = " + width * height + " pixels");
        }
        BufferedImage made = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < row.length; p++) {
            double share = range.width() > 0 ? (row[p] - range.low()) / range.width() : 0;
            int level = (int) Math.round(255 * share);
            made.setRGB(p % width, p / width, new Color(level, level, level).getRGB());
        }
        return made;
    }

    private static Picture of(String what, List<BufferedImage> tiles, List<String> captions) {
        if (tiles.isEmpty()) {
            throw new IllegalArgumentException("there are no images, expected at least one");
        }
        int columns = Math.min(COLUMNS, tiles.size());
        int rows = (tiles.size() + columns - 1) / columns;
        boolean bare = captions.stream().allMatch(String::isEmpty);
        int line = CELL + GAP + (bare ? 0 : CAPTION);
        String alt = tiles.size() + " pictures of " + what + (bare ? "" : ": " + String.join(", ", captions));
        return Picture.of(columns * (CELL + GAP) + GAP, rows * line + GAP, alt, g -> {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            g.setFont(Look.SMALL);
            for (int i = 0; i < tiles.size(); i++) {
                int x = GAP + i % columns * (CELL + GAP);
                int y = GAP + i / columns * line;
                g.drawImage(tiles.get(i), x, y, CELL, CELL, null);
                caption(g, captions.get(i), x, y + CELL + CAPTION - 4);
            }
        });
    }

    private static void caption(Graphics2D g, String text, int x, int y) {
        FontMetrics metrics = g.getFontMetrics();
        String shown = text;
        while (shown.length() > 1 && metrics.stringWidth(shown) > CELL + GAP - 2) {
            shown = shown.substring(0, shown.length() - 1);
        }
        if (shown.length() < text.length()) {
            shown = shown.substring(0, shown.length() - 1) + "…";
        }
        g.setColor(Look.INK);
        g.drawString(shown, x + (CELL - metrics.stringWidth(shown)) / 2, y);
    }
}
