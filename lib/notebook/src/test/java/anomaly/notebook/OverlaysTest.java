package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class OverlaysTest {
    private static final Dataset ROWS = Dataset.of(new double[][] {{0, 0}, {1, 1}, {2, 4}});
    private static final double[] FIRST = {1, 0.5, 0, 0.5, 4};
    private static final double[] SECOND = {2, 0.5, 2, 2, 2};

    @Test
    void theDeepestCutsStandOut() {
        XYChart chart = Overlays.cuts(ROWS, Map.of("A", 2), List.of(FIRST, SECOND));
        assertTrue(
                chart.getSeriesMap().containsKey("earlier cuts (1)"),
                () -> "" + chart.getSeriesMap().keySet());
        assertArrayEquals(
                new double[] {0.5, 2, 2},
                chart.getSeriesMap().get("newest cuts (1)").getXData());
        assertTrue(Compose.words(chart).contains("newest cuts (1)"));
    }

    @Test
    void withoutCutsItIsTheScatterPlot() {
        XYChart chart = Overlays.cuts(ROWS, Map.of(), List.of());
        assertEquals(1, chart.getSeriesMap().size());
    }

    @Test
    void aCutHasFiveNumbers() {
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class,
                () -> Overlays.cuts(ROWS, Map.of(), List.of(new double[] {1, 2, 3, 4})));
        assertTrue(wrong.getMessage().startsWith("a cut has 4 numbers, expected 5"), wrong::getMessage);
    }

    @Test
    void theBandReachesFromLowestToHighestAroundTheMean() {
        XYChart chart = Overlays.band(
                "trees", "ROC AUC", new double[] {1, 10}, Map.of("IForest", new double[][] {{0.5, 0.9}, {0.7, 0.8}}));
        assertArrayEquals(
                new double[] {0.9, 0.8, 0.7, 0.5},
                chart.getSeriesMap().get("IForest band").getYData());
        assertArrayEquals(
                new double[] {0.7, 0.75}, chart.getSeriesMap().get("IForest").getYData(), 1e-12);
        assertArrayEquals(
                new double[] {0, 1}, chart.getSeriesMap().get("IForest").getXData());
        assertEquals(
                "IForest, mean and range of 2 runs",
                chart.getSeriesMap().get("IForest").getLabel());
        assertTrue(Compose.picture(chart).bundle() != null);
    }

    @Test
    void errorsNameWhatIsWrong() {
        double[][] one = {{1}};
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Overlays.band("trees", "AUC", new double[] {0}, Map.of("x", one)))
                .getMessage()
                .startsWith("trees is 0.0, expected a number above 0"));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> Overlays.band("trees", "AUC", new double[] {1, 2}, Map.of("x", one)))
                .getMessage()
                .contains("has 1 lists of runs, expected 2"));
        assertThrows(
                IllegalArgumentException.class, () -> Overlays.band("trees", "AUC", new double[] {}, Map.of("x", one)));
    }
}
