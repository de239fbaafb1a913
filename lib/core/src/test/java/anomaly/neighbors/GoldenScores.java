package anomaly.neighbors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A data set with the scores that scikit-learn and ELKI gave it; golden/neighbors/README.md says how they were made. */
public final class GoldenScores {
    private final String name;
    private final double[][] rows;
    private final List<String> columns;
    private final double[][] scores;

    private GoldenScores(String name) {
        this.name = name;
        rows = standardized(lines(name + ".csv").map(GoldenScores::numbers).toArray(double[][]::new));
        columns = List.of(lines(name + ".scores.csv").findFirst().orElseThrow().split(","));
        scores = lines(name + ".scores.csv").skip(1).map(GoldenScores::numbers).toArray(double[][]::new);
        assertEquals(rows.length, scores.length, name);
    }

    /** Every data set there is. */
    public static Stream<GoldenScores> all() {
        return Stream.of("iris", "iris_jit", "wine", "breast_cancer", "digits", "ionosphere", "glass")
                .map(GoldenScores::new);
    }

    /** The standardized rows. */
    public double[][] rows() {
        return rows;
    }

    /** A column of the golden scores. */
    public double[] column(String column) {
        int at = columns.indexOf(column);
        assertTrue(at >= 0, () -> "no column " + column + " among " + columns);
        return Arrays.stream(scores).mapToDouble(row -> row[at]).toArray();
    }

    /** Holds scores against a column, leaving out the rows where {@code ties} is 1; most rows must remain. */
    public void assertScores(String column, String ties, double tolerance, double[] found) {
        double[] expected = column(column);
        double[] tied = column(ties);
        assertEquals(expected.length, found.length, name);
        int compared = 0;
        for (int i = 0; i < expected.length; i++) {
            if (tied[i] == 0) {
                double slack = tolerance * Math.abs(expected[i]) + (hasTwin(i) ? 1e-7 : 0);
                assertEquals(expected[i], found[i], slack, name + " " + column + " row " + i);
                compared++;
            }
        }
        assertTrue(compared > expected.length / 2, name + " " + column + ": only " + compared + " rows without ties");
    }

    /** From 16 features on, scikit-learn computes |a|^2 + |b|^2 - 2ab, which puts equal rows up to 1e-7 apart. */
    private boolean hasTwin(int row) {
        return Arrays.stream(rows)
                        .filter(other -> Arrays.equals(other, rows[row]))
                        .count()
                > 1;
    }

    private static double[][] standardized(double[][] raw) {
        int n = raw.length;
        double[][] scaled = new double[n][raw[0].length];
        for (int j = 0; j < raw[0].length; j++) {
            int feature = j;
            double mean = Arrays.stream(raw).mapToDouble(r -> r[feature]).sum() / n;
            double variance = Arrays.stream(raw)
                            .mapToDouble(r -> Math.pow(r[feature] - mean, 2))
                            .sum()
                    / n;
            double scale = variance == 0 ? 1 : Math.sqrt(variance);
            IntStream.range(0, n).forEach(i -> scaled[i][feature] = (raw[i][feature] - mean) / scale);
        }
        return scaled;
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = GoldenScores.class.getResourceAsStream("/golden/neighbors/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new IllegalStateException("golden file " + file, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
