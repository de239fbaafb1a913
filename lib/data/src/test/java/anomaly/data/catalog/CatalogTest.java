package anomaly.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Pattern ROW =
            Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|"
                    + " ([0-9,]+) \\| `([0-9a-f]{64})` \\|");

    private final Path data = DataFolders.current().home().orElseThrow().resolve("data");

    @Test
    void namesAndPathsAreDistinct() {
        Set<String> names = new HashSet<>();
        for (Entry entry : Catalog.all()) {
            assertTrue(names.add(entry.name()), entry.name());
            assertTrue(!entry.license().isBlank() && !entry.citation().isBlank(), entry.name());
            assertTrue(!entry.files().isEmpty(), entry.name());
        }
        String message = assertThrows(IllegalArgumentException.class, () -> Catalog.entry("nope"))
                .getMessage();
        assertTrue(message.contains("'nope'") && message.contains("ionosphere"), message);
    }

    @Test
    void everyShippedFileIsThereAndRight() throws IOException {
        DataFolders folders = new DataFolders(Optional.of(data.getParent()), Optional.empty());
        for (Entry entry : Catalog.all()) {
            for (DataFile file : entry.files()) {
                if (entry.ships()) {
                    assertTrue(Files.isRegularFile(data.resolve(file.path())), file.path());
                    assertEquals(Optional.empty(), folders.fault(file), file.path());
                }
            }
        }
    }

    /** The table of data/README.md against the catalogue, which the test above compares with the files. */
    @Test
    void theReadmeSaysWhatTheCatalogueSays() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        for (Entry entry : Catalog.all()) {
            for (DataFile file : entry.ships() ? entry.files() : List.<DataFile>of()) {
                Entry.Facts facts = entry.facts();
                expected.put(
                        file.path(),
                        String.join(
                                " ",
                                entry.name(),
                                number(facts.rows()),
                                number(facts.features()),
                                facts.anomalies() < 0 ? "by class" : number(facts.anomalies()),
                                number(file.size()),
                                file.checksum().orElseThrow().hex()));
            }
        }
        Map<String, String> stated = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(data.resolve("README.md")));
        while (row.find()) {
            stated.put(
                    row.group(1),
                    String.join(
                            " ", row.group(2), row.group(3), row.group(4), row.group(5), row.group(6), row.group(7)));
        }
        assertEquals(expected, stated);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    @Test
    void nothingElseShips() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("README.md"));
        Catalog.all().stream().filter(Entry::ships).forEach(entry -> entry.files()
                .forEach(f -> known.add(f.path())));
        try (Stream<Path> walk = Files.walk(data)) {
            List<String> unknown = walk.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString().replace('\\', '/'))
                    .filter(path -> !path.startsWith("cache/") && !path.startsWith("results/"))
                    .filter(path -> !known.contains(path))
                    .toList();
            assertEquals(List.of(), unknown, "in data/ but not in the catalogue");
        }
    }

    @Test
    void pathsStayInsideTheirFolder() {
        for (String path : List.of("", "/a", "../a", "a/../b", "a//b", "a\\b", "C:/a", "./a")) {
            assertThrows(IllegalArgumentException.class, () -> SafePath.check(path), path);
        }
        SafePath.check("nsl-kdd/KDDTrain+_20Percent.arff");
    }

    @Test
    void checksumsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> Checksum.sha256("abc"));
        assertThrows(IllegalArgumentException.class, () -> new Checksum("CRC", "abc"));
        assertEquals("SHA-256", Checksum.sha256("A".repeat(64)).algorithm());
    }
}
