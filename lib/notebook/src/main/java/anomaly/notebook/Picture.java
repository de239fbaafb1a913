package anomaly.notebook;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Objects;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * An image with the words that stand for it, drawn at twice the size it is shown at so that it is sharp on every screen. It
 * keeps the PNG and not the pixels: a notebook's session holds on to every value a cell has shown.
 */
public final class Picture {
    /** Pixels drawn for each pixel shown. */
    static final int SCALE = 2;

    private final byte[] png;
    private final int width;
    private final int height;
    private final String alt;

    private Picture(byte[] png, int width, int height, String alt) {
        this.png = png;
        this.width = width;
        this.height = height;
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
        return new Picture(Png.bytes(drawn(width, height, SCALE, drawing)), width, height, alt);
    }

    /** A picture of pictures: one pixel for each shown, and so many colors at most. */
    static Picture coarse(int width, int height, int colors, String alt, Consumer<Graphics2D> drawing) {
        return new Picture(Png.bytes(drawn(width, height, 1, drawing), colors), width, height, alt);
    }

    /** Draws on white with so many pixels for each pixel of the drawing. */
    static BufferedImage drawn(int width, int height, double scale, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(
                (int) Math.round(width * scale), (int) Math.round(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Look.BACKGROUND);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.scale(scale, scale);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        drawing.accept(g);
        g.dispose();
        return image;
    }

    /** The same picture with other words. */
    Picture saying(String words) {
        return new Picture(png, width, height, words);
    }

    /**
     * The width to show it at.
     *
     * @return pixels
     */
    public int width() {
        return width;
    }

    /**
     * The height to show it at.
     *
     * @return pixels
     */
    public int height() {
        return height;
    }

    /**
     * What it shows, in words.
     *
     * @return the alternative text
     */
    public String alt() {
        return alt;
    }

    /**
     * The file, for saving: {@code Files.write(path, picture.png())}.
     *
     * @return a PNG
     */
    public byte[] png() {
        return png.clone();
    }

    /**
     * The pixels, twice as many each way as {@link #width()} and {@link #height()} say; as many in the sheet of an animation.
     *
     * @return a new image
     */
    public BufferedImage image() {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be read back", e);
        }
    }

    @Override
    public String toString() {
        return alt;
    }

    Bundle bundle() {
        return Bundle.png(Base64.getEncoder().encodeToString(png), width, height, alt);
    }
}
