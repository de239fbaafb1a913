package anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A data set with the scores that other libraries gave it; golden/classical/README.md says how they were made. */
public final class Golden {
    private static final String FOLDER = "/golden/classical/";

    private final String name;
    private final double[][] rows;
    private final List<Label> labels;
    private final Columns scores;
    private final Columns elki;

    /** A table with named columns. */
    private record Columns(List<String> names, double[][] rows) {
        static Columns read(String file) {
            List<String> lines = lines(file);
            return new Columns(
                    List.of(lines.get(0).split(",", -1)),
                    lines.stream()
                            .skip(1)
                            .map(line -> Arrays.stream(line.split(",", -1))
                                    .mapToDouble(Golden::number)
                                    .toArray())
                            .toArray(double[][]::new));
        }

        double[] column(String name) {
            int j = names.indexOf(name);
            return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
        }
    }

    private Golden(String name, double[][] rows, List<Label> labels, Columns scores, Columns elki) {
        this.name = name;
        this.rows = rows;
        this.labels = labels;
        this.scores = scores;
        this.elki = elki;
    }

    /** One data set: wine, glass, ionosphere, iris_jit or breast_cancer; raw, or std for z-scores. */
    public static Golden of(String set, String preparation) {
        boolean std = preparation.equals("std");
        Columns data = Columns.read(set + (std ? ".std" : "") + ".csv.gz");
        int width = data.names.size() - 1;
        return new Golden(
                set + " " + preparation,
                Arrays.stream(data.rows).map(row -> Arrays.copyOf(row, width)).toArray(double[][]::new),
                GoldenTable.labels(
                        Arrays.stream(data.rows).mapToDouble(row -> row[width]).toArray()),
                Columns.read(set + "." + preparation + ".scores.csv.gz"),
                std ? Columns.read(set + ".std.elki.csv.gz") : new Columns(List.of(), new double[0][]));
    }

    /** Every data set. */
    public static Stream<Golden> all(String preparation) {
        return Stream.of("wine", "glass", "ionosphere", "iris_jit", "breast_cancer")
                .map(set -> of(set, preparation));
    }

    /** Every data set as z-scores, for {@code @MethodSource("anomaly.Golden#standardized")}. */
    public static Stream<Golden> standardized() {
        return all("std");
    }

    /** Every data set as it came. */
    public static Stream<Golden> raw() {
        return all("raw");
    }

    /** A JSON file of the folder, gzipped where its name says so. */
    public static JsonObject json(String file) {
        return JsonParser.parseString(String.join("\n", lines(file))).getAsJsonObject();
    }

    private static double number(String text) {
        return text.isEmpty() || text.equals("nan")
                ? Double.NaN
                : text.equals("inf")
                        ? Double.POSITIVE_INFINITY
                        : text.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }

    private static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(FOLDER + file), file);
                InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows, to the last bit those the scores were made from. */
    public double[][] rows() {
        return rows;
    }

    /** What is odd. */
    public List<Label> labels() {
        return labels;
    }

    /** The rows with their labels. */
    public Dataset data() {
        return Dataset.of(name, Dataset.numbered("x", rows[0].length), rows, labels);
    }

    /** Whether there is such a column. */
    public boolean has(String column) {
        return scores.names.contains(column) || elki.names.contains(column);
    }

    /** A column of scores, larger is more anomalous. */
    public double[] column(String column) {
        assertTrue(has(column), () -> name + " has no column " + column + " among " + scores.names + elki.names);
        return scores.names.contains(column) ? scores.column(column) : elki.column(column);
    }

    /** Holds scores against a column: relative differences of at most {@code tolerance}. */
    public void assertScores(String column, double tolerance, double[] found) {
        compare(column, new double[rows.length], tolerance, found);
    }

    /** The same, leaving out the rows where the column {@code ties} is 1; most must remain. */
    public void assertScores(String column, String ties, double tolerance, double[] found) {
        compare(column, column(ties), tolerance, found);
    }

    private void compare(String column, double[] tied, double tolerance, double[] found) {
        double[] expected = column(column);
        assertEquals(expected.length, found.length, name);
        int compared = 0;
        for (int i = 0; i < expected.length; i++) {
            if (tied[i] == 0) {
                assertEquals(
                        expected[i],
                        found[i],
                        tolerance * Math.max(1e-300, Math.abs(expected[i])),
                        name + " " + column + " row " + i);
                compared++;
            }
        }
        assertTrue(compared > expected.length / 2, name + " " + column + ": only " + compared + " rows without ties");
    }

    @Override
    public String toString() {
        return name;
    }
}
