package anomaly.data.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where data may lie on this machine: the project's {@code data/}, the shared folder named by {@code ANOMALY_DATA}, and the
 * project's {@code data/cache/}, into which downloads go.
 *
 * @param home the project's folder, the one that holds {@code data/README.md}; empty when there is none
 * @param shared a read-only folder, looked into first; empty when there is none
 */
public record DataFolders(Optional<Path> home, Optional<Path> shared) {
    /**
     * The folders by the system property {@code anomaly.home} or the nearest folder above the working directory that holds
     * {@code data/README.md}, and by the environment variable {@code ANOMALY_DATA}.
     *
     * @return the folders
     */
    public static DataFolders current() {
        String named = System.getProperty("anomaly.home");
        Optional<Path> home =
                named != null ? Optional.of(Path.of(named)) : above(Path.of("").toAbsolutePath());
        String shared = System.getenv("ANOMALY_DATA");
        return new DataFolders(
                home, Optional.ofNullable(shared).filter(s -> !s.isBlank()).map(Path::of));
    }

    private static Optional<Path> above(Path folder) {
        for (Path one = folder; one != null; one = one.getParent()) {
            if (Files.isRegularFile(one.resolve("data").resolve("README.md"))) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /**
     * Finds a file that is on this machine: in the shared folder, in {@code data/}, in {@code data/cache/}, in this order.
     *
     * @param path relative, with forward slashes, for example {@code mnist/train-images-idx3-ubyte.gz}
     * @return the file, or empty
     */
    public Optional<Path> find(String path) {
        return searched().stream()
                .map(folder -> folder.resolve(path))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * The folders that {@link #find} looks into.
     *
     * @return in the order of the search; may be empty
     */
    public List<Path> searched() {
        List<Path> folders = new ArrayList<>();
        shared.ifPresent(folders::add);
        home.ifPresent(project -> folders.add(project.resolve("data")));
        home.ifPresent(project -> folders.add(cache()));
        return folders;
    }

    /**
     * What is wrong with a file that is on this machine, by its size and checksum: the published one, or the one recorded when
     * the file first came.
     *
     * @param file the file
     * @return what was found and expected; empty when the file is right or not here
     * @throws IOException if it cannot be read
     */
    public Optional<String> fault(DataFile file) throws IOException {
        Optional<Path> found = find(file.path());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        long size = Files.size(found.get());
        if (file.size() >= 0 && size != file.size()) {
            return Optional.of("has " + size + " bytes, expected " + file.size() + ": delete it and get it again");
        }
        Optional<Checksum> expected = home.isPresent() ? new FirstUse(cache()).expected(file) : file.checksum();
        if (expected.isPresent() && !expected.get().matches(found.get())) {
            return Optional.of(
                    "has another content than expected (" + expected.get() + "): delete it and get it again");
        }
        return Optional.empty();
    }

    /**
     * Where downloads go.
     *
     * @return {@code data/cache} of the project
     * @throws IllegalStateException if there is no project folder
     */
    public Path cache() {
        Path project = home.orElseThrow(() -> new IllegalStateException("no folder with data/README.md at or above "
                + Path.of("").toAbsolutePath() + ": run inside the project, or name it by -Danomaly.home=FOLDER"));
        return project.resolve("data").resolve("cache");
    }
}
