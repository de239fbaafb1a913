package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the README shows is what the code does. */
class ReadmeTest {
    private static final Path HOME = Path.of("..", "..");

    @Test
    void itsTenLinesRun() throws IOException {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertTrue(block.find(), "no block of Java");
        try (NotebookRunner runner = new NotebookRunner()) {
            runner.run("README", block.group(1));
            Map<String, String> variables = runner.variables();
            assertTrue(Double.parseDouble(variables.get("auc")) > 0.8, variables.toString());
            assertTrue(variables.get("data").contains("351 rows"), variables.get("data"));
            assertTrue(variables.get("data").contains("126 anomalies"), variables.get("data"));
        }
    }

    /** Before the first measurement there is no table, no row and no picture; afterwards all three or a failure. */
    @Test
    void itsTableOfTheClassicalBenchIsTheCommittedOne() throws IOException {
        Path file = HOME.resolve("data/results/bench-classical.csv");
        List<SpeedRow> rows = Files.exists(file) ? SpeedRow.of(Files.readString(file)) : List.of();
        List<String> shown = readme().lines()
                .dropWhile(line -> !line.startsWith("<!-- bench-classical"))
                .takeWhile(line -> !line.startsWith("<!-- /bench-classical"))
                .filter(line -> line.startsWith("| "))
                .toList();
        List<String> sizes = rows.stream()
                .sorted(Comparator.comparing(SpeedRow::features).thenComparing(SpeedRow::rows))
                .map(SpeedRow::size)
                .distinct()
                .toList();
        List<String> expected = rows.stream()
                .map(SpeedRow::method)
                .distinct()
                .map(method -> "| " + method + " | "
                        + sizes.stream().map(size -> cell(rows, method, size)).collect(Collectors.joining(" | "))
                        + " |")
                .toList();
        assertEquals(expected.size(), Math.max(0, shown.size() - 1), "lines");
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(
                    shown.get(i + 1).startsWith(expected.get(i)), shown.get(i + 1) + "\nexpected\n" + expected.get(i));
        }
        assertTrue(rows.isEmpty() || shown.get(0).startsWith("| method | " + String.join(" | ", sizes) + " | goal |"));
    }

    /** A ratio; bold where the goal was not shown to be met. */
    private static String cell(List<SpeedRow> rows, String method, String size) {
        return rows.stream()
                .filter(row -> row.method().equals(method) && row.size().equals(size))
                .map(row -> row.met() ? row.text() : "**" + row.text() + "**")
                .findFirst()
                .orElse("");
    }

    @Test
    void itsPictureOfTheClassicalBenchIsOfTheCommittedTable() throws IOException {
        Path table = HOME.resolve("data/results/bench-classical.csv");
        Path picture = HOME.resolve(".github/bench-classical.png");
        boolean shown = readme().contains("](.github/bench-classical.png)");
        assertEquals(Files.exists(table), shown, "README shows the picture when there is a table");
        assertEquals(Files.exists(table), Files.exists(picture));
        if (shown) {
            String file = Files.readString(picture, StandardCharsets.ISO_8859_1);
            assertTrue(
                    file.contains(SpeedChart.note(Files.readString(table))), "draw it: ./lab bench classical --write");
        }
    }

    @Test
    void itsPictureIsOneOfANotebook() throws IOException {
        NotebookFile notebook = NotebookFile.read(HOME.resolve("notebooks/04-local-outlier-factor.ipynb"));
        JsonObject output = notebook.cells().stream()
                .filter(cell -> cell.tags().contains("readme-picture"))
                .findFirst()
                .orElseThrow()
                .outputs()
                .get(0);
        String png = output.getAsJsonObject("data").get("image/png").getAsString();
        assertArrayEquals(
                Base64.getMimeDecoder().decode(png), Files.readAllBytes(HOME.resolve(".github/two-densities.png")));
        assertTrue(readme().contains("(.github/two-densities.png)"));
    }

    @Test
    void everyFileItLinksToIsThere() throws IOException {
        Matcher link = Pattern.compile("\\]\\((?!https?:)([^)#]+)").matcher(readme());
        int found = 0;
        while (link.find()) {
            found++;
            assertTrue(Files.exists(HOME.resolve(link.group(1))), link.group(1) + " is not there");
        }
        assertTrue(found > 10, found + " links");
    }

    private static String readme() throws IOException {
        return Files.readString(HOME.resolve("README.md"));
    }
}
