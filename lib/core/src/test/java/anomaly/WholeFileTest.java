package anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    Path folder;

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aTextIsWrittenAndReplaced() throws IOException {
        Path file = folder.resolve("table.csv");
        WholeFile.write(file, "a\n");
        WholeFile.write(file, "\u00e4\n");
        assertEquals("\u00e4\n", Files.readString(file));
        assertEquals(List.of("table.csv"), names());
    }

    @Test
    void whatFailsHalfwayLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("table.csv");
        WholeFile.write(file, "old");
        assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(new byte[100_000]);
                    assertEquals(2, names().size(), "written beside its place");
                    assertEquals("old", Files.readString(file));
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("table.csv"), names());
    }

    @Test
    void aMissingFolderIsNamed() {
        Path file = folder.resolve("none").resolve("table.csv");
        String message = assertThrows(NoSuchFileException.class, () -> WholeFile.write(file, "x"))
                .getMessage();
        assertTrue(message.contains("folder does not exist: make it first"), message);
    }
}
