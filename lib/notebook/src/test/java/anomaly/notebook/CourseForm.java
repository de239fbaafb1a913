package anomaly.notebook;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What makes a notebook a part of the course: it says what it is, can be presented, and leads on. */
final class CourseForm {
    private static final Set<String> SLIDES = Set.of("slide", "subslide", "fragment", "skip", "notes", "-");
    private static final int WORDS = 5;
    private static final Pattern WORD = Pattern.compile("\\]\\(glossary\\.ipynb#([^)]+)\\)");
    private static final Pattern LATER_SECTION = Pattern.compile("(?s).+\\n## .*");
    private static final String DOI = "](https://doi.org/10.";

    private CourseForm() {}

    static List<String> faults(NotebookFile notebook) throws IOException {
        JsonObject file =
                JsonParser.parseString(Files.readString(notebook.path())).getAsJsonObject();
        List<String> faults = new ArrayList<>();
        if (!file.getAsJsonObject("metadata").has("odd_one_out")) {
            faults.add("no metadata odd_one_out: the navigation is written from them");
        }
        int number = 0;
        for (JsonElement cell : file.getAsJsonArray("cells")) {
            number++;
            String slide = slide(cell.getAsJsonObject().getAsJsonObject("metadata"));
            if (!SLIDES.contains(slide)) {
                faults.add("cell " + number + " has the slide type " + slide + ": run ./lab navigation");
            }
        }
        if (!notebook.name().equals("glossary.ipynb")) {
            sections(notebook, faults);
        }
        if (notebook.chapter()) {
            words(notebook, faults);
            references(notebook, faults);
        }
        return faults;
    }

    private static String slide(JsonObject metadata) {
        JsonObject show = metadata.getAsJsonObject("slideshow");
        return show == null || !show.has("slide_type")
                ? "none"
                : show.get("slide_type").getAsString();
    }

    /** Each section starts a cell, so that it starts a slide. */
    private static void sections(NotebookFile notebook, List<String> faults) {
        for (NotebookFile.Cell cell : notebook.cells()) {
            if (!cell.code() && LATER_SECTION.matcher(cell.source()).matches()) {
                faults.add("a section starts inside a cell, expected a cell of its own: "
                        + cell.source().lines().findFirst().orElse(""));
            }
        }
    }

    private static void words(NotebookFile notebook, List<String> faults) {
        long words = notebook.cells().stream()
                .flatMap(cell -> WORD.matcher(cell.source()).results())
                .map((MatchResult link) -> link.group(1))
                .distinct()
                .count();
        if (words < WORDS) {
            faults.add("links to " + words + " words of the glossary, expected at least " + WORDS);
        }
    }

    private static void references(NotebookFile notebook, List<String> faults) {
        notebook.cells().stream()
                .filter(cell -> cell.source().startsWith("## References"))
                .flatMap(cell -> cell.source().lines())
                .filter(line -> line.startsWith("- ") && !line.contains(DOI) && !line.contains("no DOI"))
                .forEach(line -> faults.add("a reference without a link to its DOI, or the words \"no DOI\": " + line));
    }
}
