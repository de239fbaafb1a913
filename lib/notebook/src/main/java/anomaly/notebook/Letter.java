package anomaly.notebook;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.style.markers.Marker;

/** A ring around a row and a name beside it, so that the text can speak of that row. */
final class Letter extends Marker {
    private static final double RING = 8;
    private static final double APART = 10;

    private final String name;

    Letter(String name) {
        this.name = name;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        g.setColor(Look.INK);
        g.setStroke(new BasicStroke(1.6f));
        g.draw(new Ellipse2D.Double(x - RING, y - RING, 2 * RING, 2 * RING));
        g.setFont(Look.TITLE);
        Rectangle2D box = g.getFontMetrics().getStringBounds(name, g);
        double left = x + APART;
        double base = y - APART;
        g.setColor(Look.BACKGROUND);
        g.fill(new Rectangle2D.Double(left - 1, base + box.getY() + 2, box.getWidth() + 2, box.getHeight() - 4));
        g.setColor(Look.INK);
        g.drawString(name, (float) left, (float) base);
    }
}
