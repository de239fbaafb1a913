package anomaly.notebook;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.knowm.xchart.internal.chartpart.Chart;

/** A page of a flip-book, which can be drawn at any scale. */
record Frame(String caption, int width, int height, String alt, Consumer<Graphics2D> drawing) {
    static Frame of(String caption, Object frame) {
        if (frame instanceof Picture picture) {
            return new Frame(caption, picture.width(), picture.height(), picture.alt(), g -> paint(picture, g));
        }
        if (frame instanceof Chart<?, ?> chart) {
            int width = chart.getWidth();
            int height = chart.getHeight();
            return new Frame(caption, width, height, Compose.words(chart), g -> chart.paint(g, width, height));
        }
        String found = frame == null ? "null" : "a " + frame.getClass().getSimpleName();
        throw new IllegalArgumentException("frame \"" + caption + "\" is " + found + ", expected a chart or a Picture");
    }

    private static void paint(Picture picture, Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture.image(), 0, 0, picture.width(), picture.height(), null);
    }

    /** The frame with so many pixels for each pixel it is shown at. */
    BufferedImage drawn(double scale) {
        return Picture.drawn(width, height, scale, drawing);
    }
}
