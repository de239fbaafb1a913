package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Epoch;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final Recorder screen = new Recorder();
    private long now;

    /** Remembers every state. */
    private static final class Recorder implements Screen {
        private final List<Bundle> states = new ArrayList<>();
        private final List<String> ids = new ArrayList<>();
        private int shown;

        @Override
        public void show(String id, Bundle what) {
            shown++;
            update(id, what, false);
        }

        @Override
        public void update(String id, Bundle what, boolean last) {
            states.add(what);
            ids.add(id);
        }

        String last() {
            return states.get(states.size() - 1).text();
        }
    }

    /** Twenty epochs that no listener slows down. */
    private record Quick(int epochs) implements IterativeDetector {
        @Override
        public FittedDetector fit(Dataset train, EpochListener listener) {
            for (int e = 1; e <= epochs; e++) {
                if (!listener.after(new Epoch(e, epochs, 1.0 / e, Map.of("validation loss", Math.abs(e - 7.0))))) {
                    break;
                }
            }
            return FittedDetector.of(train, row -> row[0]);
        }
    }

    @AfterEach
    void letGo() {
        Thread.interrupted();
    }

    @Test
    void updatesAtMostFiveTimesASecondInOnePlace() {
        Progress progress = new Progress("fitting", 1000, screen, () -> now);
        for (int i = 0; i < 1000; i++) {
            assertTrue(progress.step());
            now += 10_000_000;
        }
        assertTrue(screen.states.size() <= 51, screen.states.size() + " updates in 10 s");
        assertTrue(screen.states.size() >= 45, screen.states.size() + " updates in 10 s");
        assertEquals(1, screen.shown);
        assertEquals(1, screen.ids.stream().distinct().count());
        assertEquals("fitting: 1,000 of 1,000, done", screen.last());
    }

    @Test
    void tellsTheTimeThatIsLeft() {
        Progress progress = new Progress("fitting", 100, screen, () -> now);
        now += 10_000_000_000L;
        progress.at(25);
        assertEquals("fitting: 25 of 100, about 30 s left", screen.last());
        now += 990_000_000_000L;
        progress.at(26);
        assertTrue(screen.last().endsWith("about 48 min left"), screen::last);
    }

    @Test
    void theStopButtonEndsItAndLeavesALastState() {
        Progress progress = new Progress("training", 0, screen, () -> now);
        assertTrue(progress.after(new Epoch(1, 50, 0.5)));
        Thread.currentThread().interrupt();
        assertFalse(progress.after(new Epoch(2, 50, 0.25)));
        assertTrue(Thread.interrupted(), "the interruption got lost");
        assertEquals("training: 2 of 50, loss 0.25, stopped", screen.last());
        progress.close();
        assertEquals(2, screen.states.size(), "a closed line changed");
    }

    @Test
    void aLoopOverItemsEndsByItself() {
        List<Integer> seen = new ArrayList<>();
        for (int k : Progress.over("fitting", List.of(5, 10, 20))) {
            seen.add(k);
            if (k == 10) {
                Thread.currentThread().interrupt();
            }
        }
        assertEquals(List.of(5, 10), seen);
    }

    @Test
    void onTheConsoleOnlyTheFirstAndTheLastStateArePrinted() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Screen console = new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try (Progress progress = new Progress("fitting", 10, console, () -> now)) {
            for (int i = 0; i < 10; i++) {
                progress.step();
                now += 1_000_000_000;
            }
        }
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(2, lines.size(), lines::toString);
        assertEquals("fitting: 10 of 10, done", lines.get(1));
    }

    @Test
    void aNegativeTotalIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Progress("fitting", -1));
    }

    @Test
    void theLiveChartEndsCompleteWithTheBestEpochMarked() {
        LiveChart chart = new LiveChart("Quick", screen, () -> now += 100_000_000);
        chart.fit(new Quick(20), Dataset.of(new double[][] {{1}, {2}}));
        assertTrue(screen.states.size() > 1 && screen.states.size() < 20, screen.states.size() + " pictures");
        assertTrue(screen.last().contains("best: epoch 7 of 20, validation loss 0"), screen::last);
        assertTrue(screen.last().contains("loss (last 0.05"), screen::last);
        assertEquals(1, screen.shown);
        assertEquals(20, chart.chart().getSeriesMap().get("loss").getXData().length);
    }

    @Test
    void theLiveChartTellsTheTimeThatIsLeftButNotInTheEnd() {
        LiveChart chart = new LiveChart("Quick", screen, () -> now);
        for (int e = 1; e <= 40; e++) {
            chart.after(new Epoch(e, 41, 1.0 / e));
            now += 100_000_000;
        }
        assertTrue(screen.states.size() <= 21, screen.states.size() + " pictures in 4 s, expected at most 5 a second");
        assertTrue(screen.last().contains("Quick, about 1 s left"), screen::last);
        assertTrue(screen.states.get(5).text().contains("about 3 s left"), screen.states.get(5)::text);
        chart.after(new Epoch(41, 41, 0.01));
        assertFalse(screen.last().contains("left"), screen::last);
    }

    @Test
    void theLiveChartStopsTheTrainingAndStays() {
        LiveChart chart = new LiveChart("Quick", screen, () -> now);
        assertThrows(IllegalStateException.class, chart::chart);
        assertTrue(chart.after(new Epoch(1, 9, 3)));
        Thread.currentThread().interrupt();
        assertFalse(chart.after(new Epoch(2, 9, 2)));
        assertTrue(Thread.interrupted(), "the interruption got lost");
        assertTrue(screen.last().contains("best: epoch 2 of 9"), screen::last);
    }
}
