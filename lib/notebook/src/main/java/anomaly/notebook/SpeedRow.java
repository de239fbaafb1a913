package anomaly.notebook;

import java.util.Arrays;
import java.util.List;

/**
 * A row of the table of {@code ./lab bench classical}.
 *
 * @param text the ratio as the table has it: with a sign before it where one side did not finish within the limit
 * @param verdict whether the goal is met: yes, no, or unknown
 * @param ratio its number; 1 where neither side finished
 */
record SpeedRow(String method, int rows, int features, String text, double ratio, double goal, String verdict) {
    private static final List<String> COLUMNS = List.of("method", "rows", "features", "ratio", "goal", "met");

    /** All rows of a table, in its order: none is left out. */
    static List<SpeedRow> of(String table) {
        List<String> lines = table.lines().toList();
        if (lines.size() < 2) {
            throw new IllegalArgumentException("the table has " + lines.size() + " lines, expected 2 or more");
        }
        List<String> head = Arrays.asList(lines.get(0).split(",", -1));
        int[] places = COLUMNS.stream().mapToInt(head::indexOf).toArray();
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                throw new IllegalArgumentException(
                        "the table has no column " + COLUMNS.get(i) + ", expected " + COLUMNS);
            }
        }
        return lines.stream()
                .skip(1)
                .map(line -> row(line, head.size(), places))
                .toList();
    }

    private static SpeedRow row(String line, int width, int[] places) {
        String[] all = line.split(",", -1);
        if (all.length != width) {
            throw new IllegalArgumentException("a row has " + all.length + " cells, expected " + width + ": " + line);
        }
        String[] cells = Arrays.stream(places).mapToObj(place -> all[place]).toArray(String[]::new);
        String text = cells[3].isEmpty() ? "neither finished" : cells[3];
        double ratio = cells[3].isEmpty() ? 1 : Double.parseDouble(cells[3].replaceFirst("^[<>] ", ""));
        return new SpeedRow(
                cells[0],
                Integer.parseInt(cells[1]),
                Integer.parseInt(cells[2]),
                text,
                ratio,
                Double.parseDouble(cells[4]),
                cells[5]);
    }

    boolean met() {
        return verdict.equals("yes");
    }

    String size() {
        String count = rows % 1000 == 0 ? rows / 1000 + "k" : String.valueOf(rows);
        return count + " × " + features;
    }

    double least() {
        return Math.min(ratio, goal);
    }

    double most() {
        return Math.max(ratio, goal);
    }
}
