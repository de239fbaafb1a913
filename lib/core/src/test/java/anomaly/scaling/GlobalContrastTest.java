package anomaly.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.Detectors;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.distance.KNearestNeighbors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlobalContrastTest {
    private static final double[][] ROWS = {{1, 2, 6}, {7, 7, 7}, {-3, 0, 3}, {0.1, 0.1, 0.1}};

    @Test
    void theFormulaByHand() {
        // Row 0: mean 3, deviations -2, -1, 3.
        assertArrayEquals(
                new double[] {-1, -0.5, 1.5},
                GlobalContrast.L1.apply(Dataset.of(ROWS)).row(0),
                1e-15);
        double root = Math.sqrt(14.0 / 3);
        assertArrayEquals(
                new double[] {-2 / root, -1 / root, 3 / root},
                GlobalContrast.L2.apply(Dataset.of(ROWS)).row(0),
                1e-15);
    }

    @Test
    void aRowWithoutContrastBecomesZeros() {
        for (GlobalContrast norm : GlobalContrast.values()) {
            Dataset made = norm.apply(Dataset.of(ROWS));
            assertArrayEquals(new double[3], made.row(1));
            assertArrayEquals(new double[3], made.row(3));
        }
    }

    @Test
    void brightnessAndContrastDoNotMatter() {
        double[][] brighter = {{12, 14, 22}};
        for (GlobalContrast norm : GlobalContrast.values()) {
            assertArrayEquals(
                    norm.apply(Dataset.of(ROWS)).row(0),
                    norm.apply(Dataset.of(brighter)).row(0),
                    1e-14);
        }
    }

    @Test
    void bytesKeepTheirNamesAndLabels() {
        byte[][] bytes = {{1, 2, 6}, {7, 7, 7}};
        List<Label> labels = List.of(Label.NORMAL, Label.ANOMALY);
        Dataset data = Dataset.ofBytes("pictures", Dataset.numbered("p", 3), bytes, 1.0 / 255, 0, labels);
        Dataset made = GlobalContrast.L1.apply(data);
        assertArrayEquals(new double[] {-1, -0.5, 1.5}, made.row(0), 1e-14);
        assertEquals(labels, made.labels());
        assertEquals("pictures", made.name());
    }

    @Test
    void beforeADetectorItIsSavedWithItAndChecksTheWidth(@TempDir Path folder) throws IOException {
        Detector detector = GlobalContrast.L1.before(new KNearestNeighbors(1));
        assertEquals("L1 before KNearestNeighbors[neighbors=1, distance=LARGEST]", detector.toString());
        FittedDetector fitted = detector.fit(ROWS);
        FittedDetector direct = new KNearestNeighbors(1).fit(GlobalContrast.L1.apply(Dataset.of(ROWS)));
        assertArrayEquals(direct.trainingScores(), fitted.trainingScores());
        double[][] fresh = {{5, 1, 1}};
        assertArrayEquals(direct.score(GlobalContrast.L1.apply(Dataset.of(fresh))), fitted.score(fresh));
        Path file = folder.resolve("contrast.model");
        fitted.save(file);
        FittedDetector loaded = Detectors.load(file);
        assertArrayEquals(fitted.score(fresh), loaded.score(fresh));
        assertEquals(detector, loaded.state().detector());
        assertThrows(IllegalArgumentException.class, () -> loaded.score(new double[][] {{1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> loaded.score(Dataset.of(new double[][] {{1, 2}})));
    }
}
