package anomaly.notebook;

import anomaly.Dataset;
import anomaly.density.MixtureModel;
import java.awt.Color;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The components of a mixture as ellipses over the rows. */
final class Ellipses {
    /** Mahalanobis distance of the line; of normally distributed rows 86 % are inside. */
    private static final double DEVIATIONS = 2;

    private static final int CORNERS = 72;
    /** Small, so that lines stand out. */
    private static final int MARKER = 4;

    private static final Color COLOR = Color.BLACK;

    private Ellipses() {}

    static XYChart of(MixtureModel model, Dataset data) {
        int width = model.means()[0].length;
        if (width != 2 || data.width() != 2) {
            throw new IllegalArgumentException("the mixture has " + width + " features and " + data.name() + " "
                    + data.width() + ", expected 2 of both: an ellipse needs a plane");
        }
        XYChart chart = Plane.scatter(data, 0, 1);
        chart.getStyler().setMarkerSize(MARKER);
        String name = model.size() == 1 ? "1 component" : model.size() + " components, bold by weight";
        double[] weights = model.weights();
        for (int c = 0; c < model.size(); c++) {
            double[][] line = line(model.means()[c], model.covariance(c));
            chart.addSeries(c == 0 ? name : "component " + (c + 1), line[0], line[1])
                    .setMarker(SeriesMarkers.NONE)
                    .setLineColor(COLOR)
                    .setLineStyle(Look.stroke((float) (1 + 3 * weights[c]), 0))
                    .setShowInLegend(c == 0);
        }
        return chart;
    }

    /** The unit circle, stretched and slanted by the root of the covariance. */
    private static double[][] line(double[] mean, double[][] covariance) {
        double across = Math.sqrt(covariance[0][0]);
        double slant = covariance[1][0] / across;
        double rest = Math.sqrt(Math.max(0, covariance[1][1] - slant * slant));
        double[][] line = new double[2][CORNERS + 1];
        for (int i = 0; i <= CORNERS; i++) {
            double cos = DEVIATIONS * Math.cos(2 * Math.PI * i / CORNERS);
            double sin = DEVIATIONS * Math.sin(2 * Math.PI * i / CORNERS);
            line[0][i] = mean[0] + across * cos;
            line[1][i] = mean[1] + slant * cos + rest * sin;
        }
        return line;
    }
}
