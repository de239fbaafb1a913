package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExerciseCellsTest {
    private static NotebookFile.Cell cell(String tag, String source) {
        return new NotebookFile.Cell(true, List.of(tag), source, 1, List.of());
    }

    private static NotebookFile notebook(String name, NotebookFile.Cell... cells) {
        return new NotebookFile(Path.of("nowhere", name), "java", List.of(cells));
    }

    @Test
    void aChapterNamesEveryExerciseThatHasHiddenExamples() {
        NotebookFile chapter = notebook(
                "01-x.ipynb", cell("exercise", "double mine;"), cell("check", "Exercise.check(\"01.3\", mine)"));
        assertEquals(
                List.of(
                        "the exercises with a check are [01.3], those with hidden examples [01.3, 01.4]",
                        "the solutions check [], expected [01.3, 01.4]"),
                ExerciseCells.faults(chapter));
        assertEquals(List.of(), ExerciseCells.faults(notebook("01-x.ipynb", cell("quiz", "int x;"))));
    }

    @Test
    void aCheckHasItsTagAndTheCellToFillInAboveIt() {
        NotebookFile chapter =
                notebook("00-x.ipynb", cell("other", "int x;"), cell("other", "Exercise.check(\"00.3\", mine)"));
        assertEquals(
                List.of(
                        "cell 2: a cell calls Exercise.check if and only if it is tagged check",
                        "exercise 00.3: no cell tagged exercise right above its check"),
                ExerciseCells.faults(chapter));
    }

    @Test
    void solutionsPassAndChaptersMayWait() {
        NotebookFile.Cell check = cell("check", "Exercise.check(\"00.3\", mine)");
        NotebookFile chapter = notebook("00-x.ipynb", check);
        NotebookFile solutions = notebook("solutions/00.ipynb", check);
        List<String> open = List.of("○ Exercise 00.3: not yet\nFill in");
        List<String> passed = List.of("✓ Exercise 00.3: passed\n5 properties");
        ExerciseCells.answered(chapter, check, open);
        ExerciseCells.answered(chapter, check, passed);
        ExerciseCells.answered(solutions, check, passed);
        assertThrows(AssertionError.class, () -> ExerciseCells.answered(solutions, check, open));
        assertThrows(AssertionError.class, () -> ExerciseCells.answered(chapter, check, List.of("✗ Exercise 00.3")));
        assertThrows(AssertionError.class, () -> ExerciseCells.answered(chapter, check, List.of()));
    }
}
