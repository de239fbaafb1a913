package anomaly.notebook;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.data.catalog.DataFolders;
import anomaly.experiment.Result;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Tables that read well in a notebook, light or dark, and as text anywhere else. */
public final class Show {
    private static final int ROWS = 20;

    private Show() {}

    /**
     * The first 20 rows of a table.
     *
     * @param table the table
     * @return a block for a cell to end with
     */
    public static Block table(Table table) {
        return table(table, ROWS);
    }

    /**
     * The first rows of a table.
     *
     * @param table the table
     * @param rows how many, 0 or more
     * @return a block for a cell to end with
     */
    public static Block table(Table table, int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("rows is " + rows + ", expected 0 or more");
        }
        int shown = Math.min(rows, table.rowCount());
        List<List<String>> columns = table.columns().stream()
                .map(c -> Figures.column(IntStream.range(0, shown)
                        .mapToObj(i -> c.get(i) instanceof Double number ? (Object) number : c.getString(i))
                        .toList()))
                .toList();
        List<List<String>> cells = IntStream.range(0, shown)
                .mapToObj(i -> columns.stream().map(c -> c.get(i)).toList())
                .toList();
        String note =
                shown < table.rowCount() ? "the first " + shown + " of " + Tabular.count(table.rowCount(), "row") : "";
        return Tabular.table(table.columnNames(), cells, note);
    }

    /**
     * A table made by hand. Numbers with a fraction are rounded for reading, a column alike: three decimals, fewer from 10 on.
     *
     * @param head the titles of the columns
     * @param rows one list a row, as long as {@code head}
     * @return a block for a cell to end with
     * @throws IllegalArgumentException if a row has another length
     */
    public static Block table(List<String> head, List<? extends List<?>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != head.size()) {
                throw new IllegalArgumentException("row " + i + " has "
                        + rows.get(i).size() + " cells, expected " + head.size() + ", one for each of " + head);
            }
        }
        List<List<String>> columns = IntStream.range(0, head.size())
                .mapToObj(
                        j -> Figures.column(rows.stream().map(row -> row.get(j)).toList()))
                .toList();
        List<List<String>> cells = IntStream.range(0, rows.size())
                .mapToObj(i -> columns.stream().map(c -> c.get(i)).toList())
                .toList();
        return Tabular.table(head, cells, "");
    }

    /**
     * What a named experiment found, from {@code data/results/NAME.csv}: a line a data set, a column a method, each figure
     * the mean over the seeds. Where the file is missing, the command that makes it.
     *
     * @param name the name of the experiment, as in {@code ./lab experiment NAME}
     * @param protocol the protocol as it stands in the file, for example {@code transductive}
     * @param measure the figure to show, for example {@code Result::rocAuc}
     * @return a block for a cell to end with
     * @throws IllegalArgumentException if nothing was run under that protocol
     */
    public static Block experiment(String name, String protocol, ToDoubleFunction<Result> measure) {
        return ExperimentTable.committed(DataFolders.current(), name, protocol, measure);
    }

    /**
     * The experiment {@code shallow-one-class} class by class: ROC AUC in percent of each method on one input, the mean over
     * the seeds, with the published figures beside it; last the mean over the classes. Where the file is missing, the
     * command that makes it.
     *
     * @param data {@code mnist} or {@code cifar-10}
     * @param input {@code raw}, {@code PCA 95 %}, {@code whitened} or {@code GCN}
     * @return a block for a cell to end with
     * @throws IllegalArgumentException if there is no such data or input
     */
    public static Block oneClass(String data, String input) {
        return OneClassBlock.classes(DataFolders.current(), data, input);
    }

    /**
     * The experiment {@code shallow-one-class} in short: of each method and input the mean ROC AUC over the ten classes, in
     * percent, and the published means. Where the file is missing, the command that makes it.
     *
     * @param data {@code mnist} or {@code cifar-10}
     * @return a block for a cell to end with
     * @throws IllegalArgumentException if there is no such data
     */
    public static Block oneClass(String data) {
        return OneClassBlock.inputs(DataFolders.current(), data);
    }

    /**
     * What each automatic threshold would flag, the lowest threshold first.
     *
     * @param scores finite scores, at least one
     * @return a block for a cell to end with: rule, threshold, rows flagged and their share
     */
    public static Block thresholds(double[] scores) {
        return Tabular.thresholds(scores, List.of());
    }

    /**
     * What each automatic threshold would flag and how good that is, the lowest threshold first. The labels choose nothing.
     *
     * @param labels one label a row
     * @param scores finite scores, at least one
     * @return a block for a cell to end with: rule, threshold, rows flagged, their share, precision, recall and F1
     * @throws IllegalArgumentException if there are not as many labels as scores
     */
    public static Block thresholds(List<Label> labels, double[] scores) {
        return Tabular.thresholds(scores, labels);
    }

    /**
     * The rows with the highest scores.
     *
     * @param data the rows
     * @param scores one score a row
     * @param n how many to show, 0 or more
     * @return a block for a cell to end with: rank, score, row id, features and label
     * @throws IllegalArgumentException if there are not as many scores as rows
     */
    public static Block top(Dataset data, double[] scores, int n) {
        if (scores.length != data.size()) {
            throw new IllegalArgumentException("there are " + scores.length + " scores for " + data.size()
                    + " rows, expected one a row: give model.score(data)");
        }
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .limit(n)
                .mapToInt(Integer::intValue)
                .toArray();
        List<List<String>> front = IntStream.range(0, order.length)
                .mapToObj(i -> List.of(
                        String.valueOf(i + 1), String.valueOf(data.id(order[i])), Look.number(scores[order[i]])))
                .toList();
        return Tabular.rows(data, order, List.of("rank", "row", "score"), front, "");
    }
}
