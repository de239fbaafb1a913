package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.linear.Ellipsoid;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

class SummariesTest {
    private static final Dataset ROWS = Dataset.of(new double[][] {{0, 0}, {1, 2}, {4, 3}});

    @Test
    void clustersAreDrawnApartWithTheirCenters() {
        XYChart chart = Summaries.clusters(ROWS, new int[] {0, 1, 1}, new double[][] {{0, 0}, {2, 2}});
        assertEquals(3, chart.getSeriesMap().size());
        XYSeries second = chart.getSeriesMap().get("cluster 1 UNKNOWN");
        assertEquals(2, second.getXData().length);
        assertTrue(chart.getSeriesMap().containsKey("centers (2)"));
    }

    @Test
    void everyCornerOfAnEllipseHasItsDistance() {
        Ellipsoid ellipsoid = Ellipsoid.of(new double[] {1, -2}, new double[][] {{4, 1}, {1, 2}}, new double[] {1, 1});
        XYSeries line = Summaries.ellipses(ROWS, Map.of("all", ellipsoid), 5)
                .getSeriesMap()
                .get("all");
        for (int i = 0; i < line.getXData().length; i++) {
            double[][] corner = {{line.getXData()[i], line.getYData()[i]}};
            assertEquals(5, ellipsoid.squaredDistances(corner)[0], 1e-9);
        }
    }

    @Test
    void theLineReachesFromTheFirstPlaceToTheLast() {
        XYChart chart = Summaries.line(ROWS, new double[][] {{1, 1}, {0, 0}, {3, 3}});
        XYSeries line = chart.getSeriesMap().get("first component");
        assertEquals(0, line.getXData()[0]);
        assertEquals(3, line.getXData()[1]);
        assertEquals(9, chart.getSeriesMap().get("what is lost").getXData().length);
    }

    @Test
    void whatDoesNotFitIsNamed() {
        Dataset wide = Dataset.of(new double[][] {{0, 0, 0}});
        assertThrows(IllegalArgumentException.class, () -> Summaries.ellipses(wide, Map.of(), 1));
        assertThrows(IllegalArgumentException.class, () -> Summaries.ellipses(ROWS, Map.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> Summaries.line(ROWS, new double[1][2]));
        assertThrows(IllegalArgumentException.class, () -> Summaries.clusters(ROWS, new int[2], new double[1][2]));
    }
}
