package anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractTypesTest {
    private static final Dataset LINE = Dataset.of(new double[][] {{1}, {2}, {6}});

    @Test
    void anEpochPrintsItselfAndKeepsItsMeasures() {
        Map<String, Double> measures = new HashMap<>(Map.of("validation loss", 0.5));
        Epoch epoch = new Epoch(2, 10, 0.25, measures);
        measures.clear();
        assertEquals("epoch 2 of 10, loss 0.250000 {validation loss=0.5}", epoch.toString());
        assertEquals("epoch 2 of 10, loss 0.250000", new Epoch(2, 10, 0.25).toString());
        for (int[] bad : new int[][] {{0, 5}, {6, 5}}) {
            String message = assertThrows(IllegalArgumentException.class, () -> new Epoch(bad[0], bad[1], 0))
                    .getMessage();
            assertEquals("number is " + bad[0] + ", expected 1 to total = 5", message);
        }
    }

    @Test
    void aListOfEpochsListens() {
        List<Epoch> epochs = new ArrayList<>();
        EpochListener listener = epochs::add;
        assertTrue(listener.after(new Epoch(1, 1, 0)));
        assertTrue(EpochListener.NONE.after(new Epoch(1, 1, 0)));
        assertEquals(1, epochs.size());
    }

    @Test
    void aLambdaIsADetectorInOneLine() {
        Detector fromThree = train -> FittedDetector.of(train, row -> Math.abs(row[0] - 3));
        FittedDetector fitted = fromThree.fit(LINE);
        assertArrayEquals(new double[] {2, 1, 3}, fitted.trainingScores());
        assertArrayEquals(new double[] {7, 0}, fitted.score(new double[][] {{10}, {3}}));
        assertEquals(7, fitted.score(new double[] {-4}));
        assertArrayEquals(new double[] {3}, fitted.score(LINE.pick(2)));
        assertEquals(1, fromThree.fit(new double[][] {{9}}).trainingScores().length);
        assertThrows(NullPointerException.class, () -> FittedDetector.of(LINE, null));
        String message = assertThrows(IllegalArgumentException.class, () -> fitted.score(new double[][] {{1, 2}}))
                .getMessage();
        assertTrue(message.startsWith("row 0 has 2 values, expected 1"), message);
    }

    @Test
    void anIterativeDetectorFitsWithoutAListener() {
        IterativeDetector detector = (train, listener) -> {
            assertTrue(listener.after(new Epoch(1, 1, 0)), "nobody stops it");
            return FittedDetector.of(train, row -> row[0]);
        };
        assertArrayEquals(new double[] {1, 2, 6}, detector.fit(LINE).trainingScores());
    }

    @Test
    void rowsAreCheckedByPlace() {
        Rows.check(new double[][] {{1, 2}, {3, 4}}, 2);
        assertEquals(
                "row 1, feature 0 is NaN, expected a finite number: drop or impute such rows first",
                assertThrows(IllegalArgumentException.class, () -> Rows.check(new double[][] {{1}, {Double.NaN}}, 1))
                        .getMessage());
        assertThrows(NullPointerException.class, () -> Rows.check(new double[][] {null}, 1));
    }

    @Test
    void quantilesNameWhatIsWrong() {
        assertEquals(2.5, Quantiles.of(new double[] {4, 1, 2, 3}, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.of(new double[0], 0.5));
        assertEquals(
                "q is 1.5, expected a share from 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> Quantiles.of(new double[] {1}, 1.5))
                        .getMessage());
    }
}
