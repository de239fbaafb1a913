package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    @Test
    void itsRatiosAreThoseOfTheCommittedTable() throws IOException {
        List<String> rows = new ArrayList<>();
        List<String> table = Files.readAllLines(HOME.resolve("data/results/bench-neighbors.csv"));
        assertTrue(table.get(0).startsWith("method,rows,width,ours seconds,scikit-learn seconds,ratio,"), table.get(0));
        for (String line : table.subList(1, table.size())) {
            String[] cells = line.split(",", -1);
            rows.add("| " + String.join(" | ", cells[0], cells[1], cells[2], cells[5]) + " |");
        }
        assertTrue(rows.size() > 1, "an empty table");
        List<String> shown = readme().lines()
                .dropWhile(line -> !line.startsWith("<!-- bench-neighbors"))
                .takeWhile(line -> !line.startsWith("<!-- /bench-neighbors"))
                .filter(line -> line.startsWith("| knn") || line.startsWith("| lof"))
                .toList();
        assertEquals(rows, shown);
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
