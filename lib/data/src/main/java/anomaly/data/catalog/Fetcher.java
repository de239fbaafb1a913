package anomaly.data.catalog;

import anomaly.data.catalog.DataFile.Archive;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Brings the files of a data set to this machine: those that are not in the shared folder, in {@code data/} or in {@code
 * data/cache/} come from the mirror, then from their own addresses, then out of their archive.
 *
 * <p>Each is written beside its target, checked for size and checksum, and moved there in one step, so that an interrupted or
 * damaged download never leaves a wrong file, and two processes at once do no harm.
 */
public final class Fetcher {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolders folders;
    private final Optional<String> mirror;
    private final FetchListener listener;
    private final Download download;

    Fetcher(DataFolders folders, Optional<String> mirror, FetchListener listener, Duration patience) {
        this.folders = folders;
        this.mirror = mirror;
        this.listener = listener;
        this.download = new Download(patience);
    }

    /**
     * A fetcher for this project's folders and the mirror named by the environment variable {@code ANOMALY_MIRROR}: a folder or
     * a base address, laid out as {@code data/cache/}.
     *
     * @param listener told how far each file is
     * @return the fetcher
     */
    public static Fetcher current(FetchListener listener) {
        Optional<String> mirror =
                Optional.ofNullable(System.getenv("ANOMALY_MIRROR")).filter(text -> !text.isBlank());
        return new Fetcher(DataFolders.current(), mirror, listener, PATIENCE);
    }

    /**
     * Brings what is missing.
     *
     * @param entry the data set
     * @return where its files lie, in the order of {@link Entry#files()}
     * @throws IOException naming every place that was tried and why it failed
     */
    public List<Path> fetch(Entry entry) throws IOException {
        List<String> failures = new ArrayList<>();
        Set<Archive> tried = new LinkedHashSet<>();
        for (DataFile file : entry.files()) {
            if (folders.find(file.path()).isEmpty() && !alone(file, failures)) {
                Optional<Archive> archive = file.archive().filter(tried::add);
                if (archive.isPresent()) {
                    unpack(archive.get(), entry.files(), failures);
                }
            }
        }
        List<Path> found = new ArrayList<>();
        for (DataFile file : entry.files()) {
            found.add(folders.find(file.path()).orElseThrow(() -> new IOException(failure(entry, file, failures))));
        }
        return found;
    }

    private static String failure(Entry entry, DataFile file, List<String> failures) {
        String why = failures.isEmpty()
                ? entry.ships()
                        ? "it ships with the project: restore it"
                        : "it comes from a mirror only: set ANOMALY_MIRROR"
                : String.join("; ", failures);
        return "data set '" + entry.name() + "': could not get " + file.path() + ": " + why;
    }

    /** The file by itself, from the mirror or its own addresses. */
    private boolean alone(DataFile file, List<String> failures) throws IOException {
        if (mirror.isPresent() && attempt(file, mirror.get() + "/" + file.path(), failures, () -> fromMirror(file))) {
            return true;
        }
        for (URI source : file.sources()) {
            if (attempt(file, source.toString(), failures, () -> download.get(source, arrival(file)))) {
                return true;
            }
        }
        return false;
    }

    private interface Attempt {
        void run() throws IOException;
    }

    private boolean attempt(DataFile file, String place, List<String> failures, Attempt attempt) throws IOException {
        try {
            attempt.run();
            new FirstUse(folders.cache()).record(file, target(file));
            return true;
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            failures.add(place + " failed (" + reason(e) + ")");
            return false;
        }
    }

    /** What went wrong; many network errors carry no message of their own. */
    private static String reason(IOException e) {
        if (e.getMessage() != null) {
            return e.getMessage();
        }
        return e instanceof ConnectException
                ? "found no connection: is this machine online?"
                : e.getClass().getSimpleName();
    }

    private void fromMirror(DataFile file) throws IOException {
        String base = mirror.orElseThrow();
        if (base.startsWith("http://") || base.startsWith("https://")) {
            String path = Arrays.stream(file.path().split("/"))
                    .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                    .collect(Collectors.joining("/"));
            download.get(URI.create(base.replaceFirst("/+$", "") + "/" + path), arrival(file));
            return;
        }
        Path source = Path.of(base).resolve(file.path());
        if (!Files.isRegularFile(source)) {
            throw new IOException("found no such file");
        }
        try (InputStream in = Files.newInputStream(source)) {
            arrival(file).take(in, Files.size(source));
        }
    }

    private Path target(DataFile file) {
        return folders.cache().resolve(file.path());
    }

    private Arrival arrival(DataFile file) throws IOException {
        return new Arrival(target(file), file.size(), new FirstUse(folders.cache()).expected(file), listener);
    }

    /** Gets an archive, takes the files wanted out of it and removes it. */
    private void unpack(Archive archive, List<DataFile> files, List<String> failures) throws IOException {
        String name = archive.address().getPath().replaceFirst(".*/", "");
        Path local = folders.cache().resolve(".archives").resolve(name);
        try {
            download.get(archive.address(), new Arrival(local, archive.size(), archive.checksum(), listener));
            Unpacking.walk(local, (member, size, content) -> {
                for (DataFile file : files) {
                    if (member.replaceFirst(".*/", "").equals(file.name())
                            && folders.find(file.path()).isEmpty()) {
                        arrival(file).take(content, size);
                        new FirstUse(folders.cache()).record(file, target(file));
                    }
                }
            });
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            failures.add(archive.address() + " failed (" + reason(e) + ")");
        } finally {
            Files.deleteIfExists(local);
        }
    }
}
