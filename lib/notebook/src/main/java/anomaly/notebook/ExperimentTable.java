package anomaly.notebook;

import anomaly.data.catalog.DataFolders;
import anomaly.evaluation.MeasureTable;
import anomaly.experiment.Result;
import anomaly.experiment.Results;
import anomaly.experiment.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The results of an experiment crosswise: a line a data set, a column a method. */
final class ExperimentTable {
    private ExperimentTable() {}

    /** The committed results of a named experiment, or what makes them. */
    static Block committed(DataFolders folders, String name, String protocol, ToDoubleFunction<Result> measure) {
        return committed(folders, name, results -> of(results, protocol, measure));
    }

    /** What to show of the committed results of a named experiment, or what makes them. */
    static Block committed(DataFolders folders, String name, Function<Results, Block> shown) {
        Optional<Path> file = folders.find("results/" + name + ".csv");
        if (file.isEmpty()) {
            String text = "There is no data/results/" + name
                    + ".csv here yet. To make it, run in a terminal: ./lab experiment " + name;
            return new Block("<div>" + Html.escape(text) + "</div>", text);
        }
        try {
            return shown.apply(Results.read(file.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static Block of(Results results, String protocol, ToDoubleFunction<Result> measure) {
        MeasureTable table = results.table(protocol, measure);
        List<List<?>> lines = new ArrayList<>();
        for (int i = 0; i < table.dataSets().size(); i++) {
            String data = table.dataSets().get(i);
            List<Object> line = new ArrayList<>(List.of(data));
            for (int j = 0; j < table.methods().size(); j++) {
                double figure = table.figures().get(i).get(j);
                line.add(
                        Double.isNaN(figure)
                                ? reason(
                                        results, protocol, data, table.methods().get(j))
                                : (Object) figure);
            }
            lines.add(line);
        }
        return Show.table(Tabular.headed("data set", table.methods()), lines);
    }

    /** In a word, why there is no figure. */
    private static String reason(Results results, String protocol, String data, String method) {
        return results.rows().stream()
                .filter(row -> row.protocol().equals(protocol)
                        && row.data().equals(data)
                        && row.method().equals(method)
                        && row.status() != Status.OK)
                .findFirst()
                .map(row -> row.status().toString())
                .orElse(Status.NOT_RUN.toString());
    }
}
