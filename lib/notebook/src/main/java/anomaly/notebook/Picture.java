package anomaly.notebook;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.function.Consumer;

/** An image with the words that stand for it, drawn at twice the size it is shown at so that it is sharp on every screen. */
public final class Picture extends BufferedImage {
    /** Pixels drawn for each pixel shown. */
    static final int SCALE = 2;

    private final int shownWidth;
    private final int shownHeight;
    private final String alt;

    private Picture(int width, int height, String alt) {
        super(width * SCALE, height * SCALE, TYPE_INT_RGB);
        this.shownWidth = width;
        this.shownHeight = height;
        this.alt = Objects.requireNonNull(alt, "alt");
    }

    /**
     * Draws a picture on white.
     *
     * @param width the width it is shown at, in pixels
     * @param height the height it is shown at, in pixels
     * @param alt what it shows, in words
     * @param drawing draws it, in the coordinates of the size it is shown at
     * @return the picture
     */
    static Picture of(int width, int height, String alt, Consumer<Graphics2D> drawing) {
        Picture made = new Picture(width, height, alt);
        Graphics2D g = made.createGraphics();
        g.setColor(Look.BACKGROUND);
        g.fillRect(0, 0, made.getWidth(), made.getHeight());
        g.scale(SCALE, SCALE);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        drawing.accept(g);
        g.dispose();
        return made;
    }

    /**
     * The width to show it at.
     *
     * @return pixels
     */
    public int shownWidth() {
        return shownWidth;
    }

    /**
     * The height to show it at.
     *
     * @return pixels
     */
    public int shownHeight() {
        return shownHeight;
    }

    /**
     * What it shows, in words.
     *
     * @return the alternative text
     */
    public String alt() {
        return alt;
    }

    @Override
    public String toString() {
        return alt;
    }

    Bundle bundle() {
        return Bundle.png(Png.base64(this), shownWidth, shownHeight, alt);
    }
}
