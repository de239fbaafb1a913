package anomaly.data.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.data.catalog.DataFolders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCommandTest {
    @TempDir
    private Path empty;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int run(DataFolders folders, String... arguments) {
        return new DataCommand(new PrintStream(bytes, true, StandardCharsets.UTF_8), folders).run(arguments);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void listsWhatIsHereAndWhatIsNot() {
        assertEquals(0, run(DataFolders.current(), "list"));
        assertTrue(printed().contains("ionosphere             yes             351       33       126"), printed());
        assertTrue(printed().contains("odds-cardio"), printed());
    }

    @Test
    void checksWhatShips() throws IOException {
        assertEquals(0, run(DataFolders.current(), "check"), printed());
        DataFolders none = new DataFolders(Optional.of(empty), Optional.empty());
        assertEquals(1, run(none, "check"));
        assertTrue(printed().contains("ionosphere.csv is missing"), printed());
        Files.createDirectories(empty.resolve("data"));
        Files.writeString(empty.resolve("data/ionosphere.csv"), "changed");
        assertEquals(1, run(none, "check"));
        assertTrue(printed().contains("ionosphere.csv has 7 bytes, expected 76386"), printed());
    }

    @Test
    void saysWhatIsWrongWithTheArguments() {
        assertEquals(2, run(DataFolders.current()));
        assertEquals(2, run(DataFolders.current(), "get"));
        assertEquals(2, run(DataFolders.current(), "fetch", "glass"));
        assertTrue(printed().contains("list | get NAME... | check"), printed());
        assertEquals(1, run(DataFolders.current(), "get", "nope"));
        assertTrue(printed().contains("no data set named 'nope'"), printed());
    }

    @Test
    void whatShipsNeedsNoFetching() {
        assertEquals(0, run(DataFolders.current(), "get", "glass", "ionosphere"));
        assertTrue(printed().contains("glass: here. License: CC BY 4.0"), printed());
    }
}
