package anomaly.data;

import anomaly.data.catalog.DataFolders;
import java.io.IOException;
import java.nio.file.Path;

/** Finds the files of a data set on this machine, or says what to run. */
final class Present {
    private Present() {}

    static Path file(String dataset, String path) throws IOException {
        DataFolders folders = DataFolders.current();
        return folders.find(path)
                .orElseThrow(() -> new IOException("data set '" + dataset + "' is not on this machine: found no " + path
                        + " in " + folders.searched() + "; run: ./lab data " + dataset));
    }
}
