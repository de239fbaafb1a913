package anomaly.data.experiments;

import anomaly.experiment.Result;
import anomaly.experiment.Results;
import anomaly.experiment.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of {@link ShallowOneClassExperiment}, a row a class and method, the published ones beside ours: ROC AUC in
 * percent, mean and standard deviation (divisor n) over the seeds that ran.
 *
 * @param rows one a class and method, in the order of the results
 */
public record OneClassTable(List<Row> rows) {
    private static final String HEADER =
            "data,class,method,input,seeds,auc,spread,images,ruff_2018,ruff_2018_spread,chalapathy_2018,"
                    + "chalapathy_2018_spread,status";

    /**
     * A class under a method.
     *
     * @param data {@code mnist} or {@code cifar-10}
     * @param normal the class that is normal
     * @param method {@code OC-SVM}, {@code KDE} or {@code isolation forest}
     * @param input {@code raw}, {@code PCA 95 %}, {@code whitened} or {@code GCN}
     * @param seeds how many seeds ran
     * @param auc ours, in percent; NaN where no seed ran
     * @param spread its standard deviation over the seeds
     * @param images pictures fitted on and measured; 0 where no seed ran
     * @param ruff what Ruff et al. 2018 print: the same protocol
     * @param chalapathy what the notebooks of Chalapathy et al. 2018 hold: fitted and measured on the same pictures
     */
    public record Row(
            String data,
            String normal,
            String method,
            String input,
            int seeds,
            double auc,
            double spread,
            int images,
            Published ruff,
            Published chalapathy) {}

    /**
     * A published figure.
     *
     * @param auc in percent, NaN where there is none
     * @param spread over seeds, NaN where none is given
     */
    public record Published(double auc, double spread) {
        private static final Published NONE = new Published(Double.NaN, Double.NaN);
    }

    /** A line of the published figures. */
    private record Line(String data, String normal, String method, Published figure, String source) {}

    /** Keeps its own copy. */
    public OneClassTable {
        rows = List.copyOf(rows);
    }

    /**
     * The table of a run, finished or not.
     *
     * @param results rows of the experiment
     * @return the table
     */
    public static OneClassTable of(Results results) {
        List<Line> published = published();
        List<Row> rows = new ArrayList<>();
        results.rows().stream()
                .map(row -> List.of(row.data(), row.method()))
                .distinct()
                .forEach(cell -> rows.add(row(cell.get(0), cell.get(1), results, published)));
        return new OneClassTable(rows);
    }

    private static Row row(String data, String method, Results results, List<Line> published) {
        String set = data.substring(0, data.indexOf(' '));
        String normal = data.substring(set.length() + 1);
        String name = ShallowOneClassExperiment.methods().stream()
                .filter(method::startsWith)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("method '" + method + "' is not one of "
                        + ShallowOneClassExperiment.methods() + ": these are results of another experiment"));
        List<Result> ran = results.rows().stream()
                .filter(row -> row.data().equals(data) && row.method().equals(method) && row.status() == Status.OK)
                .toList();
        double mean =
                ran.stream().mapToDouble(row -> 100 * row.rocAuc()).average().orElse(Double.NaN);
        double squares = ran.stream()
                .mapToDouble(row -> Math.pow(100 * row.rocAuc() - mean, 2))
                .average()
                .orElse(Double.NaN);
        return new Row(
                set,
                normal,
                name,
                method.substring(name.length() + 1),
                ran.size(),
                mean,
                Math.sqrt(squares),
                ran.stream().mapToInt(Result::rows).max().orElse(0),
                figure(published, set, normal, name, "Ruff et al. 2018"),
                figure(published, set, normal, name, "Chalapathy et al. 2018"));
    }

    private static Published figure(List<Line> lines, String data, String normal, String method, String source) {
        return lines.stream()
                .filter(line -> line.data.equals(data)
                        && line.normal.equals(normal)
                        && line.method.equals(method)
                        && line.source.equals(source))
                .map(Line::figure)
                .findFirst()
                .orElse(Published.NONE);
    }

    private static List<Line> published() {
        String file = "one-class-published.csv";
        try (InputStream in = Objects.requireNonNull(OneClassTable.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(f -> new Line(f[0], f[1], f[2], new Published(number(f[3]), number(f[4])), f[5]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /**
     * The rows of one data set and method.
     *
     * @param data {@code mnist} or {@code cifar-10}
     * @param method {@code OC-SVM}, {@code KDE} or {@code isolation forest}
     * @return a smaller table
     */
    public OneClassTable only(String data, String method) {
        return new OneClassTable(rows.stream()
                .filter(row -> row.data.equals(data) && row.method.equals(method))
                .toList());
    }

    /** The table as lines of CSV. */
    String csv() {
        Stream<String> lines = rows.stream().map(row -> Stream.of(
                        row.data,
                        row.normal,
                        row.method,
                        row.input,
                        row.seeds,
                        text(row.auc),
                        text(row.spread),
                        row.images == 0 ? "" : row.images,
                        text(row.ruff.auc),
                        text(row.ruff.spread),
                        text(row.chalapathy.auc),
                        text(row.chalapathy.spread),
                        row.seeds == 0 ? "not run" : "ok")
                .map(Object::toString)
                .collect(Collectors.joining(",")));
        return Stream.concat(Stream.of(HEADER), lines).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(double percent) {
        return Double.isNaN(percent) ? "" : String.format(Locale.ROOT, "%.2f", percent);
    }
}
