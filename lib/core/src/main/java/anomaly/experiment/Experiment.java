package anomaly.experiment;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * A named grid of data sets x protocols x detectors x seeds. Immutable: every method gives a new experiment.
 *
 * <pre>{@code
 * Results results = new Experiment("first")
 *         .on(Synthetic.blobs(500, 1), Synthetic.moons(500, 1))
 *         .with(new KNearestNeighbors(5), new LocalOutlierFactor(20))
 *         .run();
 * }</pre>
 *
 * <p>Without {@link #seeds} the seed is 1, without {@link #under} the protocol is {@link Protocol#transductive()}. Cells run
 * one after the other, since detectors use all cores themselves; a data set is read when its first cell comes and let go
 * after its last. Times are those of one run: compare them with care.
 */
public final class Experiment {
    /**
     * How far a run has come.
     *
     * @param done cells finished, those of earlier runs included
     * @param total cells that will be finished when nothing stops the run
     * @param last the cell that has just finished
     * @param remaining what the rest takes if its cells take as long as those so far
     */
    public record Progress(int done, int total, Result last, Duration remaining) {
        @Override
        public String toString() {
            long seconds = remaining.toSeconds();
            String left =
                    seconds < 90 ? seconds + " s" : String.format(Locale.ROOT, "%.0f min", Math.max(2, seconds / 60.0));
            return done + " of " + total + " · " + last + (done < total ? " · about " + left + " left" : "");
        }
    }

    /** Data that is read when needed: the same data set twice, or, where it is {@code given}, what to fit and to measure. */
    record Source(String name, Supplier<Split> reader, boolean given) {}

    /**
     * A detector for each seed; {@code seeded} is false if it is the same for all.
     *
     * @param maker makes what prints the detector, a {@link Tuning} where the method has a validation share
     * @param validationShare the share of the rows to measure that is taken to choose the detector by, or 0
     */
    record Method(String name, LongFunction<?> maker, boolean seeded, double validationShare) {}

    /** One measurement. */
    record Cell(Source source, Protocol protocol, Method method, long seed) {}

    private final String name;
    private final List<Source> sources;
    private final List<Method> methods;
    private final List<Long> seeds;
    private final List<Protocol> protocols;

    private Experiment(
            String name, List<Source> sources, List<Method> methods, List<Long> seeds, List<Protocol> protocols) {
        this.name = name;
        this.sources = sources;
        this.methods = methods;
        this.seeds = seeds;
        this.protocols = protocols;
    }

    /**
     * An experiment without data and detectors yet.
     *
     * @param name lower-case letters, digits and hyphens: it becomes the name of the results file
     */
    public Experiment(String name) {
        this(name, List.of(), List.of(), List.of(1L), List.of(Protocol.transductive()));
        if (!name.matches("[a-z0-9][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "name is '" + name + "', expected lower-case letters, digits and hyphens, as in knn-and-lof");
        }
    }

    /**
     * Adds data sets at hand.
     *
     * @param data labeled data sets with names of their own
     * @return a larger experiment
     */
    public Experiment on(Dataset... data) {
        Experiment larger = this;
        for (Dataset one : data) {
            larger = larger.on(one.name(), () -> one);
        }
        return larger;
    }

    /**
     * Adds a data set that is read when its first cell runs.
     *
     * @param dataName what to call it; not yet in this experiment
     * @param reader reads it; if it throws, the cells of this data set fail and the others run
     * @return a larger experiment
     */
    public Experiment on(String dataName, Supplier<Dataset> reader) {
        Objects.requireNonNull(reader, "reader");
        return plus(new Source(dataName, () -> twice(reader.get()), false));
    }

    private static Split twice(Dataset data) {
        return new Split(data, data);
    }

    /**
     * Adds data that comes in two parts, which is read when its first cell runs. Detectors are fitted on the first and
     * measured on the second, whatever the protocols of the experiment.
     *
     * @param dataName what to call it; not yet in this experiment
     * @param reader reads it; if it throws, the cells of this data set fail and the others run
     * @return a larger experiment
     */
    public Experiment onSplit(String dataName, Supplier<Split> reader) {
        return plus(new Source(dataName, Objects.requireNonNull(reader, "reader"), true));
    }

    private Experiment plus(Source source) {
        Objects.requireNonNull(source.name, "dataName");
        if (sources.stream().anyMatch(other -> other.name.equals(source.name))) {
            throw new IllegalArgumentException(
                    "data set '" + source.name + "' is there already, expected another name");
        }
        return new Experiment(name, plus(sources, source), methods, seeds, protocols);
    }

    /**
     * Adds detectors as they are, named as they print. Where the protocol draws nothing either, they run for the first seed
     * only: other seeds would give the same scores.
     *
     * @param detectors different ones
     * @return a larger experiment
     */
    public Experiment with(Detector... detectors) {
        Experiment larger = this;
        for (Detector detector : detectors) {
            larger = larger.withNamed(detector.toString(), detector);
        }
        return larger;
    }

    /**
     * Adds a detector as it is, under a short name for tables and charts.
     *
     * @param methodName what to call it, for example {@code kNN k=5}
     * @param detector the detector
     * @return a larger experiment
     */
    public Experiment withNamed(String methodName, Detector detector) {
        Objects.requireNonNull(detector, "detector");
        return plus(new Method(methodName, seed -> detector, false, 0));
    }

    /**
     * Adds a detector that takes the seed of its cell.
     *
     * @param methodName what to call it, whatever the seed
     * @param maker from the seed to the detector, for example {@code seed -> new RandomScores(seed)}
     * @return a larger experiment
     */
    public Experiment with(String methodName, LongFunction<Detector> maker) {
        return plus(new Method(methodName, Objects.requireNonNull(maker, "maker"), true, 0));
    }

    /**
     * Adds a method that chooses its hyper-parameters on a stratified share of the rows to measure, drawn by the seed of the
     * cell. Those rows are not measured, and the protocol of its rows says so; the chosen detector stands in {@link
     * Result#chosen()}.
     *
     * @param methodName what to call it
     * @param validationShare between 0 and 1 (exclusive)
     * @param tuning how to choose
     * @return a larger experiment
     */
    public Experiment withTuned(String methodName, double validationShare, Tuning tuning) {
        if (!(validationShare > 0 && validationShare < 1)) {
            throw new IllegalArgumentException(
                    "validationShare is " + validationShare + ", expected more than 0 and less than 1");
        }
        Objects.requireNonNull(tuning, "tuning");
        return plus(new Method(methodName, seed -> tuning, true, validationShare));
    }

    /**
     * Adds detectors that take the seed of their cell, in the order of the map.
     *
     * @param makers by name
     * @return a larger experiment
     */
    public Experiment with(Map<String, LongFunction<Detector>> makers) {
        Experiment larger = this;
        for (Map.Entry<String, LongFunction<Detector>> maker : makers.entrySet()) {
            larger = larger.with(maker.getKey(), maker.getValue());
        }
        return larger;
    }

    private Experiment plus(Method method) {
        if (methods.stream().anyMatch(other -> other.name.equals(method.name))) {
            throw new IllegalArgumentException("detector '" + method.name + "' is there already, expected another");
        }
        return new Experiment(name, sources, plus(methods, method), seeds, protocols);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return List.copyOf(more);
    }

    /**
     * Sets the seeds; they replace those set before.
     *
     * @param values at least one, all different
     * @return an experiment with these seeds
     */
    public Experiment seeds(long... values) {
        if (values.length == 0 || Arrays.stream(values).distinct().count() < values.length) {
            throw new IllegalArgumentException(
                    "seeds are " + Arrays.toString(values) + ", expected at least one, all different");
        }
        return new Experiment(
                name, sources, methods, Arrays.stream(values).boxed().toList(), protocols);
    }

    /**
     * Sets the protocols; they replace those set before.
     *
     * @param values at least one, all different
     * @return an experiment under these protocols
     */
    public Experiment under(Protocol... values) {
        if (values.length == 0 || Arrays.stream(values).distinct().count() < values.length) {
            throw new IllegalArgumentException(
                    "protocols are " + Arrays.toString(values) + ", expected at least one, all different");
        }
        return new Experiment(name, sources, methods, seeds, List.of(values));
    }

    /**
     * What the experiment is called.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * How many rows the results will have.
     *
     * @return the number of cells
     */
    public int size() {
        return sources.stream().mapToInt(source -> cells(source).size()).sum();
    }

    List<Source> sources() {
        return sources;
    }

    /** The cells of one data set, in the order of the results. */
    List<Cell> cells(Source source) {
        List<Cell> cells = new ArrayList<>();
        for (Protocol protocol : source.given ? List.of(new Protocol.Given()) : protocols) {
            for (Method method : methods) {
                boolean draws = protocol instanceof Protocol.HeldOut || method.seeded;
                for (long seed : draws ? seeds : seeds.subList(0, 1)) {
                    cells.add(new Cell(source, protocol, method, seed));
                }
            }
        }
        return cells;
    }

    /**
     * Runs all cells and keeps the results in memory.
     *
     * @return a row a cell
     */
    public Results run() {
        return run(progress -> {});
    }

    /**
     * Runs all cells and keeps the results in memory. When its thread is interrupted (a notebook's stop button), it ends
     * after the current cell, and the rest is marked as not run.
     *
     * @param listener told after each cell
     * @return a row a cell
     */
    public Results run(Consumer<Progress> listener) {
        try {
            return new Run(this, Optional.empty(), Integer.MAX_VALUE, listener).results();
        } catch (IOException e) {
            throw new IllegalStateException("a run without a file reads and writes none", e);
        }
    }

    /**
     * Runs the cells that the file does not hold yet, and writes all rows into it, in the order asked for. Each finished
     * cell is safe at once: after a kill the next run goes on. A cell counts as held if experiment, data and its checksum,
     * detector, seed, protocol and version of this library agree; failed cells are tried again.
     *
     * @param csv the results file to make or complete
     * @param listener told after each cell
     * @return a row a cell
     * @throws IOException if the file cannot be read or written, is no results file, or another run is writing it
     */
    public Results run(Path csv, Consumer<Progress> listener) throws IOException {
        return run(csv, Integer.MAX_VALUE, listener);
    }

    /**
     * The same, for a taste: runs so many new cells at most and marks the rest as not run.
     *
     * @param csv the results file to make or complete
     * @param limit how many cells to run, 0 or more; cells the file holds do not count
     * @param listener told after each cell
     * @return a row a cell
     * @throws IOException if the file cannot be read or written, is no results file, or another run is writing it
     */
    public Results run(Path csv, int limit, Consumer<Progress> listener) throws IOException {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is " + limit + ", expected 0 or more");
        }
        try (Journal journal = Journal.open(csv)) {
            return new Run(this, Optional.of(journal), limit, listener).results();
        }
    }

    @Override
    public String toString() {
        return name + ": " + sources.size() + " data sets x " + methods.size() + " detectors, " + size() + " cells";
    }
}
