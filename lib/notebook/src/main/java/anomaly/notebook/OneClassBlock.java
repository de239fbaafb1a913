package anomaly.notebook;

import anomaly.data.catalog.DataFolders;
import anomaly.data.experiments.OneClassTable;
import anomaly.data.experiments.OneClassTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The shallow baselines of one-class classification, ours beside the published ones. */
final class OneClassBlock {
    private static final String EXPERIMENT = "shallow-one-class";

    private OneClassBlock() {}

    /** A line a class, all methods on one input; last the mean over the classes. */
    static Block classes(DataFolders folders, String data, String input) {
        return ExperimentTable.committed(
                folders, EXPERIMENT, results -> classes(OneClassTable.of(results), data, input));
    }

    /** A line a method, its mean over the classes for each input, and the published means. */
    static Block inputs(DataFolders folders, String data) {
        return ExperimentTable.committed(folders, EXPERIMENT, results -> inputs(OneClassTable.of(results), data));
    }

    static Block classes(OneClassTable table, String data, String input) {
        List<Row> chosen =
                rows(table, data, "input '" + input + "'", row -> row.input().equals(input));
        List<String> methods = chosen.stream().map(Row::method).distinct().toList();
        List<String> head = new ArrayList<>(List.of("class"));
        for (String method : methods) {
            head.addAll(List.of(method, "Ruff 2018", "Chalapathy 2018"));
        }
        List<List<String>> lines = new ArrayList<>();
        for (String normal : chosen.stream().map(Row::normal).distinct().toList()) {
            lines.add(line(normal, methods, method -> chosen.stream()
                    .filter(row -> row.method().equals(method) && row.normal().equals(normal))
                    .toList()));
        }
        lines.add(line("mean", methods, method -> chosen.stream()
                .filter(row -> row.method().equals(method))
                .toList()));
        return Show.table(head, lines);
    }

    private interface Chosen {
        List<Row> of(String method);
    }

    private static List<String> line(String name, List<String> methods, Chosen chosen) {
        List<String> line = new ArrayList<>(List.of(name));
        for (String method : methods) {
            List<Row> rows = chosen.of(method);
            line.add(mean(rows, Row::auc, "not run"));
            line.add(mean(rows, row -> row.ruff().auc(), "–"));
            line.add(mean(rows, row -> row.chalapathy().auc(), "–"));
        }
        return line;
    }

    static Block inputs(OneClassTable table, String data) {
        List<Row> chosen = rows(table, data, "any input", row -> true);
        List<String> inputs = chosen.stream().map(Row::input).distinct().toList();
        List<String> head = new ArrayList<>(List.of("method"));
        head.addAll(inputs);
        head.addAll(List.of("Ruff 2018", "Chalapathy 2018"));
        List<List<String>> lines = new ArrayList<>();
        for (String method : chosen.stream().map(Row::method).distinct().toList()) {
            List<String> line = new ArrayList<>(List.of(method));
            List<Row> own =
                    chosen.stream().filter(row -> row.method().equals(method)).toList();
            for (String input : inputs) {
                line.add(mean(
                        own.stream().filter(row -> row.input().equals(input)).toList(), Row::auc, "not run"));
            }
            line.add(mean(own, row -> row.ruff().auc(), "–"));
            line.add(mean(own, row -> row.chalapathy().auc(), "–"));
            lines.add(line);
        }
        return Show.table(head, lines);
    }

    private static List<Row> rows(OneClassTable table, String data, String what, Predicate<Row> wanted) {
        List<Row> rows = table.rows().stream()
                .filter(row -> row.data().equals(data))
                .filter(wanted)
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no row for data '" + data + "' and " + what + ", expected one of "
                    + table.rows().stream().map(Row::data).distinct().toList() + " and of "
                    + table.rows().stream().map(Row::input).distinct().toList());
        }
        return rows;
    }

    /** A mean in percent, of all rows or of none. */
    private static String mean(List<Row> rows, ToDoubleFunction<Row> figure, String missing) {
        double mean = rows.stream().mapToDouble(figure).average().orElse(Double.NaN);
        return Double.isNaN(mean) ? missing : String.format(Locale.ROOT, "%.1f", mean);
    }
}
