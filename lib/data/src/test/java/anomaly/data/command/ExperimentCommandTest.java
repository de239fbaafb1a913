package anomaly.data.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.baseline.PerfectScores;
import anomaly.baseline.RandomScores;
import anomaly.data.catalog.DataFolders;
import anomaly.experiment.Experiment;
import anomaly.experiment.ExperimentProvider;
import anomaly.experiment.Result;
import anomaly.experiment.Results;
import anomaly.experiment.Status;
import anomaly.synthetic.Synthetic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** Two small experiments, found beside the real one. */
    public static final class SmallExperiments implements ExperimentProvider {
        @Override
        public List<Experiment> experiments() {
            Dataset blobs = Synthetic.blobs(100, 1);
            return List.of(
                    new Experiment("small")
                            .on(blobs)
                            .with(new PerfectScores())
                            .with("random", RandomScores::new)
                            .seeds(1, 2),
                    new Experiment("broken")
                            .on("gone", () -> {
                                throw new IllegalStateException("the data is gone");
                            })
                            .with(new PerfectScores()));
        }
    }

    private int run(String... arguments) {
        printed.reset();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new ExperimentCommand(out, new DataFolders(Optional.of(folder), Optional.empty())).run(arguments);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listShowsEveryProvidersExperiments() {
        assertEquals(0, run("list"));
        assertTrue(printed().contains("neighbors: 9 data sets x 10 detectors, 378 cells"), printed());
        // Twenty classes, four inputs: tuned machines and forests for three seeds, kernel density for one.
        assertTrue(printed().contains("shallow-one-class: 20 data sets x 12 detectors, 560 cells"), printed());
        assertTrue(printed().contains("small: 1 data sets x 2 detectors, 3 cells"), printed());
    }

    @Test
    void runWritesTheTableIntoTheProject() throws IOException {
        assertEquals(0, run("run", "small"));
        Path csv = folder.resolve("data/results/small.csv");
        Results results = Results.read(csv);
        assertEquals(3, results.only(Status.OK).rows().size());
        assertEquals(1, results.rows().get(0).rocAuc());
        assertTrue(printed().contains("1 of 3 · blobs · PerfectScores[]"), printed());
        assertTrue(printed().contains("small.csv: 3 cells: 3 ok, 0 failed, 0 not run"), printed());
        assertEquals(0, run("run", "small"));
        assertFalse(printed().contains("1 of 3"), "ran again: " + printed());
    }

    @Test
    void outAndLimitAreHonored() throws IOException {
        Path elsewhere = folder.resolve("else where");
        assertEquals(0, run("run", "small", "--limit", "1", "--out", elsewhere.toString()));
        Results results = Results.read(elsewhere.resolve("small.csv"));
        assertEquals(
                List.of(Status.OK, Status.NOT_RUN, Status.NOT_RUN),
                results.rows().stream().map(Result::status).toList());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void aFailedCellIsShownAndMakesTheCommandFail() throws IOException {
        assertEquals(1, run("run", "broken"));
        assertTrue(printed().contains("failed: IllegalStateException: the data is gone"), printed());
        assertEquals(
                1,
                Results.read(folder.resolve("data/results/broken.csv")).rows().size());
    }

    @Test
    void wrongArgumentsAreNamed() {
        assertEquals(2, run());
        assertTrue(printed().contains("expected: list | run NAME"), printed());
        assertEquals(2, run("run", "nothing"));
        assertTrue(
                printed()
                        .contains(
                                "'nothing' is not known, expected one of [broken, neighbors, shallow-one-class, small]"),
                printed());
        assertEquals(2, run("run", "small", "--limit", "many"));
        assertTrue(printed().contains("--limit is 'many'"), printed());
        assertEquals(2, run("run", "small", "--limit"));
        assertEquals(2, run("run", "small", "--fast", "1"));
        assertTrue(printed().contains("found '--fast'"), printed());
    }
}
