package anomaly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A table of golden numbers below {@code src/test/resources/golden}: comments with #, a line of names, numbers. */
public final class GoldenTable {
    private final List<String> comments;
    private final List<String> names;
    private final double[][] rows;

    private GoldenTable(List<String> comments, List<String> names, double[][] rows) {
        this.comments = comments;
        this.names = names;
        this.rows = rows;
    }

    /** The lines of a golden file that are no comments. */
    public static List<String> lines(String file) {
        return all(file).stream().filter(line -> !line.startsWith("#")).toList();
    }

    private static List<String> all(String file) {
        try (InputStream in = GoldenTable.class.getResourceAsStream("/golden/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a table of numbers. */
    public static GoldenTable read(String file) {
        List<String> lines = lines(file);
        double[][] rows = lines.stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        return new GoldenTable(
                all(file).stream().filter(line -> line.startsWith("#")).toList(),
                List.of(lines.get(0).split(",", -1)),
                rows);
    }

    /** The names of the columns. */
    public List<String> names() {
        return names;
    }

    /** One column. */
    public double[] column(String name) {
        int j = names.indexOf(name);
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    /** The first columns of every row. */
    public double[][] firstColumns(int count) {
        return Arrays.stream(rows).map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new);
    }

    /** The figure {@code name=...} in the comment line that begins with {@code # subject }. */
    public double figure(String subject, String name) {
        return comments.stream()
                .filter(line -> line.startsWith("# " + subject + " "))
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .filter(word -> word.startsWith(name + "="))
                .mapToDouble(word -> Double.parseDouble(word.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    /** 1 is an anomaly, 0 normal, anything else not known. */
    public static List<Label> labels(double... ys) {
        return IntStream.range(0, ys.length)
                .mapToObj(i -> ys[i] == 1 ? Label.ANOMALY : ys[i] == 0 ? Label.NORMAL : Label.UNKNOWN)
                .toList();
    }
}
