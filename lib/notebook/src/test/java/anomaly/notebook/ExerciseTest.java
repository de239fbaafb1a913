package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.density.LocalOutlierFactor;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import anomaly.notebook.exercises.Exercises;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExerciseTest {
    @Test
    void aRightSolutionIsToldWhatWasChecked() {
        Block box = Exercise.check("01.3", (labels, scores) -> PrecisionRecallCurve.of(labels, scores)
                .averagePrecision());
        assertTrue(box.toString().startsWith("✓ Exercise 01.3: passed\n4 properties on 1"), box::toString);
        assertTrue(box.toString().contains("\n- rows with equal scores are flagged together"), box::toString);
        assertTrue(box.html().contains("<li>rows with equal scores"), box::html);
    }

    @Test
    void aWrongSolutionIsShownTheSmallestExample() {
        Block figure = Exercise.check(
                "01.3", (labels, scores) -> RocCurve.of(labels, scores).auc());
        assertEquals("""
                ✗ Exercise 01.3: not right yet
                What fails: each step down the scores adds the recall it gains times the precision after it.
                Smallest example: Labels and scores:
                  label    score
                  NORMAL       2
                  ANOMALY      1
                Expected: 0.5
                Got: 0
                Hint: Walk from the highest score to the lowest. Recall counts anomalies only: what does a normal row change?""", figure.toString());
        Block rows = Exercise.check("04.3", LocalOutlierFactor::new);
        assertTrue(rows.toString().contains("  x   expected  got\n   0    1.1667  0.9375  ✗"), rows::toString);
        assertTrue(rows.toString().contains("✗"), rows::toString);
        assertTrue(rows.html().contains("<th scope=\"col\""), rows::html);
    }

    @Test
    void anUnsolvedExerciseIsNotYet() {
        Detector open = data -> Exercise.notYet();
        assertEquals(
                "○ Exercise 00.3: not yet\nFill in the cell above, run it, then run this one.",
                Exercise.check("00.3", open).toString());
        Detector half = data -> FittedDetector.of(data, row -> Exercise.notYet());
        assertTrue(Exercise.check("00.3", half).toString().contains("not yet"));
        assertTrue(Exercise.check("01.4", (labels, scores) -> Exercise.notYet())
                .toString()
                .contains("not yet"));
    }

    @Test
    void anExceptionIsToldWithTheInputThatMadeIt() {
        Block box = Exercise.check("01.4", (labels, scores) -> scores[scores.length]);
        assertEquals("""
                ✗ Exercise 01.4: your code threw an exception
                Exception: ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2
                Smallest example: Labels and scores:
                  label    score
                  ANOMALY      2
                  NORMAL       1""", box.toString());
        assertTrue(Exercise.check("01.4", (labels, scores) -> deeper(scores, 0))
                .toString()
                .contains("StackOverflowError"));
    }

    private static double deeper(double[] scores, int depth) {
        return depth < 0 ? scores[0] : 1 + deeper(scores, depth + 1);
    }

    @Test
    void anEndlessLoopIsGivenUp() throws InterruptedException {
        AtomicBoolean ended = new AtomicBoolean();
        long start = System.nanoTime();
        Block box = Exercise.check("01.3", (labels, scores) -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            ended.set(true);
            return 1;
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(seconds > 4 && seconds < 9, () -> seconds + " s");
        assertTrue(box.toString().contains("your code did not end\nIt was given 5 s."), box::toString);
        assertTrue(box.toString().contains("ANOMALY      2"), box::toString);
        for (int i = 0; i < 200 && !ended.get(); i++) {
            Thread.sleep(10);
        }
        assertTrue(ended.get(), "the loop was not interrupted");
    }

    @Test
    void theStopButtonEndsTheCheck() {
        Thread cell = Thread.currentThread();
        AtomicBoolean told = new AtomicBoolean();
        Block box = Exercise.check("01.3", (labels, scores) -> {
            cell.interrupt();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            told.set(true);
            return 1;
        });
        assertTrue(Thread.interrupted(), "the kernel must still see the stop button");
        assertTrue(box.toString().startsWith("○ Exercise 01.3: stopped"), box::toString);
        for (int i = 0; i < 200 && !told.get(); i++) {
            Thread.onSpinWait();
        }
    }

    @Test
    void noThreadIsLeftBehind() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            Exercise.check("00.3", (Dataset data) -> Exercise.notYet());
        }
        for (int i = 0; i < 200 && workers() > 0; i++) {
            Thread.sleep(10);
        }
        assertEquals(0, workers());
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().equals("exercise"))
                .count();
    }

    @Test
    void theSameSolutionGivesTheSameBox() {
        String first = Exercise.check("04.3", LocalOutlierFactor::new).html();
        assertTrue(IntStream.range(0, 3)
                .allMatch(i ->
                        Exercise.check("04.3", LocalOutlierFactor::new).html().equals(first)));
        assertFalse(first.contains("Lambda"), first);
    }

    @Test
    void unknownIdsAndWrongKindsAreRefused() {
        Detector detector = data -> Exercise.notYet();
        String unknown = assertThrows(IllegalArgumentException.class, () -> Exercise.check("04.9", detector))
                .getMessage();
        assertEquals("exercise is \"04.9\", expected one of " + Exercises.ids(), unknown);
        String kind = assertThrows(IllegalArgumentException.class, () -> Exercise.check("04.3", detector))
                .getMessage();
        assertEquals(
                "exercise 04.3 got a detector; expected a detector for each k, as in Exercise.check(\"04.3\", MyDetector::new)",
                kind);
        Detector none = null;
        assertThrows(IllegalArgumentException.class, () -> Exercise.check("00.3", none));
    }
}
