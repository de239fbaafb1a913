package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Links between the notebooks lead somewhere, and a word that leads to the glossary is found there. */
class NotebookLinksTest {
    private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)\\s#]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+\\s+(.+)$");
    private static final Pattern NAMED = Pattern.compile("id=\"([^\"]+)\"");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> faults = new ArrayList<>();
        int links = 0;
        for (Path path : NotebookFile.all(HOME)) {
            for (MatchResult link : LINK.matcher(text(path)).results().toList()) {
                Path target = link.group(1).isEmpty()
                        ? path
                        : path.resolveSibling(link.group(1)).normalize();
                links++;
                if (!Files.exists(target)) {
                    faults.add(path.getFileName() + ": there is no " + link.group(1));
                } else if (link.group(2) != null && !anchors(target).contains(link.group(2))) {
                    faults.add(path.getFileName() + ": " + target.getFileName() + " has no heading #" + link.group(2));
                }
            }
        }
        assertEquals(List.of(), faults.stream().distinct().toList());
        assertTrue(links > 50, "only " + links + " links were found: does the pattern still fit?");
    }

    @Test
    void everyWordOfTheGlossaryLeadsOn() throws IOException {
        List<String> entries =
                List.of(text(HOME.resolve("notebooks/glossary.ipynb")).split("(?m)^(?=##)"));
        List<String> words =
                entries.stream().filter(entry -> entry.startsWith("### ")).toList();
        assertTrue(words.size() > 60, words.size() + " words");
        assertEquals(
                List.of(),
                words.stream().filter(word -> !LINK.matcher(word).find()).toList(),
                "words that link neither to the notebook that teaches them nor to another word");
    }

    /** JupyterLab makes the anchor from the heading's text, a hyphen for each space; ids in HTML work as well. */
    private Set<String> anchors(Path path) throws IOException {
        Set<String> known = anchors.get(path);
        if (known == null) {
            Set<String> found = new HashSet<>();
            String text = text(path);
            HEADING.matcher(text)
                    .results()
                    .forEach(h -> found.add(
                            h.group(1).replaceAll("<[^>]*>", "").strip().replace(' ', '-')));
            NAMED.matcher(text).results().forEach(n -> found.add(n.group(1)));
            anchors.put(path, found);
            known = found;
        }
        return known;
    }

    private static String text(Path path) throws IOException {
        return String.join(
                "\n\n",
                NotebookFile.read(path).cells().stream()
                        .filter(c -> !c.code())
                        .map(NotebookFile.Cell::source)
                        .toList());
    }
}
