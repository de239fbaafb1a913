package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.notebook.exercises.Exercises;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of exercises to implement: one to fill in, tagged exercise, with its check right below it, tagged check, and a
 * solution elsewhere that passes the same check.
 */
final class ExerciseCells {
    private static final Pattern CHECK = Pattern.compile("Exercise\\.check\\(\"(\\d\\d\\.\\d+)\"");

    private ExerciseCells() {}

    /** Asserts what a cell with a check showed: solutions pass, and what a chapter leaves open is not yet solved. */
    static void answered(NotebookFile notebook, NotebookFile.Cell cell, List<String> shown) {
        if (!CHECK.matcher(cell.source()).find()) {
            return;
        }
        String answer = shown.isEmpty() ? "" : shown.get(shown.size() - 1);
        boolean passed = answer.startsWith("✓ Exercise ") && answer.contains(": passed");
        boolean open = answer.startsWith("○ Exercise ") && answer.contains(": not yet");
        assertTrue(
                passed || (open && notebook.chapter()), () -> notebook.name() + ": " + cell.source() + "\n" + answer);
    }

    /** What is wrong with the exercises of a chapter. */
    static List<String> faults(NotebookFile chapter) {
        List<String> faults = new ArrayList<>();
        List<NotebookFile.Cell> cells = chapter.cells();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Matcher check = CHECK.matcher(cells.get(i).code() ? cells.get(i).source() : "");
            boolean checks = check.find();
            if (checks != cells.get(i).tags().contains("check")) {
                faults.add("cell " + (i + 1) + ": a cell calls Exercise.check if and only if it is tagged check");
            }
            if (checks) {
                found.add(check.group(1));
                if (i == 0 || !cells.get(i - 1).tags().contains("exercise")) {
                    faults.add("exercise " + check.group(1) + ": no cell tagged exercise right above its check");
                }
            }
        }
        if (cells.stream().anyMatch(c -> c.tags().contains("exercise"))) {
            faults.addAll(registered(chapter, found));
        }
        return faults;
    }

    /** The registry, the chapter and its solutions must name the same exercises. */
    private static List<String> registered(NotebookFile chapter, List<String> found) {
        String number = chapter.path().getFileName().toString().substring(0, 2);
        List<String> wanted = Exercises.ids().stream()
                .filter(id -> id.startsWith(number + "."))
                .toList();
        List<String> faults = new ArrayList<>();
        if (!found.equals(wanted)) {
            faults.add("the exercises with a check are " + found + ", those with hidden examples " + wanted);
        }
        List<String> solved = solved(chapter.path().resolveSibling("solutions/" + number + ".ipynb"));
        if (!solved.equals(wanted)) {
            faults.add("the solutions check " + solved + ", expected " + wanted);
        }
        return faults;
    }

    private static List<String> solved(Path solutions) {
        try {
            return Files.exists(solutions) ? checked(NotebookFile.read(solutions)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The exercises that a notebook checks. */
    static List<String> checked(NotebookFile notebook) {
        TreeSet<String> ids = new TreeSet<>();
        notebook.code().forEach(cell -> CHECK.matcher(cell.source()).results().forEach(m -> ids.add(m.group(1))));
        return List.copyOf(ids);
    }
}
