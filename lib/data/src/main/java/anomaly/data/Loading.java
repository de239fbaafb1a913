package anomaly.data;

import anomaly.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of named data sets; what goes wrong becomes an unchecked exception with the same message. */
final class Loading {
    private Loading() {}

    /** Something that reads files. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    static <T> T unchecked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    static Dataset table(String dataset, String path, ReadOptions options) {
        return unchecked(() -> FileReader.read(Present.file(dataset, path), options.withName(dataset)));
    }

    /** The pair STEM-images-idx3-ubyte.gz and STEM-labels-idx1-ubyte.gz. */
    static Images idx(String name, String dataset, String stem) {
        return unchecked(() -> ImageReader.idx(
                name,
                Present.file(dataset, stem + "-images-idx3-ubyte.gz"),
                Present.file(dataset, stem + "-labels-idx1-ubyte.gz"),
                ReadOptions.withDefaults()));
    }

    static Images cifar(String name, String dataset, String... paths) {
        return unchecked(() -> {
            List<Path> files = new ArrayList<>();
            for (String path : paths) {
                files.add(Present.file(dataset, path));
            }
            return ImageReader.cifar(name, files, ReadOptions.withDefaults());
        });
    }

    /** The four flags stay one 0/1 feature each, which gives the usual 122 features. */
    static Dataset nslKdd(String dataset, String file) {
        ReadOptions options = ReadOptions.withDefaults()
                .withLabel("class", "anomaly")
                .withNumeric("land", "logged_in", "is_host_login", "is_guest_login")
                .withName(dataset + " " + file);
        return unchecked(() -> FileReader.read(Present.file(dataset, "nsl-kdd/" + file + ".arff"), options));
    }
}
