package anomaly.data.command;

import anomaly.data.catalog.Catalog;
import anomaly.data.catalog.DataFile;
import anomaly.data.catalog.DataFolders;
import anomaly.data.catalog.Entry;
import anomaly.data.catalog.Fetcher;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code ./lab data} runs: {@code list} shows the catalogue, {@code get NAME...} fetches data sets, {@code check}
 * compares every file that is here with its checksum.
 */
public final class DataCommand {
    private static final String USAGE = "expected: list | get NAME... | check";
    private static final long SECOND = 1_000_000_000L;

    private final PrintStream out;
    private final DataFolders folders;
    private long lastLine;

    DataCommand(PrintStream out, DataFolders folders) {
        this.out = out;
        this.folders = folders;
    }

    /**
     * Runs the command; exits with 1 when something failed, 2 when the arguments are wrong.
     *
     * @param arguments {@code list}, {@code get} and names, or {@code check}
     */
    public static void main(String... arguments) {
        System.exit(new DataCommand(System.out, DataFolders.current()).run(arguments));
    }

    int run(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        try {
            if (words.equals(List.of("list"))) {
                return list();
            }
            if (words.equals(List.of("check"))) {
                return check();
            }
            if (words.size() > 1 && words.get(0).equals("get")) {
                return fetch(words.subList(1, words.size()));
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            out.println(e.getMessage());
            return 1;
        }
        out.println("found " + words + ", " + USAGE);
        return 2;
    }

    private int list() {
        String format = "%-22s %-9s %9s %8s %9s %9s  %s%n";
        out.printf(Locale.ROOT, format, "name", "here", "rows", "features", "anomalies", "size", "license");
        for (Entry entry : Catalog.all()) {
            Entry.Facts facts = entry.facts();
            out.printf(
                    Locale.ROOT,
                    format,
                    entry.name(),
                    here(entry),
                    String.format(Locale.ROOT, "%,d", facts.rows()),
                    String.format(Locale.ROOT, "%,d", facts.features()),
                    facts.anomalies() < 0 ? "by class" : String.format(Locale.ROOT, "%,d", facts.anomalies()),
                    size(entry.size()),
                    entry.license());
        }
        return 0;
    }

    private String here(Entry entry) {
        long present = entry.files().stream()
                .filter(file -> folders.find(file.path()).isPresent())
                .count();
        return present == entry.files().size() ? "yes" : present == 0 ? "no" : "partly";
    }

    private static String size(long bytes) {
        if (bytes < 0) {
            return "?";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%d kB", Math.max(1, bytes / 1000))
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private int fetch(List<String> names) throws IOException {
        List<Entry> entries = names.stream().map(Catalog::entry).toList();
        int failed = 0;
        for (Entry entry : entries) {
            try {
                Fetcher.current(this::progress).fetch(entry);
                out.println(entry.name() + ": here. License: " + entry.license() + ". Cite: " + entry.citation());
            } catch (IOException e) {
                out.println(e.getMessage());
                failed++;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private void progress(String file, long bytes, long total) {
        long now = System.nanoTime();
        if (bytes == total || now - lastLine > SECOND) {
            lastLine = now;
            out.println("  " + file + ": " + size(bytes) + (total > 0 ? " of " + size(total) : ""));
        }
    }

    private int check() throws IOException {
        int wrong = 0;
        for (Entry entry : Catalog.all()) {
            for (DataFile file : entry.files()) {
                Optional<Path> found = folders.find(file.path());
                Optional<String> fault = found.isPresent() ? folders.fault(file) : missing(entry);
                if (fault.isPresent()) {
                    out.println(entry.name() + ": " + file.path() + " " + fault.get());
                    wrong++;
                } else if (found.isPresent()) {
                    out.println(entry.name() + ": " + file.path() + " is right");
                }
            }
        }
        out.println(wrong == 0 ? "every file that is here is right" : wrong + " files are wrong or missing");
        return wrong == 0 ? 0 : 1;
    }

    private static Optional<String> missing(Entry entry) {
        return entry.ships() ? Optional.of("is missing: it ships with the project, restore it") : Optional.empty();
    }
}
