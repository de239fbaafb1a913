package anomaly.notebook;

import anomaly.data.catalog.DataFolders;
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
        Optional<Path> file = folders.find("results/" + name + ".csv");
        if (file.isEmpty()) {
            String text = "There is no data/results/" + name
                    + ".csv here yet. To make it, run in a terminal: ./lab experiment " + name;
            return new Block("<div>" + Html.escape(text) + "</div>", text);
        }
        try {
            return of(Results.read(file.get()), protocol, measure);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static Block of(Results results, String protocol, ToDoubleFunction<Result> measure) {
        List<Result> kept = results.rows().stream()
                .filter(result -> result.protocol().equals(protocol))
                .toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("there are no results under the protocol \"" + protocol
                    + "\", expected one of " + distinct(results.rows(), Result::protocol));
        }
        List<String> methods = distinct(kept, Result::method);
        List<String> head = new ArrayList<>(List.of("data set"));
        head.addAll(methods);
        List<List<?>> lines = new ArrayList<>();
        for (String data : distinct(kept, Result::data)) {
            List<Object> line = new ArrayList<>(List.of(data));
            for (String method : methods) {
                line.add(mean(
                        kept.stream()
                                .filter(r -> r.data().equals(data) && r.method().equals(method))
                                .toList(),
                        measure));
            }
            lines.add(line);
        }
        return Show.table(head, lines);
    }

    /** The mean over the seeds, or in a word why there is none. */
    private static Object mean(List<Result> cells, ToDoubleFunction<Result> measure) {
        for (Result cell : cells) {
            if (cell.status() != Status.OK) {
                return cell.status().toString();
            }
        }
        return cells.isEmpty()
                ? Status.NOT_RUN.toString()
                : (Object) cells.stream().mapToDouble(measure).average().orElseThrow();
    }

    private static List<String> distinct(List<Result> results, Function<Result, String> part) {
        return results.stream().map(part).distinct().toList();
    }
}
