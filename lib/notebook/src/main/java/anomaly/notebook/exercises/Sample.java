package anomaly.notebook.exercises;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An input as a reader sees it.
 *
 * @param given what it is, in a line that the table follows
 * @param head the names of the columns
 * @param rows the table, as wide as {@code head}
 */
public record Sample(String given, List<String> head, List<List<String>> rows) {
    /** Rows of a sample that are listed one by one; more are counted by kind. */
    private static final int LISTED = 8;

    /** Keeps its own copies. */
    public Sample {
        head = List.copyOf(head);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Rows of a data set, one column a feature. */
    static Sample of(String given, double[][] rows) {
        List<String> head = rows[0].length == 1
                ? List.of("x")
                : IntStream.rangeClosed(1, rows[0].length)
                        .mapToObj(j -> "x" + j)
                        .toList();
        List<List<String>> cells = new ArrayList<>();
        for (double[] row : rows) {
            cells.add(Arrays.stream(row).mapToObj(Answer::number).toList());
        }
        return new Sample(given, head, cells);
    }

    /** Labels and scores; equal rows of a long list are counted. */
    static Sample of(Ranked ranked) {
        List<List<String>> lines = IntStream.range(0, ranked.size())
                .mapToObj(i -> List.of(ranked.label(i).toString(), Answer.number(ranked.scores()[i])))
                .toList();
        if (lines.size() <= LISTED) {
            return new Sample("Labels and scores:", List.of("label", "score"), lines);
        }
        List<List<String>> counted = new ArrayList<>();
        for (List<String> line : lines.stream().distinct().toList()) {
            long count = lines.stream().filter(line::equals).count();
            counted.add(List.of(line.get(0), line.get(1), String.valueOf(count)));
        }
        String given = lines.size() + " labels and scores, equal ones counted:";
        return new Sample(given, List.of("label", "score", "rows"), counted);
    }

    /** Rows in a line: numbers as they are, several features in parentheses. */
    static String line(double[][] rows) {
        return Arrays.stream(rows).map(Sample::line).collect(Collectors.joining(", "));
    }

    static String line(double[] row) {
        String values = Arrays.stream(row).mapToObj(Answer::number).collect(Collectors.joining(", "));
        return row.length == 1 ? values : "(" + values + ")";
    }
}
