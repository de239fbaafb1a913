package anomaly.notebook;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.linear.Ellipsoid;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Rows of the plane with a summary drawn over them: centers and their clusters, ellipses, a line through the cloud. */
public final class Summaries {
    private static final int CORNERS = 180;
    /** The plot of a chart with one line of legend: width over height. */
    private static final double ASPECT = 1.4;

    private static final Color FAINT = new Color(0x8A8A8A);

    private Summaries() {}

    /**
     * Rows in the colors of their clusters, and the centers as black crosses. Anomalies keep their shape.
     *
     * @param data two features
     * @param clusters of each row the number of its cluster, from 0; beyond the eighth, colors repeat
     * @param centers one point a cluster
     * @return the chart
     * @throws IllegalArgumentException if there are not two features, or not as many clusters as rows
     */
    public static XYChart clusters(Dataset data, int[] clusters, double[][] centers) {
        plane(data);
        if (clusters.length != data.size()) {
            throw new IllegalArgumentException("there are " + clusters.length + " cluster numbers for " + data.size()
                    + " rows, expected one a row");
        }
        XYChart chart =
                Look.chart(data.name(), data.features().get(0), data.features().get(1));
        for (int c = 0; c < centers.length; c++) {
            for (Label label : Label.values()) {
                int wanted = c;
                double[][] some = IntStream.range(0, data.size())
                        .filter(i -> clusters[i] == wanted && data.labels().get(i) == label)
                        .mapToObj(data::row)
                        .toArray(double[][]::new);
                if (some.length > 0) {
                    points(chart, "cluster " + c + " " + label, some)
                            .setMarker(label == Label.ANOMALY ? Markers.DIAMOND : Markers.CIRCLE)
                            .setMarkerColor(Palette.COLORS.get(c % (Palette.COLORS.size() - 1)))
                            .setShowInLegend(false);
                }
            }
        }
        points(chart, "centers (" + centers.length + ")", centers)
                .setMarker(new Cross())
                .setMarkerColor(Look.INK);
        frame(chart, data);
        return chart;
    }

    /**
     * Rows with ellipses: the places of one squared Mahalanobis distance.
     *
     * @param data two features
     * @param ellipses by name, in the order of the map
     * @param squaredDistance where to draw them, above 0; 7.38 holds 97.5 % of a normal cloud in the plane
     * @return the chart
     * @throws IllegalArgumentException if there are not two features or the distance is not above 0
     */
    public static XYChart ellipses(Dataset data, Map<String, Ellipsoid> ellipses, double squaredDistance) {
        plane(data);
        if (!(squaredDistance > 0 && squaredDistance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "squared distance is " + squaredDistance + ", expected a finite number above 0");
        }
        XYChart chart = Charts.scatter(data);
        Range across = Range.of(data, 0);
        Range up = Range.of(data, 1);
        int dash = 0;
        for (Map.Entry<String, Ellipsoid> one : Look.ordered(ellipses).entrySet()) {
            double[][] line = outline(one.getValue(), squaredDistance);
            Look.line(chart, one.getKey(), line[0], line[1], Look.INK, dash);
            across = Range.of(
                    across.low(),
                    across.high(),
                    Range.of(line[0]).low(),
                    Range.of(line[0]).high());
            up = Range.of(
                    up.low(),
                    up.high(),
                    Range.of(line[1]).low(),
                    Range.of(line[1]).high());
            dash++;
        }
        frame(chart, across.widened(0.04), up.widened(0.04));
        return chart;
    }

    /** Along each direction, the distance of one unit tells how far out the ellipse is. */
    private static double[][] outline(Ellipsoid ellipsoid, double squaredDistance) {
        double[] mean = ellipsoid.mean();
        double[][] ends = new double[CORNERS + 1][2];
        for (int i = 0; i <= CORNERS; i++) {
            double angle = 2 * Math.PI * i / CORNERS;
            ends[i][0] = mean[0] + Math.cos(angle);
            ends[i][1] = mean[1] + Math.sin(angle);
        }
        double[] units = ellipsoid.squaredDistances(ends);
        double[][] line = new double[2][CORNERS + 1];
        for (int i = 0; i <= CORNERS; i++) {
            double radius = Math.sqrt(squaredDistance / units[i]);
            line[0][i] = mean[0] + radius * (ends[i][0] - mean[0]);
            line[1][i] = mean[1] + radius * (ends[i][1] - mean[1]);
        }
        return line;
    }

    /**
     * Rows with a line through them, and thin lines that join each row to its place on it.
     *
     * @param data two features
     * @param places of each row its nearest place on the line
     * @return the chart, with about equal units along both axes
     * @throws IllegalArgumentException if there are not two features, or not as many places as rows
     */
    public static XYChart line(Dataset data, double[][] places) {
        plane(data);
        if (places.length != data.size()) {
            throw new IllegalArgumentException(
                    "there are " + places.length + " places for " + data.size() + " rows, expected one a row");
        }
        XYChart chart = Charts.scatter(data);
        double[] x = new double[3 * places.length];
        double[] y = new double[3 * places.length];
        for (int i = 0; i < places.length; i++) {
            double[] row = data.row(i);
            x[3 * i] = row[0];
            y[3 * i] = row[1];
            x[3 * i + 1] = places[i][0];
            y[3 * i + 1] = places[i][1];
            x[3 * i + 2] = places[i][0];
            y[3 * i + 2] = Double.NaN;
        }
        chart.addSeries("what is lost", x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(FAINT)
                .setLineStyle(new BasicStroke(1));
        int first = extreme(places, -1);
        int last = extreme(places, 1);
        Look.line(
                chart,
                "first component",
                new double[] {places[first][0], places[last][0]},
                new double[] {places[first][1], places[last][1]},
                Look.INK,
                0);
        square(chart, Range.of(data, 0).widened(0.04), Range.of(data, 1).widened(0.04));
        return chart;
    }

    /** The place farthest out along the longer side of the line. */
    private static int extreme(double[][] places, int sign) {
        Range x = Range.of(
                IntStream.range(0, places.length).mapToDouble(i -> places[i][0]).toArray());
        Range y = Range.of(
                IntStream.range(0, places.length).mapToDouble(i -> places[i][1]).toArray());
        int side = x.high() - x.low() >= y.high() - y.low() ? 0 : 1;
        return IntStream.range(0, places.length)
                .reduce((a, b) -> sign * places[b][side] > sign * places[a][side] ? b : a)
                .orElseThrow();
    }

    /** About equal units along both axes, so that right angles look right. */
    private static void square(XYChart chart, Range x, Range y) {
        double half = Math.max(y.width(), x.width() / ASPECT) / 2;
        Look.range(chart, x.at(0.5) - ASPECT * half, x.at(0.5) + ASPECT * half, y.at(0.5) - half, y.at(0.5) + half);
        Look.legendBelow(chart);
    }

    private static XYSeries points(XYChart chart, String name, double[][] rows) {
        double[] x = new double[rows.length];
        double[] y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            x[i] = rows[i][0];
            y[i] = rows[i][1];
        }
        return chart.addSeries(name, x, y).setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    }

    private static void frame(XYChart chart, Dataset data) {
        frame(chart, Range.of(data, 0).widened(0.04), Range.of(data, 1).widened(0.04));
    }

    private static void frame(XYChart chart, Range x, Range y) {
        Look.range(chart, x.low(), x.high(), y.low(), y.high());
        chart.getStyler().setMarkerSize(7);
        Look.legendBelow(chart);
    }

    private static void plane(Dataset data) {
        if (data.width() != 2) {
            throw new IllegalArgumentException(
                    data.name() + " has " + data.width() + " features, expected 2: a summary is drawn in the plane");
        }
    }

    /** A cross with a white rim, twice as large as a row. */
    private static final class Cross extends Marker {
        @Override
        public void paint(Graphics2D g, double x, double y, int size) {
            Color ink = g.getColor();
            g.setColor(Color.WHITE);
            arms(g, x, y, size + 1, 7);
            g.setColor(ink);
            arms(g, x, y, size, 3.5f);
        }

        private static void arms(Graphics2D g, double x, double y, double size, float width) {
            g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
            g.draw(new Line2D.Double(x - size, y - size, x + size, y + size));
            g.draw(new Line2D.Double(x - size, y + size, x + size, y - size));
        }
    }
}
