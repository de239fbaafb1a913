package anomaly.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.function.BiFunction;
import org.knowm.xchart.style.markers.Marker;

/** Markers with a thin rim, so that they stand out from each other and from a colored field. */
final class Markers extends Marker {
    static final Marker CIRCLE = new Markers(Markers::circle, Color.WHITE);
    static final Marker DIAMOND = new Markers(Markers::diamond, Color.WHITE);
    /** For fills that may be nearly white. */
    static final Marker DARK_RIM_CIRCLE = new Markers(Markers::circle, Look.INK);

    static final Marker DARK_RIM_DIAMOND = new Markers(Markers::diamond, Look.INK);

    /** Around another marker, which shows through it. */
    static final Marker RING = new Marker() {
        @Override
        public void paint(Graphics2D g, double x, double y, int size) {
            g.setStroke(new BasicStroke(1.6f));
            g.draw(circle(new double[] {x, y}, size / 2.0 + 2.5));
        }
    };

    private static final BasicStroke RIM = new BasicStroke(1);

    private final BiFunction<double[], Double, Shape> shape;

    private final Color rim;

    private Markers(BiFunction<double[], Double, Shape> shape, Color rim) {
        this.shape = shape;
        this.rim = rim;
    }

    @Override
    public void paint(Graphics2D g, double x, double y, int size) {
        Color fill = g.getColor();
        Shape drawn = shape.apply(new double[] {x, y}, size / 2.0);
        g.fill(drawn);
        g.setStroke(RIM);
        g.setColor(rim);
        g.draw(drawn);
        g.setColor(fill);
    }

    private static Shape circle(double[] at, double radius) {
        return new Ellipse2D.Double(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius);
    }

    private static Shape diamond(double[] at, double radius) {
        double wide = radius * 1.25;
        return polygon(at, new double[] {0, -wide, wide, 0, 0, wide, -wide, 0});
    }

    private static Shape polygon(double[] at, double[] corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(at[0] + corners[0], at[1] + corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(at[0] + corners[i], at[1] + corners[i + 1]);
        }
        path.closePath();
        return path;
    }
}
