package anomaly.data.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Remembers in {@code data/cache/SHA256SUMS} the hash that a file without a published SHA-256 had when it first came, in the
 * format of sha256sum. Two processes may append at once: a line is written in one piece.
 */
final class FirstUse {
    private static final String FILE = "SHA256SUMS";

    private final Path sums;

    FirstUse(Path cache) {
        this.sums = cache.resolve(FILE);
    }

    Optional<Checksum> of(DataFile file) throws IOException {
        if (!Files.exists(sums)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(sums);
        return lines.stream()
                .filter(line ->
                        line.matches("[0-9a-f]{64}  .*") && line.substring(66).equals(file.path()))
                .map(line -> Checksum.sha256(line.substring(0, 64)))
                .findFirst();
    }

    /** What a file must hash to: what is published, or, where that is no SHA-256, what it was on first use. */
    Optional<Checksum> expected(DataFile file) throws IOException {
        if (isPublished(file)) {
            return file.checksum();
        }
        Optional<Checksum> recorded = of(file);
        return recorded.isPresent() ? recorded : file.checksum();
    }

    void record(DataFile file, Path content) throws IOException {
        if (isPublished(file) || of(file).isPresent()) {
            return;
        }
        String line = Checksum.sha256Of(content).hex() + "  " + file.path() + "\n";
        Files.write(sums, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static boolean isPublished(DataFile file) {
        return file.checksum().filter(sum -> sum.algorithm().equals("SHA-256")).isPresent();
    }
}
