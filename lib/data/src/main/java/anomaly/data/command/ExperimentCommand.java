package anomaly.data.command;

import anomaly.WholeFile;
import anomaly.data.catalog.DataFolders;
import anomaly.experiment.Experiment;
import anomaly.experiment.ExperimentProvider;
import anomaly.experiment.Result;
import anomaly.experiment.Results;
import anomaly.experiment.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * What {@code ./lab experiment} runs: {@code list} shows the named experiments, {@code run NAME [--out FOLDER] [--limit N]}
 * runs one into {@code FOLDER/NAME.csv}, going on where an earlier run stopped.
 */
public final class ExperimentCommand {
    private static final String USAGE = "expected: list | run NAME [--out FOLDER] [--limit N]";

    private final PrintStream out;
    private final DataFolders folders;

    ExperimentCommand(PrintStream out, DataFolders folders) {
        this.out = out;
        this.folders = folders;
    }

    /**
     * Runs the command; exits with 1 when a cell or the run failed, 2 when the arguments are wrong.
     *
     * @param arguments {@code list}, or {@code run}, a name and options
     */
    public static void main(String... arguments) {
        System.exit(new ExperimentCommand(System.out, DataFolders.current()).run(arguments));
    }

    int run(String... arguments) {
        try {
            List<String> words = List.of(arguments);
            if (words.equals(List.of("list"))) {
                return list();
            }
            Order order = Order.of(words);
            return run(provider(order.name), order);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        } catch (IOException | IllegalStateException e) {
            out.println(e.getMessage());
            return 1;
        }
    }

    private int list() {
        experiments().keySet().forEach(out::println);
        return 0;
    }

    private int run(Map.Entry<Experiment, ExperimentProvider> chosen, Order order) throws IOException {
        Experiment experiment = chosen.getKey();
        Path csv = order.folder.orElseGet(this::results).resolve(experiment.name() + ".csv");
        Results results = experiment.run(csv, order.limit, out::println);
        for (Map.Entry<String, String> table :
                chosen.getValue().summaries(results).entrySet()) {
            WholeFile.write(csv.resolveSibling(table.getKey()), table.getValue());
        }
        List<Result> failed = results.only(Status.FAILED).rows();
        failed.forEach(out::println);
        out.println(csv + ": " + results);
        return failed.isEmpty() ? 0 : 1;
    }

    private Path results() {
        return folders.home()
                .orElseThrow(() -> new IllegalStateException("no project folder at or above "
                        + Path.of("").toAbsolutePath() + ": run inside the project, or name a folder by --out"))
                .resolve("data")
                .resolve("results");
    }

    /** By name; each with who brings it. */
    private static Map<Experiment, ExperimentProvider> experiments() {
        Map<Experiment, ExperimentProvider> experiments = new TreeMap<>(Comparator.comparing(Experiment::name));
        ServiceLoader.load(ExperimentProvider.class)
                .forEach(provider -> provider.experiments().forEach(one -> experiments.put(one, provider)));
        return experiments;
    }

    private static Map.Entry<Experiment, ExperimentProvider> provider(String name) {
        return experiments().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("experiment '" + name
                        + "' is not known, expected one of "
                        + experiments().keySet().stream().map(Experiment::name).toList()));
    }

    /** The arguments of {@code run}. */
    private record Order(String name, Optional<Path> folder, int limit) {
        static Order of(List<String> words) {
            if (words.size() < 2 || !words.get(0).equals("run") || words.size() % 2 != 0) {
                throw new IllegalArgumentException("found " + words + ", " + USAGE);
            }
            Optional<Path> folder = Optional.empty();
            int limit = Integer.MAX_VALUE;
            for (int i = 2; i < words.size(); i += 2) {
                String value = words.get(i + 1);
                switch (words.get(i)) {
                    case "--out" -> folder = Optional.of(Path.of(value));
                    case "--limit" -> limit = count(value);
                    default -> throw new IllegalArgumentException("found '" + words.get(i) + "', " + USAGE);
                }
            }
            return new Order(words.get(1), folder, limit);
        }

        private static int count(String value) {
            if (!value.matches("\\d{1,9}")) {
                throw new IllegalArgumentException("--limit is '" + value + "', expected how many cells to run");
            }
            return Integer.parseInt(value);
        }
    }
}
