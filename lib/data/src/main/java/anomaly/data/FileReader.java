package anomaly.data;

import anomaly.Dataset;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;

/** Chooses a reader by a file's first bytes, and by its name where those do not tell. */
final class FileReader {
    private static final int PEEKED = 4096;

    private FileReader() {}

    /** What is read from a file that is open. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Input in, Budget budget) throws IOException;
    }

    static Dataset read(Path path, ReadOptions options) throws IOException {
        String file = path.getFileName().toString();
        ReadOptions named = options.name().isPresent() ? options : options.withName(stem(file));
        return open(path, named, (in, budget) -> choose(path, in, budget, named));
    }

    /** Opens a file, and sees to it that damaged compressed data is reported with the file's name. */
    static <T> T open(Path path, ReadOptions options, Reading<T> reading) throws IOException {
        String file = path.getFileName().toString();
        try (Input in = Input.open(path, options.memoryLimit())) {
            return reading.from(in, new Budget(file, options.memoryLimit()));
        } catch (ZipException e) {
            throw new IOException(
                    file + ": found damaged compressed data (" + e.getMessage()
                            + "), expected a whole file: get it again",
                    e);
        } catch (EOFException e) {
            String message = String.valueOf(e.getMessage());
            throw new IOException(
                    message.startsWith(file)
                            ? message
                            : file + ": found the end of the compressed data too early (" + message
                                    + "), expected a whole file: get it again",
                    e);
        }
    }

    private static Dataset choose(Path path, Input in, Budget budget, ReadOptions options) throws IOException {
        byte[] bytes = in.peek(PEEKED);
        String first = new String(bytes, StandardCharsets.ISO_8859_1);
        if (NpyReader.matchesZip(first)) {
            return NpyReader.npz(path, budget, options);
        }
        if (NpyReader.matches(first)) {
            return NpyReader.npy(in, budget, options);
        }
        if (Mat5Reader.matches(first)) {
            return Mat5Reader.read(in, budget, options);
        }
        if (ArffReader.matches(first)) {
            return ArffReader.read(in, budget, options);
        }
        if (IdxReader.matches(bytes)) {
            return IdxReader.dataset(in, budget, options);
        }
        if (budget.file().matches("(?i).*\\.bin(\\.gz)?")) {
            return CifarReader.dataset(in, budget, options);
        }
        refuseWebPage(budget.file(), first);
        refuseUnknownBytes(budget.file(), first);
        return CsvReader.read(in, budget, options);
    }

    private static void refuseWebPage(String file, String first) throws IOException {
        String start = first.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")) {
            throw new IOException(file + ", byte 0: found a web page, expected data: was it saved from a link that"
                    + " wants a log-in?");
        }
    }

    private static void refuseUnknownBytes(String file, String first) throws IOException {
        if (first.startsWith("\u0089HDF") || first.startsWith("MATLAB 7.3")) {
            throw new IOException(file + ", byte 0: found HDF5 (MATLAB 7.3), expected MATLAB 5: save it with -v7");
        }
        int zero = first.indexOf(0);
        if (zero >= 0) {
            throw new IOException(file + ", byte " + zero + ": found binary data of an unknown type (first bytes "
                    + hex(first) + "), expected CSV, ARFF, IDX, MATLAB 5, NPY, NPZ or CIFAR binary");
        }
    }

    private static String hex(String first) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(8, first.length()); i++) {
            text.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%02x", (int) first.charAt(i)));
        }
        return text.toString();
    }

    private static String stem(String file) {
        String bare = file.replaceFirst("(?i)\\.gz$", "");
        int dot = bare.lastIndexOf('.');
        return dot > 0 ? bare.substring(0, dot) : bare;
    }
}
