package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class DensitiesTest {
    private static final Dataset DATA = Dataset.of(
            "three",
            List.of("height"),
            new double[][] {{0}, {1}, {10}},
            List.of(Label.NORMAL, Label.NORMAL, Label.ANOMALY));

    @Test
    void curvesAndRowsHaveNamesAndPartsHaveNot() {
        XYChart chart = Charts.densities(DATA, Map.of("bell", x -> x / 10), List.of(x -> 0.1, x -> 0.2));
        assertEquals(
                Set.of("bell", "normal (2)", "anomaly (1)", "part 0", "part 1"),
                chart.getSeriesMap().keySet());
        String words = Compose.words(chart);
        assertTrue(words.contains("bell, normal (2), anomaly (1)"), words);
        assertTrue(words.contains("per unit of height"), words);
        assertEquals(chart.getWidth() * 2, Compose.picture(chart).image().getWidth());
    }

    @Test
    void aDensityIsDrawnALittleBeyondTheRows() {
        double[] x = Charts.densities(DATA, Map.of("bell", v -> v))
                .getSeriesMap()
                .get("bell")
                .getXData();
        assertEquals(-0.8, x[0], 1e-9);
        assertEquals(10.8, x[x.length - 1], 1e-9);
    }

    @Test
    void aDensityOfNothingStillHasAnAxis() {
        assertEquals(
                1.05, Charts.densities(DATA, Map.of("none", v -> 0)).getStyler().getYAxisMax(), 1e-9);
    }

    @Test
    void otherDataIsRefused() {
        Dataset wide = Dataset.of(new double[][] {{0, 1}});
        String message = assertThrows(
                        IllegalArgumentException.class, () -> Charts.densities(wide, Map.of("bell", v -> v)))
                .getMessage();
        assertTrue(message.contains("has 2 features, expected 1"), message);
        assertThrows(IllegalArgumentException.class, () -> Charts.densities(DATA, Map.of()));
    }
}
