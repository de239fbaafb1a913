package anomaly.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    @TempDir
    private Path project;

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] tarGz(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                byte[] content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
                byte[] header = new byte[512];
                put(header, 0, namesAndContents[i]);
                put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
                header[156] = '0';
                out.write(header);
                out.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
            }
            out.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    private List<Path> fetch(byte[] archive, String name) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, archive.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(archive);
            }
        });
        server.start();
        try {
            URI address = URI.create("http://" + server.getAddress().getHostString() + ":"
                    + server.getAddress().getPort() + "/" + name);
            DataFile.Archive from = new DataFile.Archive(address, archive.length, Optional.empty());
            Entry entry = new Entry(
                    "some",
                    "a test",
                    List.of(DataFile.in(from, "set/a.bin", 5, null), DataFile.in(from, "set/b.bin", -1, null)),
                    false,
                    new Entry.Facts(1, 1, 0),
                    "none",
                    "nobody");
            DataFolders folders = new DataFolders(Optional.of(project), Optional.empty());
            return new Fetcher(folders, Optional.empty(), FetchListener.NONE, Duration.ofSeconds(30)).fetch(entry);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void takesTheFilesWantedOutOfBothKinds() throws IOException {
        List<byte[]> archives = List.of(
                zip("deep/a.bin", "12345", "deep/other.txt", "x", "deep/b.bin", "b"),
                tarGz("./deep/a.bin", "12345", "deep/other.txt", "x", "deep/b.bin", "b"));
        for (byte[] archive : archives) {
            List<Path> files = fetch(archive, "some.archive");
            assertEquals("12345", Files.readString(files.get(0)));
            assertEquals("b", Files.readString(files.get(1)));
            assertFalse(Files.exists(project.resolve("data/cache/.archives/some.archive")), "archive left behind");
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Test
    void refusesNamesThatLeaveTheFolder() throws IOException {
        for (String name : List.of("../a.bin", "x/../../a.bin", "/etc/a.bin", "C:/a.bin", "x\\a.bin")) {
            String zipped = refused(zip(name, "12345"));
            assertTrue(zipped.contains("expected a path inside its folder"), zipped);
            String tarred = refused(tarGz(name, "12345"));
            assertTrue(tarred.contains("expected a path inside its folder"), tarred);
        }
    }

    @Test
    void refusesMembersOfAnotherSizeAndBrokenArchives() throws IOException {
        assertTrue(refused(zip("a.bin", "123456", "b.bin", "b")).contains("expected 5"));
        assertTrue(refused("no archive".getBytes(StandardCharsets.UTF_8)).contains("neither a zip nor a tar.gz"));
        byte[] whole = tarGz("a.bin", "12345", "b.bin", "b");
        assertTrue(refused(zip("b.bin", "b")).contains("set/a.bin"));
        Files.delete(project.resolve("data/cache/set/b.bin"));
        assertThrows(IOException.class, () -> fetch(Arrays.copyOf(whole, whole.length / 2), "some.archive"));
    }

    private String refused(byte[] archive) {
        String message = assertThrows(IOException.class, () -> fetch(archive, "some.archive"))
                .getMessage();
        assertFalse(Files.exists(project.resolve("data/cache/set/a.bin")), message);
        return message;
    }
}
