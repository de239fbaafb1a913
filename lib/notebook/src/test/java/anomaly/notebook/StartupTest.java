package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The start-up script compiles, which a kernel does not survive otherwise, and makes the names of the course plain. */
class StartupTest {
    @Test
    void everyPublicTypeCanBeNamedInACell() {
        List<String> packages = NotebookRunner.startup()
                .lines()
                .filter(line -> line.matches("import anomaly\\.(\\w+\\.)?\\*;"))
                .map(line -> line.substring("import ".length(), line.length() - ".*;".length()))
                .toList();
        assertTrue(packages.size() >= 9, packages::toString);
        String names = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("anomaly").stream()
                        .filter(c -> packages.contains(c.getPackageName()))
                        .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC) && c.isTopLevelClass())
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.equals("package-info"))
                        .map(name -> name + ".class")
                        .collect(Collectors.joining(", "));
        try (NotebookRunner runner = new NotebookRunner()) {
            runner.run("all names", "List<Class<?>> all = List.of(new Class<?>[] {" + names + "});");
            runner.run("a few from elsewhere", "Path here = Path.of(\".\"); Table table = Table.create(\"t\");");
            runner.run("functions", "Function<Double, Double> f = x -> x; IntStream numbers = IntStream.range(0, 3);");
            assertEquals(
                    "table, here, f, numbers, all".split(", ").length,
                    runner.variables().size() - 1);
        }
    }

    @Test
    void knobsMoveWithinTheirRange() {
        String cell = "int k = 20; // 5 to 80\ndouble share = 0.05; // 0.01 to 0.5, of all rows\n"
                + "long seed = 1L; // 1 to 1_000\nString name = \"x\"; // 1 to 2";
        assertEquals(
                "int k = 5;\ndouble share = 0.01;\nlong seed = 501L;\nString name = \"x\"; // 1 to 2",
                KnobsCell.moved(cell, true));
        assertTrue(KnobsCell.moved(cell, false).startsWith("int k = 80;\ndouble share = 0.5;\nlong seed = 1000L;"));
        assertEquals(List.of(), KnobsCell.faults(cell));
        assertEquals(
                2, KnobsCell.faults("int k = 3; // 5 to 80\nint rows = many();").size());
    }
}
