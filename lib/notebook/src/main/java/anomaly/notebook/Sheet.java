package anomaly.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Collection;

/** A drawing of lines, dots and words in the look of the charts, for diagrams that no chart library has. */
final class Sheet {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static final int MOST_LETTERS = 44;
    private static final double DOT = 9;

    /** Where a text stands to its place. */
    enum Align {
        /** It starts there. */
        LEFT,
        /** Its middle is there. */
        CENTER,
        /** It ends there. */
        RIGHT
    }

    private final Graphics2D g;

    Sheet(Graphics2D g) {
        this.g = g;
    }

    /** A name short enough to stand beside a drawing. */
    static String shortened(String name) {
        return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS - 1) + "…";
    }

    /** The pixels that the longest of some texts takes. */
    static int width(Font font, Collection<String> texts) {
        return (int) Math.ceil(texts.stream()
                .mapToDouble(text -> font.getStringBounds(text, CONTEXT).getWidth())
                .max()
                .orElse(0));
    }

    void text(String text, Font font, double x, double y, Align align) {
        double width = font.getStringBounds(text, CONTEXT).getWidth();
        double left = align == Align.LEFT ? x : align == Align.RIGHT ? x - width : x - width / 2;
        g.setFont(font);
        g.setColor(Look.INK);
        g.drawString(text, (float) left, (float) y);
    }

    void line(Color color, double thickness, double x1, double y1, double x2, double y2) {
        g.setColor(color);
        g.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void dot(Color color, double x, double y) {
        g.setColor(color);
        g.fill(new Ellipse2D.Double(x - DOT / 2, y - DOT / 2, DOT, DOT));
    }
}
