package anomaly;

import java.io.IOException;
import java.nio.file.Path;

/** Brings fitted detectors back from files. */
public final class Detectors {
    private Detectors() {}

    /**
     * Reads a fitted detector that {@link FittedDetector#save} wrote. It scores bit for bit as the one that was saved.
     *
     * <p>The file is an ordinary zip archive: texts that list settings and values, and arrays in numpy's format. Nothing in
     * it is run: only detectors of this library are made, through their own constructors, which check every setting.
     *
     * @param file a file that {@code save} wrote
     * @return the fitted detector; {@link FittedDetector#state()} tells its settings
     * @throws IOException if the file cannot be read, is no model, is damaged, or was written in a newer format; the message
     *     says which, and what to do
     */
    public static FittedDetector load(Path file) throws IOException {
        State state = ModelFile.read(file);
        try {
            return state.fitted();
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage() + " Read it with the version that wrote it", e);
        }
    }
}
