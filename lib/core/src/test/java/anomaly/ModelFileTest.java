package anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import anomaly.scaling.Scaling;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private static final double[][] ROWS = {{0, 1}, {1, 1}, {3, 2}, {7, 5}, {15, 9}};
    private static final FittedDetector MODEL =
            Scaling.Z_SCORE.before(new KNearestNeighbors(2)).fit(ROWS);

    @TempDir
    private Path folder;

    private Path saved() throws IOException {
        Path file = folder.resolve("knn.model");
        MODEL.save(file);
        return file;
    }

    private static void refused(Path file, String... parts) {
        String message =
                assertThrows(IOException.class, () -> Detectors.load(file)).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), "'" + message + "' lacks '" + part + "'");
        }
    }

    /** The same archive with texts changed, its checksum made to fit again. */
    private Path changed(String entry, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> entries = entries(saved());
        entries.computeIfPresent(entry, (name, bytes) -> change.apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8));
        entries.put("sha256", sha256(entries).getBytes(StandardCharsets.UTF_8));
        return archive(entries);
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String sha256(Map<String, byte[]> entries) {
        Map<String, byte[]> before = new LinkedHashMap<>(entries);
        before.remove("sha256");
        return Archive.digest(before);
    }

    private Path archive(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("changed.model");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    @Test
    void theFileTellsWhatItHolds() throws IOException {
        Map<String, byte[]> entries = entries(saved());
        assertEquals(
                List.of("odd-one-out-model", "state.txt", "preparation/state.txt", "preparation/centers.npy"),
                entries.keySet().stream().limit(4).toList());
        String text = new String(entries.get("detector/state.txt"), StandardCharsets.UTF_8);
        assertEquals("""
                setting =anomaly.distance.KNearestNeighbors
                setting .neighbors=2
                setting .distance=LARGEST
                array rows=
                array trainingScores=
                """, text);
        String array = new String(entries.get("detector/rows.npy"), StandardCharsets.ISO_8859_1);
        assertTrue(array.contains("'descr': '<f8'") && array.contains("(5, 2)"), array);
    }

    @Test
    void aLoadedModelKnowsItsSettings() throws IOException {
        FittedDetector loaded = Detectors.load(saved());
        assertEquals(
                Scaling.Z_SCORE.before(new KNearestNeighbors(2)), loaded.state().detector());
        assertArrayEquals(MODEL.score(ROWS), loaded.score(ROWS));
    }

    @Test
    void everyKindOfValueComesBack() throws IOException {
        State state = State.of(new LocalOutlierFactor(3))
                .with("number", Math.nextUp(0.1))
                .with("infinite", Double.NEGATIVE_INFINITY)
                .with("whole", Long.MIN_VALUE)
                .with("yes", true)
                .with("text", "two\nlines = \\ back\r")
                .with("numbers", new double[] {1, Double.MIN_VALUE, -0.0})
                .with("table", new double[][] {{1, 2, 3}, {4, 5, 6}})
                .with("noRows", new double[0][])
                .with("floats", new float[] {0.1f})
                .with("integers", new int[] {-7, 8})
                .with("flags", new boolean[] {true, false})
                .with("part", State.part().with("inner", 4))
                .with("parts", List.of(State.part(), State.part().with("x", 1)));
        Path file = folder.resolve("all.model");
        ModelFile.write(state, file);
        State read = ModelFile.read(file);
        assertEquals(List.copyOf(state.names()), List.copyOf(read.names()));
        assertEquals(Math.nextUp(0.1), read.number("number"));
        assertEquals(Double.NEGATIVE_INFINITY, read.number("infinite"));
        assertEquals(Long.MIN_VALUE, read.whole("whole"));
        assertTrue(read.flag("yes"));
        assertEquals(state.text("text"), read.text("text"));
        assertArrayEquals(state.numbers("numbers"), read.numbers("numbers"));
        assertTrue(Arrays.deepEquals(state.table("table"), read.table("table")));
        assertEquals(0, read.table("noRows").length);
        assertArrayEquals(state.floats("floats"), read.floats("floats"));
        assertArrayEquals(state.integers("integers"), read.integers("integers"));
        assertArrayEquals(state.flags("flags"), read.flags("flags"));
        assertEquals(4, read.state("part").integer("inner"));
        assertEquals(1, read.states("parts").get(1).integer("x"));
        assertEquals(
                "state of LocalOutlierFactor[neighbors=3]: number",
                read.toString().substring(0, 48));
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsNamed() {
        State state = State.part().with("a", 1.5).with("b", new int[1]).with("big", 1L << 40);
        Stream.<Runnable>of(
                        () -> state.numbers("a"),
                        () -> state.whole("a"),
                        () -> state.flag("a"),
                        () -> state.integer("a"),
                        () -> state.with("a", 2))
                .forEach(wrong -> assertTrue(assertThrows(IllegalArgumentException.class, wrong::run)
                        .getMessage()
                        .startsWith("'a' ")));
        assertEquals(
                "'b' is of another kind, expected numbers",
                assertThrows(IllegalArgumentException.class, () -> state.numbers("b"))
                        .getMessage());
        assertEquals(
                "'c' is missing, expected one value",
                assertThrows(IllegalArgumentException.class, () -> state.number("c"))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> state.integer("big"));
        assertThrows(IllegalArgumentException.class, () -> state.with("no/path", 1));
        assertThrows(IllegalArgumentException.class, () -> state.with("ragged", new double[][] {{1}, {1, 2}}));
        assertThrows(IllegalArgumentException.class, state::detector);
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.model"), "a,b\n1,2\n");
        refused(text, "text.model", "is no model", "FittedDetector.save");
        refused(Files.createFile(folder.resolve("empty.model")), "is no model");
        assertThrows(IOException.class, () -> Detectors.load(folder.resolve("absent.model")));
    }

    @Test
    void aNewerFormatIsRefusedByNumber() throws IOException {
        refused(changed("odd-one-out-model", one -> "2\n"), "has format 2", "reads format 1");
    }

    @Test
    void everyFlippedByteAndEveryCutIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(saved());
        Path file = folder.resolve("damaged.model");
        for (int length = 0; length < whole.length; length += 7) {
            // Past the last entry comes only the directory of the archive, which says nothing new.
            if (length < lastEntryEnd(whole)) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThrows(IOException.class, () -> Detectors.load(file), "cut at " + length);
            }
        }
        int noticed = 0;
        for (int at = 0; at < lastEntryEnd(whole); at += 3) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x10;
            Files.write(file, flipped);
            try {
                assertArrayEquals(MODEL.score(ROWS), Detectors.load(file).score(ROWS), "byte " + at);
            } catch (IOException expected) {
                noticed++;
            }
        }
        assertTrue(noticed > 100, "only " + noticed + " flips were noticed");
    }

    /** The first byte of the zip directory. */
    private static int lastEntryEnd(byte[] zip) {
        for (int i = 0; i < zip.length - 3; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
                return i;
            }
        }
        throw new AssertionError("no zip directory");
    }

    @Test
    void nothingButRecordsOfTheLibraryIsMade() throws IOException {
        for (String name : List.of("java.lang.Runtime", "anomaly.Detectors", "anomaly.Split", "anomaly.Nothing")) {
            refused(
                    changed("detector/state.txt", text -> text.replace("anomaly.distance.KNearestNeighbors", name)),
                    "changed.model",
                    name);
        }
    }

    @Test
    void settingsAreCheckedByTheDetector() throws IOException {
        refused(
                changed("detector/state.txt", text -> text.replace("neighbors=2", "neighbors=0")),
                "neighbors is 0, expected at least 1");
        refused(
                changed("detector/state.txt", text -> text.replace("LARGEST", "HUGE")),
                "HUGE",
                "LARGEST, MEAN, MEDIAN, WEIGHT");
        refused(
                changed("detector/state.txt", text -> text.replace("setting .neighbors=2\n", "")),
                "neighbors' is missing");
        refused(changed("detector/state.txt", text -> text.replace("array rows=\n", "")), "'rows' is missing");
        refused(changed("detector/state.txt", text -> text + "array more=\n"), "more.npy' is missing");
        refused(changed("detector/state.txt", text -> text + "nonsense\n"), "nonsense");
    }

    @Test
    void whatCannotBeSavedSaysSo() {
        FittedDetector lambda = FittedDetector.of(Dataset.of(ROWS), row -> row[0]);
        Path file = folder.resolve("lambda.model");
        assertTrue(assertThrows(UnsupportedOperationException.class, () -> lambda.save(file))
                .getMessage()
                .contains("state()"));
        assertFalse(Files.exists(file));
        Path nowhere = folder.resolve("absent").resolve("knn.model");
        assertTrue(assertThrows(IOException.class, () -> MODEL.save(nowhere))
                .getMessage()
                .contains("folder does not exist"));
        record Local(int k) implements Detector {
            @Override
            public FittedDetector fit(Dataset train) {
                return new KNearestNeighbors(k).fit(train);
            }
        }
        State state = State.of(new Local(1));
        assertThrows(UnsupportedOperationException.class, () -> new Local(1).restore(state));
    }
}
