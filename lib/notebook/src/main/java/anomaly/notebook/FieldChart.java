package anomaly.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;

/** A chart over a colored field of scores, if given one, with a color bar on its right that tells what the colors mean. */
final class FieldChart extends XYChart {
    private static final int BAR_ROOM = 64;
    private static final int BAR_WIDTH = 14;
    private static final Color CLEAR = new Color(255, 255, 255, 0);

    private final Field field;
    private final Bands bands;

    FieldChart(Field field, Bands bands) {
        super(Look.WIDTH, Look.HEIGHT);
        this.field = field;
        this.bands = bands;
    }

    /** What the colors mean, in words. */
    String scale() {
        return bands.toString();
    }

    /** The scores behind the rows. */
    Field field() {
        return field;
    }

    /** Where the plot is drawn, in pixels of the chart from its upper left corner. */
    Rectangle2D plot() {
        int width = getWidth();
        Rectangle2D plot = layOut(width - BAR_ROOM, getHeight());
        // Painting gave the chart the width it painted.
        setWidth(width);
        return plot;
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        g.setColor(Look.BACKGROUND);
        g.fillRect(0, 0, width, height);
        getStyler().setChartBackgroundColor(CLEAR).setPlotBackgroundColor(field == null ? Look.BACKGROUND : CLEAR);
        int inner = width - BAR_ROOM;
        Rectangle2D plot = layOut(inner, height);
        if (field != null) {
            paintField(g, plot);
        }
        super.paint(g, inner, height);
        paintBar(g, plot, inner);
        setWidth(width);
        setHeight(height);
    }

    /** Where the axes put the plot is known only after painting once, so it paints into nothing first. */
    private Rectangle2D layOut(int width, int height) {
        Graphics2D nothing = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        super.paint(nothing, width, height);
        nothing.dispose();
        double left = getScreenXFromChart(getStyler().getXAxisMin());
        double right = getScreenXFromChart(getStyler().getXAxisMax());
        double top = getScreenYFromChart(getStyler().getYAxisMax());
        double bottom = getScreenYFromChart(getStyler().getYAxisMin());
        return new Rectangle2D.Double(left, top, right - left, bottom - top);
    }

    private void paintField(Graphics2D g, Rectangle2D plot) {
        AffineTransform scale = g.getTransform();
        int wide = (int) Math.max(1, Math.round(plot.getWidth() * scale.getScaleX()));
        int high = (int) Math.max(1, Math.round(plot.getHeight() * scale.getScaleY()));
        AffineTransform place = AffineTransform.getTranslateInstance(plot.getX(), plot.getY());
        place.scale(plot.getWidth() / wide, plot.getHeight() / high);
        Object before = g.getRenderingHint(RenderingHints.KEY_INTERPOLATION);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(field.paint(bands, wide, high), place, null);
        if (before != null) {
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, before);
        }
    }

    private void paintBar(Graphics2D g, Rectangle2D plot, int left) {
        double each = plot.getHeight() / bands.count();
        g.setFont(Look.SMALL);
        g.setStroke(new BasicStroke(1));
        for (int band = 0; band < bands.count(); band++) {
            g.setColor(bands.color(band));
            g.fill(new Rectangle2D.Double(left, plot.getMaxY() - (band + 1) * each, BAR_WIDTH, each));
        }
        g.setColor(Look.BORDER);
        g.draw(new Rectangle2D.Double(left, plot.getY(), BAR_WIDTH, plot.getHeight()));
        g.setColor(Look.INK);
        for (int band = 0; band <= bands.count(); band++) {
            g.drawString(bands.label(band), left + BAR_WIDTH + 5, (float) (plot.getMaxY() - band * each + 4));
        }
        g.setFont(Look.AXIS);
        g.drawString("score", left - 4, (float) plot.getY() - 12);
    }
}
