package anomaly.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An .ipynb file, read. */
record NotebookFile(Path path, String kernel, List<Cell> cells) {
    /** One cell; {@code counter} is null where the cell was not run. */
    record Cell(boolean code, List<String> tags, String source, Integer counter, List<JsonObject> outputs) {
        long lines() {
            return source.lines().filter(line -> !line.isBlank()).count();
        }
    }

    static NotebookFile read(Path path) throws IOException {
        JsonObject root = JsonParser.parseString(Files.readString(path)).getAsJsonObject();
        List<Cell> cells = new ArrayList<>();
        for (JsonElement one : root.getAsJsonArray("cells")) {
            cells.add(cell(one.getAsJsonObject()));
        }
        JsonObject kernel = root.getAsJsonObject("metadata").getAsJsonObject("kernelspec");
        return new NotebookFile(
                path, kernel == null ? "none" : kernel.get("name").getAsString(), List.copyOf(cells));
    }

    private static Cell cell(JsonObject cell) {
        JsonObject metadata = cell.getAsJsonObject("metadata");
        List<String> tags = metadata.has("tags") ? strings(metadata.getAsJsonArray("tags")) : List.of();
        JsonElement source = cell.get("source");
        String text = source.isJsonArray() ? String.join("", strings(source.getAsJsonArray())) : source.getAsString();
        JsonElement counter = cell.get("execution_count");
        List<JsonObject> outputs = new ArrayList<>();
        if (cell.has("outputs")) {
            cell.getAsJsonArray("outputs").forEach(o -> outputs.add(o.getAsJsonObject()));
        }
        return new Cell(
                cell.get("cell_type").getAsString().equals("code"),
                tags,
                text,
                counter == null || counter.isJsonNull() ? null : counter.getAsInt(),
                outputs);
    }

    private static List<String> strings(JsonArray array) {
        List<String> made = new ArrayList<>();
        array.forEach(e -> made.add(e.getAsString()));
        return made;
    }

    /** The notebooks of the course and their solutions, in order. */
    static List<Path> all(Path home) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(home.resolve("notebooks"), home.resolve("notebooks/solutions"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(f -> f.toString().endsWith(".ipynb")).sorted().forEach(found::add);
                }
            }
        }
        return found;
    }

    List<Cell> code() {
        return cells.stream().filter(Cell::code).toList();
    }

    /** The place of the knobs among the code cells, or -1. */
    int knobs() {
        List<Cell> code = code();
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i).tags().contains("parameters")) {
                return i;
            }
        }
        return -1;
    }

    List<String> headings() {
        return cells.stream()
                .filter(c -> !c.code())
                .flatMap(c -> c.source().lines())
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean chapter() {
        return path.getFileName().toString().matches("\\d\\d-.*")
                && !path.getParent().getFileName().toString().equals("solutions");
    }

    String name() {
        Path folder = path.getParent().getFileName();
        return folder.toString().equals("solutions")
                ? "solutions/" + path.getFileName()
                : path.getFileName().toString();
    }
}
