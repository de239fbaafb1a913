package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.density.GaussianMixture;
import anomaly.density.MixtureModel;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class EllipsesTest {
    private static final double[][] ROWS = {{0, 0}, {1, 3}, {2, 1}, {4, 6}, {5, 5}, {20, 30}, {21, 29}, {22, 33}};

    @Test
    void eachPlaceOfTheLineIsTwoDeviationsFromTheMean() {
        MixtureModel model = GaussianMixture.withDefaults().fit(ROWS);
        XYSeries line = Charts.ellipses(model, Dataset.of(ROWS)).getSeriesMap().get("1 component");
        double[] mean = model.means()[0];
        double[][] s = model.covariance(0);
        double determinant = s[0][0] * s[1][1] - s[0][1] * s[1][0];
        double[] squares = IntStream.range(0, line.getXData().length)
                .mapToDouble(i -> {
                    double u = line.getXData()[i] - mean[0];
                    double v = line.getYData()[i] - mean[1];
                    return (s[1][1] * u * u - 2 * s[0][1] * u * v + s[0][0] * v * v) / determinant;
                })
                .toArray();
        assertEquals(73, squares.length);
        for (double square : squares) {
            assertEquals(4, square, 1e-9);
        }
    }

    @Test
    void thereIsAnEllipseForEachComponent() {
        XYChart chart =
                Charts.ellipses(GaussianMixture.withDefaults().withComponents(2).fit(ROWS), Dataset.of(ROWS));
        assertTrue(chart.getSeriesMap().keySet().contains("2 components, bold by weight"));
        assertTrue(chart.getSeriesMap().keySet().contains("component 2"));
        assertEquals(3, chart.getSeriesMap().size());
    }

    @Test
    void moreThanTwoFeaturesAreRefused() {
        double[][] wide = {{1, 2, 3}, {2, 1, 5}, {4, 4, 4}};
        MixtureModel model = GaussianMixture.withDefaults().fit(wide);
        String message = assertThrows(IllegalArgumentException.class, () -> Charts.ellipses(model, Dataset.of(wide)))
                .getMessage();
        assertTrue(message.contains("the mixture has 3 features") && message.contains("expected 2"), message);
    }
}
