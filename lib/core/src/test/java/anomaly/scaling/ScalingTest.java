package anomaly.scaling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.Epoch;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.GoldenTable;
import anomaly.IterativeDetector;
import anomaly.Label;
import anomaly.LabelAware;
import anomaly.baseline.PerfectScores;
import anomaly.baseline.RandomScores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
    private static final double[][] ROWS = {{1, 10, 7}, {2, 10, 7}, {3, 10, 7}, {4, 10, 7}, {10, 30, 7}};

    /** The largest value of a row: shows which scale a row was given in. */
    record Largest() implements Detector {
        @Override
        public FittedDetector fit(Dataset train) {
            return FittedDetector.of(train, row -> {
                double largest = row[0];
                for (double value : row) {
                    largest = Math.max(largest, value);
                }
                return largest;
            });
        }
    }

    record Patient(int epochs) implements IterativeDetector {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            for (int i = 1; i <= epochs && listener.after(new Epoch(i, epochs, train.row(0)[0])); i++) {}
            return new Largest().fit(train);
        }
    }

    record PatientAware() implements IterativeDetector, LabelAware {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            return new Largest().fit(train);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"wine", "glass"})
    void zScoreIsScikitLearns(String data) {
        GoldenTable raw = GoldenTable.read("gaussian-" + data + "-raw.csv");
        GoldenTable standardized = GoldenTable.read("gaussian-" + data + "-std.csv");
        int width = raw.names().indexOf("mahalanobis_emp");
        double[][] expected = standardized.firstColumns(width);
        double[][] rows = raw.firstColumns(width);
        double[][] scaled = Scaling.Z_SCORE.fit(Dataset.of(rows)).apply(rows);
        for (int i = 0; i < rows.length; i++) {
            assertArrayEquals(expected[i], scaled[i], 1e-12);
        }
    }

    @Test
    void minMaxFillsTheUnitIntervalAndDoesNotClip() {
        FittedScaling scaling = Scaling.MIN_MAX.fit(Dataset.of(ROWS));
        assertArrayEquals(new double[] {0, 0, 0}, scaling.apply(ROWS)[0]);
        assertArrayEquals(new double[] {1, 1, 0}, scaling.apply(ROWS)[4]);
        assertArrayEquals(new double[] {2, -0.5, 3}, scaling.apply(new double[][] {{19, 0, 10}})[0]);
    }

    @Test
    void robustIgnoresTheFarRow() {
        FittedScaling scaling = Scaling.ROBUST.fit(Dataset.of(ROWS));
        assertEquals(3, scaling.center(0));
        assertEquals(2, scaling.scale(0));
        assertEquals(10, scaling.center(1));
        assertEquals(1, scaling.scale(1), "equal quartiles");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, -1e9 / 3, 1e-300, 1e300})
    void constantFeaturesBecomeExactlyZero(double constant) {
        double[][] rows = Collections.nCopies(37, new double[] {constant}).toArray(double[][]::new);
        for (Scaling scaling : Scaling.values()) {
            FittedScaling fitted = scaling.fit(Dataset.of(rows));
            assertEquals(0, fitted.apply(rows)[17][0], scaling.toString());
            assertEquals(1, fitted.scale(0), scaling.toString());
        }
    }

    @Test
    void aDataSetKeepsItsIdsLabelsAndNames() {
        Dataset data = Dataset.of("five", List.of("a", "b", "c"), ROWS, GoldenTable.labels(0, 0, 1, 0, 1));
        Dataset part = data.pick(4, 2);
        FittedScaling scaling = Scaling.MIN_MAX.fit(data);
        Dataset scaled = scaling.apply(part);
        assertEquals(4, scaled.id(0));
        assertEquals(part.labels(), scaled.labels());
        assertEquals(List.of("a", "b", "c"), scaled.features());
        assertEquals("five", scaled.name());
        assertArrayEquals(new double[] {1, 1, 0}, scaled.row(0));
        assertArrayEquals(new double[] {2.0 / 9, 0, 0}, scaled.row(1));
        assertArrayEquals(new double[] {10, 30, 7}, ROWS[4], "the original stays");
    }

    @Test
    void bytesAreScaledAsTheyAreRead() {
        byte[][] bytes = {{0, 10}, {(byte) 255, 20}, {51, 30}};
        Dataset data = Dataset.ofBytes("bytes", List.of("a", "b"), bytes, 1, 0, Collections.nCopies(3, Label.UNKNOWN));
        Dataset scaled = Scaling.MIN_MAX.fit(data).apply(data);
        assertArrayEquals(new double[] {0.2, 1}, scaled.row(2));
        float[] floats = new float[2];
        scaled.copyRow(1, floats);
        assertArrayEquals(new float[] {1, 0.5f}, floats);
        assertArrayEquals(
                new double[] {0.2, 1}, scaled.only(Label.UNKNOWN).pick(2).rows()[0]);
    }

    @Test
    void theScaleIsLearnedInFitAndNotFromTheRowsScored() {
        Detector detector = Scaling.MIN_MAX.before(new Largest());
        FittedDetector fitted = detector.fit(Dataset.of(new double[][] {{0}, {10}}));
        assertArrayEquals(new double[] {0, 1}, fitted.trainingScores());
        assertArrayEquals(new double[] {5}, fitted.score(new double[][] {{50}}));
        assertArrayEquals(new double[] {5}, fitted.score(Dataset.of(new double[][] {{50}})));
    }

    @Test
    void whatIsWrappedStaysWhatItIs() {
        assertFalse(Scaling.Z_SCORE.before(new RandomScores(1)) instanceof LabelAware);
        assertInstanceOf(LabelAware.class, Scaling.Z_SCORE.before(new PerfectScores()));
        Detector hidden = new Patient(3);
        assertInstanceOf(IterativeDetector.class, Scaling.Z_SCORE.before(hidden));
        assertInstanceOf(LabelAware.class, Scaling.Z_SCORE.before(new PatientAware()));
        List<Epoch> epochs = new ArrayList<>();
        Scaling.Z_SCORE.before(new Patient(3)).fit(Dataset.of(new double[][] {{1}, {3}}), epochs::add);
        assertEquals(3, epochs.size());
        assertEquals(-1, epochs.get(0).loss(), "the wrapped detector sees scaled rows");
    }

    @Test
    void perfectScoresStayPerfectBehindAScaling() {
        Dataset data = Dataset.of("five", List.of("a", "b", "c"), ROWS, GoldenTable.labels(0, 0, 1, 0, 1));
        FittedDetector fitted = Scaling.Z_SCORE.before(new PerfectScores()).fit(data.pick(0, 1));
        assertArrayEquals(new double[] {1, 0, 1}, fitted.score(data.pick(2, 3, 4)));
    }

    @Test
    void aScaledDetectorIsAValue() {
        Detector one = Scaling.Z_SCORE.before(new RandomScores(1));
        assertEquals(one, Scaling.Z_SCORE.before(new RandomScores(1)));
        assertEquals(one.hashCode(), Scaling.Z_SCORE.before(new RandomScores(1)).hashCode());
        assertNotEquals(one, Scaling.Z_SCORE.before(new RandomScores(2)));
        assertNotEquals(one, Scaling.ROBUST.before(new RandomScores(1)));
        assertEquals("Z_SCORE before RandomScores[seed=1]", one.toString());
        assertEquals(
                "MIN_MAX before Z_SCORE before RandomScores[seed=1]",
                Scaling.MIN_MAX.before(one).toString());
    }

    @Test
    void errorsNameWhatIsWrong() {
        Dataset none = Dataset.of("none", List.of("a"), new double[0][], List.of());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Scaling.ROBUST.fit(none))
                .getMessage()
                .contains("'none' has 0 rows"));
        FittedScaling scaling = Scaling.Z_SCORE.fit(Dataset.of(ROWS));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> scaling.apply(new double[][] {{1}}))
                .getMessage()
                .contains("has 1 values, expected 3"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> scaling.apply(Dataset.of(new double[][] {{1}})))
                .getMessage()
                .contains("has 1 features, expected 3"));
        assertThrows(NullPointerException.class, () -> Scaling.Z_SCORE.before((Detector) null));
        assertEquals("Z_SCORE of 3 features", scaling.toString());
    }
}
