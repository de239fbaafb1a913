package anomaly.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Golden;
import anomaly.IterativeDetector;
import anomaly.LabelAware;
import anomaly.baseline.PerfectScores;
import anomaly.distance.KNearestNeighbors;
import anomaly.reconstruction.RobustPca;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectionTest {
    private static final KNearestNeighbors FIVE = new KNearestNeighbors(5);

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void allComponentsKeepAllDistances(Golden golden) {
        double[] plain = FIVE.fit(golden.rows()).trainingScores();
        double[] turned = new Projection(Components.all(), false)
                .before(FIVE)
                .fit(golden.rows())
                .trainingScores();
        assertArrayEquals(plain, turned, 1e-9);
    }

    /** Squared lengths of whitened rows are Mahalanobis distances. */
    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void whitenedRowsAreAsFarFromTheMeanAsTheMahalanobisDistanceSays(Golden golden) {
        Detector length = new LengthDetector();
        double[] found = new Projection(Components.all(), true)
                .before(length)
                .fit(golden.rows())
                .trainingScores();
        golden.assertScores("mahalanobis_pca", 1e-6, found);
    }

    /** Scores a row by its squared length, and checks what it is handed. */
    private record LengthDetector() implements Detector {
        @Override
        public FittedDetector fit(Dataset train) {
            return FittedDetector.of(
                    train, row -> Arrays.stream(row).map(x -> x * x).sum());
        }
    }

    @Test
    void theDetectorSeesCoordinatesWithTheLabelsOfTheRows() {
        Golden golden = Golden.of("wine", "std");
        Dataset[] seen = new Dataset[1];
        Detector spy = train -> {
            seen[0] = train;
            return FIVE.fit(train);
        };
        FittedDetector fitted = Projection.number(3).before(spy).fit(golden.data());
        assertEquals(List.of("component1", "component2", "component3"), seen[0].features());
        assertEquals(golden.labels(), seen[0].labels());
        PrincipalAxes axes = PrincipalAxes.of(golden.data(), Components.number(3));
        double[][] coordinates = axes.project(golden.rows());
        assertTrue(Arrays.deepEquals(coordinates, seen[0].rows()));
        assertArrayEquals(FIVE.fit(coordinates).score(coordinates), fitted.score(golden.rows()));
        Projection.number(3).whitened().before(spy).fit(golden.data());
        for (int k = 0; k < 3; k++) {
            double squares = 0;
            for (double[] row : seen[0].rows()) {
                squares += row[k] * row[k];
            }
            assertEquals(1, squares / 177, 1e-12, "variance of whitened component " + k);
        }
    }

    @Test
    void rowsKeepTheirIds() {
        Dataset all = Golden.of("wine", "std").data();
        Dataset view = all.pick(7, 3, 100, 3, 50);
        Dataset projected = Projection.number(2).fit(all).apply(view);
        assertEquals(view.labels(), projected.labels());
        double[][] expected = PrincipalAxes.of(all, Components.number(2)).project(view.rows());
        for (int i = 0; i < 5; i++) {
            assertEquals(view.id(i), projected.id(i));
            assertArrayEquals(expected[i], projected.row(i));
        }
        Dataset narrow = Dataset.of(new double[][] {{1, 2}});
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> Projection.number(2).fit(all).apply(narrow))
                .getMessage();
        assertTrue(message.contains("2 features, expected 13"), message);
    }

    @Test
    void equalRowsBecomeTheirDistance() {
        double[][] equal = Collections.nCopies(10, new double[] {3, 4}).toArray(double[][]::new);
        FittedDetector fitted = Projection.share(0.95).before(FIVE).fit(equal);
        assertArrayEquals(new double[10], fitted.trainingScores());
        assertEquals(2, fitted.score(new double[] {3, 6}), 1e-15);
    }

    @Test
    void whatIsWrappedStaysWhatItIs() {
        assertInstanceOf(LabelAware.class, Projection.number(1).before(new PerfectScores()));
        assertInstanceOf(IterativeDetector.class, Projection.number(1).before((Detector) RobustPca.withDefaults()));
        assertFalse(Projection.number(1).before(FIVE) instanceof LabelAware);
        assertThrows(NullPointerException.class, () -> Projection.number(1).before((Detector) null));
        assertThrows(IllegalArgumentException.class, () -> Projection.number(0));
        assertThrows(IllegalArgumentException.class, () -> Projection.share(2));
    }

    @Test
    void printsItself() {
        assertEquals(
                "Projection[components=Share[share=0.95], whiten=true] before " + FIVE,
                Projection.share(0.95).whitened().before(FIVE).toString());
    }
}
