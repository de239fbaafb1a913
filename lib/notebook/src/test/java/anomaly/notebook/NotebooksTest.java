package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import anomaly.notebook.exercises.Exercises;
import com.google.gson.JsonObject;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every notebook runs, runs again with other knobs, and has the form the course promises. */
class NotebooksTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    /** Five to eight where the machine has nothing else to do; shared ones take twice as long at times. */
    private static final double SECONDS = 16;

    private static final int CELL_LINES = 25;
    private static final long BYTES = 1_000_000;
    private static final Pattern VAR = Pattern.compile("(?m)^var\\s");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import\\s");
    private static final Pattern MAGIC = Pattern.compile("(?m)^\\s*%\\w");
    private static final List<String> ENDING = List.of("summary", "exercises", "references");

    private static final Path MODEL = Path.of("src/test/resources/notebooks/00-model.ipynb");

    @BeforeAll
    static void smoke() {
        System.setProperty(Preset.PROPERTY, "smoke");
        System.setProperty("anomaly.home", HOME.toString());
    }

    @AfterAll
    static void asBefore() {
        System.clearProperty(Preset.PROPERTY);
        System.clearProperty("anomaly.home");
    }

    @Test
    void thereAreNotebooks() throws IOException {
        assertFalse(NotebookFile.all(HOME).isEmpty(), "no notebook in " + HOME.resolve("notebooks"));
    }

    @TestFactory
    Stream<DynamicTest> theModelOfThisTestRunsAndHasTheForm() throws IOException {
        NotebookFile model = NotebookFile.read(MODEL);
        return Stream.of(
                dynamicTest("runs", () -> runs(model)),
                dynamicTest("runs again with low knobs", () -> runsAgain(model, true)),
                dynamicTest("runs again with high knobs", () -> runsAgain(model, false)),
                dynamicTest(
                        "has the form, but was never run by lab",
                        () -> assertEquals(
                                List.of(
                                        "the counters are [null, null, null, null, null, null, null], expected 1 to 7",
                                        "the outputs are not those of ./lab run --full --write"),
                                faults(model))));
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookRuns() throws IOException {
        return notebooks().map(n -> dynamicTest(n.name(), () -> runs(n)));
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookRunsAgainWithLowKnobs() throws IOException {
        return notebooks().filter(n -> n.knobs() >= 0).map(n -> dynamicTest(n.name(), () -> runsAgain(n, true)));
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookRunsAgainWithHighKnobs() throws IOException {
        return notebooks().filter(n -> n.knobs() >= 0).map(n -> dynamicTest(n.name(), () -> runsAgain(n, false)));
    }

    @TestFactory
    Stream<DynamicTest> everyNotebookHasTheForm() throws IOException {
        return notebooks().map(n -> dynamicTest(n.name(), () -> assertEquals(List.of(), faults(n))));
    }

    @Test
    void everyExerciseWithHiddenExamplesStandsInAChapter() throws IOException {
        List<String> asked = notebooks()
                .filter(NotebookFile::chapter)
                .flatMap(chapter -> ExerciseCells.checked(chapter).stream())
                .toList();
        assertEquals(List.copyOf(Exercises.ids()), asked);
    }

    @Test
    void tenRunsDoNotGrow() throws IOException {
        NotebookFile first =
                notebooks().filter(NotebookFile::chapter).findFirst().orElse(NotebookFile.read(MODEL));
        try (NotebookRunner runner = new NotebookRunner()) {
            long early = 0;
            for (int i = 0; i < 10; i++) {
                runAll(first, runner, 0);
                early = i == 2 ? used() : early;
            }
            double grown = (used() - early) / 1e6;
            assertTrue(grown < 20, first.name() + " kept " + grown + " MB more after seven further runs");
        }
    }

    private static Stream<NotebookFile> notebooks() throws IOException {
        List<NotebookFile> read = new ArrayList<>();
        for (Path path : NotebookFile.all(HOME)) {
            read.add(NotebookFile.read(path));
        }
        return read.stream();
    }

    /** On a busy machine the clock runs on while the notebook waits, so the time of the processors counts as well. */
    private static void runs(NotebookFile notebook) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (NotebookRunner runner = new NotebookRunner()) {
            long wall = System.nanoTime();
            long work = system.getProcessCpuTime();
            runAll(notebook, runner, 0);
            double seconds = Math.min(System.nanoTime() - wall, system.getProcessCpuTime() - work) / 1e9;
            assertTrue(seconds < SECONDS, "took " + seconds + " s, expected less than " + SECONDS);
        }
    }

    private static void runsAgain(NotebookFile notebook, boolean low) {
        int knobs = notebook.knobs();
        try (NotebookRunner runner = new NotebookRunner()) {
            runAll(notebook, runner, 0);
            Map<String, String> before = runner.variables();
            String moved = KnobsCell.moved(notebook.code().get(knobs).source(), low);
            assertTrue(
                    !moved.equals(notebook.code().get(knobs).source()) || !moved.contains("="),
                    "no knob could be moved in\n" + moved);
            runner.run("the knobs with other values", moved);
            runAll(notebook, runner, knobs + 1);
            Map<String, String> after = runner.variables();
            before.forEach((name, value) -> assertTrue(
                    Objects.equals(value, "null") || !Objects.equals(after.get(name), "null"),
                    name + " was " + value + " and is null after the knobs cell ran again"));
        }
    }

    private static void runAll(NotebookFile notebook, NotebookRunner runner, int from) {
        List<NotebookFile.Cell> code = notebook.code();
        for (int i = from; i < code.size(); i++) {
            int before = KernelStubs.shown().size();
            runner.run(notebook.name() + ", code cell " + (i + 1), code.get(i).source());
            List<String> shown = KernelStubs.shown();
            ExerciseCells.answered(notebook, code.get(i), shown.subList(Math.min(before, shown.size()), shown.size()));
        }
    }

    private static List<String> faults(NotebookFile notebook) throws IOException {
        List<String> faults = new ArrayList<>();
        if (!notebook.kernel().equals("java")) {
            faults.add("the kernel is " + notebook.kernel() + ", expected java");
        }
        if (Files.size(notebook.path()) > BYTES) {
            faults.add("the file has " + Files.size(notebook.path()) + " bytes, expected at most " + BYTES);
        }
        if (notebook.cells().isEmpty() || !notebook.cells().get(0).source().startsWith("# ")) {
            faults.add("the first cell does not start with a title");
        }
        codeFaults(notebook, faults);
        outputFaults(notebook, faults);
        faults.addAll(CourseForm.faults(notebook));
        if (notebook.chapter()) {
            chapterFaults(notebook, faults);
        }
        return faults;
    }

    private static void codeFaults(NotebookFile notebook, List<String> faults) {
        List<NotebookFile.Cell> code = notebook.code();
        if (!code.isEmpty() && !code.get(0).source().contains("Notebook.about()")) {
            faults.add("the first code cell does not call Notebook.about()");
        }
        for (int i = 0; i < code.size(); i++) {
            String where = "code cell " + (i + 1) + ": ";
            String source = code.get(i).source();
            if (VAR.matcher(source).find()) {
                faults.add(where + "a top-level var becomes null when a cell runs again: write the type");
            }
            if (i > 0 && IMPORT.matcher(source).find()) {
                faults.add(where + "an import after the setup cell");
            }
            if (MAGIC.matcher(source).find()) {
                faults.add(where + "a line that starts with % is taken for a magic");
            }
            if (code.get(i).lines() > CELL_LINES) {
                faults.add(where + code.get(i).lines() + " lines, expected at most " + CELL_LINES);
            }
        }
    }

    /** A notebook is committed with the outputs of one full run from top to bottom. */
    private static void outputFaults(NotebookFile notebook, List<String> faults) {
        List<NotebookFile.Cell> code = notebook.code();
        List<Integer> counters = code.stream().map(NotebookFile.Cell::counter).toList();
        if (!counters.equals(IntStream.rangeClosed(1, code.size()).boxed().toList())) {
            faults.add("the counters are " + counters + ", expected 1 to " + code.size());
        }
        if (!code.isEmpty() && !code.get(0).outputs().toString().contains("preset full")) {
            faults.add("the outputs are not those of ./lab run --full --write");
        }
        for (int i = 0; i < code.size(); i++) {
            for (JsonObject output : code.get(i).outputs()) {
                outputFaults("code cell " + (i + 1) + ": ", output, faults);
            }
        }
    }

    private static void outputFaults(String where, JsonObject output, List<String> faults) {
        String type = output.get("output_type").getAsString();
        boolean stderr = output.has("name") && output.get("name").getAsString().equals("stderr");
        if (type.equals("error") || stderr) {
            faults.add(where + "an output of type " + (stderr ? "stderr" : type));
        }
        if (output.has("data") && output.getAsJsonObject("data").has("image/png")) {
            JsonObject about = output.getAsJsonObject("metadata").getAsJsonObject("image/png");
            if (about == null
                    || !about.has("alt")
                    || about.get("alt").getAsString().isBlank()) {
                faults.add(where + "a picture without a text that says what it shows");
            }
        }
    }

    private static void chapterFaults(NotebookFile notebook, List<String> faults) {
        if (notebook.knobs() != 1) {
            faults.add("the second code cell is not the knobs cell, tagged parameters");
        } else {
            faults.addAll(KnobsCell.faults(notebook.code().get(1).source()));
        }
        faults.addAll(ExerciseCells.faults(notebook));
        for (String wanted : ENDING) {
            if (notebook.headings().stream().noneMatch(h -> h.startsWith(wanted))) {
                faults.add("no heading " + wanted);
            }
        }
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
