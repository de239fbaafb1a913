package anomaly.experiment;

import anomaly.WholeFile;
import anomaly.evaluation.MeasureTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The rows of an experiment, one a cell, in the order asked for.
 *
 * @param rows what became of each cell
 */
public record Results(List<Result> rows) {
    /** Keeps its own copy of the rows. */
    public Results {
        rows = List.copyOf(rows);
    }

    /**
     * The rows with one status.
     *
     * @param status the status to keep
     * @return results in the same order; may be empty
     */
    public Results only(Status status) {
        return new Results(rows.stream().filter(row -> row.status() == status).toList());
    }

    /**
     * One measure crosswise, a line a data set and a column a method, each figure the mean over the seeds: what {@link
     * anomaly.evaluation.FriedmanTest} and {@link anomaly.evaluation.WilcoxonTest} compare methods by. A figure is NaN where a
     * seed failed or did not run; {@link MeasureTable#complete} leaves such data sets out.
     *
     * @param protocol the protocol as it stands in the rows, for example {@code transductive}
     * @param measure the figure, higher being better, for example {@code Result::rocAuc}
     * @return data sets and methods in the order of the rows
     * @throws IllegalArgumentException naming the protocols if there are no rows under this one
     */
    public MeasureTable table(String protocol, ToDoubleFunction<Result> measure) {
        List<Result> kept =
                rows.stream().filter(row -> row.protocol().equals(protocol)).toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("there are no results under the protocol \"" + protocol
                    + "\", expected one of "
                    + rows.stream().map(Result::protocol).distinct().toList());
        }
        List<String> dataSets = kept.stream().map(Result::data).distinct().toList();
        List<String> methods = kept.stream().map(Result::method).distinct().toList();
        Map<List<String>, List<Result>> cells =
                kept.stream().collect(Collectors.groupingBy(row -> List.of(row.data(), row.method())));
        return new MeasureTable(
                dataSets,
                methods,
                dataSets.stream()
                        .map(data -> methods.stream()
                                .map(method -> mean(cells.getOrDefault(List.of(data, method), List.of()), measure))
                                .toList())
                        .toList());
    }

    private static double mean(List<Result> seeds, ToDoubleFunction<Result> measure) {
        return seeds.stream()
                .mapToDouble(seed -> seed.status() == Status.OK ? measure.applyAsDouble(seed) : Double.NaN)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * Reads a results file.
     *
     * @param csv a file that {@link #write} or {@link Experiment#run(Path, java.util.function.Consumer)} wrote
     * @return its rows
     * @throws IOException if it cannot be read or is no results file; the message names file, line, found and expected
     */
    public static Results read(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv, StandardCharsets.UTF_8);
        if (lines.isEmpty() || !lines.get(0).equals(ResultLine.HEADER)) {
            throw new IOException(csv + ", line 1: found '" + (lines.isEmpty() ? "" : lines.get(0)) + "', expected '"
                    + ResultLine.HEADER + "': this is no results file of this version");
        }
        List<Result> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            try {
                rows.add(ResultLine.parse(lines.get(i)));
            } catch (IllegalArgumentException e) {
                throw new IOException(csv + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return new Results(rows);
    }

    /**
     * Writes a CSV file, UTF-8 with a header, at once: a reader sees the old file or the new one, never half of it.
     *
     * @param csv the file to write or replace; its folder is made where missing
     * @throws IOException if it cannot be written
     */
    public void write(Path csv) throws IOException {
        Files.createDirectories(csv.toAbsolutePath().getParent());
        String lines = rows.stream().map(row -> ResultLine.of(row) + "\n").collect(Collectors.joining());
        WholeFile.write(csv, ResultLine.HEADER + "\n" + lines);
    }

    @Override
    public String toString() {
        return rows.size() + " cells: " + only(Status.OK).rows.size() + " ok, "
                + only(Status.FAILED).rows.size() + " failed, "
                + only(Status.NOT_RUN).rows.size() + " not run";
    }
}
