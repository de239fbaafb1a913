package anomaly.data;

import anomaly.data.catalog.DataFolders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds the files of a data set on this machine, or says what to run. */
final class Present {
    private Present() {}

    static Path file(String dataset, String path) throws IOException {
        DataFolders folders = DataFolders.current();
        return folders.find(path)
                .orElseThrow(() -> new IOException("data set '" + dataset + "' is not on this machine: found no " + path
                        + " in " + folders.searched() + "; run: ./lab data " + dataset));
    }

    /** The paths whose files are on this machine; if none is, what to run. */
    static List<String> some(String dataset, List<String> paths) {
        DataFolders folders = DataFolders.current();
        List<String> found =
                paths.stream().filter(path -> folders.find(path).isPresent()).toList();
        return found.isEmpty()
                ? Loading.unchecked(() -> List.of(file(dataset, paths.get(0)).toString()))
                : found;
    }
}
