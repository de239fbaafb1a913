package anomaly.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetcherTest {
    private static final byte[] CONTENT = new byte[200_000];

    /** Long enough for a busy machine. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    private Path project;

    private HttpServer server;
    private ExecutorService threads;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        server.stop(0);
    }

    private URI serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + path);
    }

    private static HttpHandler bytes(byte[] content) {
        return exchange -> {
            exchange.sendResponseHeaders(200, content.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        };
    }

    private static HttpHandler status(int code) {
        return exchange -> {
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        };
    }

    private static Checksum sum(byte[] content) throws IOException {
        Path file = Files.createTempFile("sum", ".bin");
        try {
            return Checksum.sha256Of(Files.write(file, content));
        } finally {
            Files.delete(file);
        }
    }

    private static Entry entry(DataFile... files) {
        return new Entry("some", "a test", List.of(files), false, new Entry.Facts(1, 1, 0), "none", "nobody");
    }

    private static DataFile file(long size, Checksum checksum, URI... sources) {
        return new DataFile("set/a b+.bin", size, Optional.ofNullable(checksum), List.of(sources), Optional.empty());
    }

    private DataFolders folders() {
        return new DataFolders(Optional.of(project), Optional.empty());
    }

    private Fetcher fetcher(String mirror) {
        return new Fetcher(folders(), Optional.ofNullable(mirror), FetchListener.NONE, PATIENT);
    }

    private String failure(Entry entry) throws IOException {
        return failure(entry, PATIENT);
    }

    private String failure(Entry entry, Duration patience) throws IOException {
        Fetcher fetcher = new Fetcher(folders(), Optional.empty(), FetchListener.NONE, patience);
        String message =
                assertThrows(IOException.class, () -> fetcher.fetch(entry)).getMessage();
        assertTrue(message.contains("'some'"), message);
        assertEquals(List.of(), files(), "a failed download left files");
        return message;
    }

    /** Everything in the cache but the record of first use. */
    private List<String> files() throws IOException {
        if (!Files.exists(project)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(project)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("SHA256SUMS"))
                    .sorted()
                    .toList();
        }
    }

    private Path target() {
        return folders().cache().resolve("set/a b+.bin");
    }

    @Test
    void fetchesOnceAndThenNeedsNoServer() throws IOException {
        Entry entry = entry(file(CONTENT.length, sum(CONTENT), serve("/a", bytes(CONTENT))));
        List<Long> seen = new ArrayList<>();
        Fetcher fetcher = new Fetcher(folders(), Optional.empty(), (name, bytes, total) -> seen.add(bytes), PATIENT);
        assertEquals(List.of(target()), fetcher.fetch(entry));
        assertArrayEquals(CONTENT, Files.readAllBytes(target()));
        assertEquals(CONTENT.length, seen.get(seen.size() - 1));
        server.stop(0);
        assertEquals(List.of(target()), fetcher.fetch(entry));
    }

    @Test
    void followsRedirectsAndTriesTheNextSource() throws IOException {
        URI right = serve("/right", bytes(CONTENT));
        URI moved = serve("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", right.toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        URI gone = serve("/gone", status(404));
        fetcher(null).fetch(entry(file(CONTENT.length, sum(CONTENT), gone, moved)));
        assertArrayEquals(CONTENT, Files.readAllBytes(target()));
    }

    @Test
    void namesEveryPlaceThatFailed() throws IOException {
        URI gone = serve("/gone", status(404));
        URI broken = serve("/broken", status(500));
        String message = failure(entry(file(-1, null, gone, broken)));
        assertTrue(message.contains(gone + " failed (found HTTP status 404"), message);
        assertTrue(message.contains(broken + " failed (found HTTP status 500"), message);
        URI nobody = URI.create("http://127.0.0.1:1/a");
        assertTrue(failure(entry(file(-1, null, nobody))).contains("found no connection"));
        assertTrue(failure(entry(file(-1, null))).contains("set ANOMALY_MIRROR"));
    }

    @Test
    void truncatedDownloadsLeaveNothing() throws IOException {
        HttpHandler half = exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1000);
            exchange.getResponseBody().flush();
            exchange.close();
        };
        failure(entry(file(CONTENT.length, sum(CONTENT), serve("/half", half))));
        failure(entry(file(-1, null, serve("/halfAgain", half))));
        byte[] some = Arrays.copyOf(CONTENT, 5000);
        HttpHandler chunked = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(some);
            }
        };
        String message = failure(entry(file(CONTENT.length, null, serve("/chunked", chunked))));
        assertTrue(message.contains("found 5000 bytes, expected 200000"), message);
    }

    @Test
    void corruptedAndOversizedDownloadsLeaveNothing() throws IOException {
        byte[] flipped = CONTENT.clone();
        flipped[77_777] ^= 4;
        String message = failure(entry(file(CONTENT.length, sum(CONTENT), serve("/flipped", bytes(flipped)))));
        assertTrue(
                message.contains(sum(CONTENT).toString())
                        && message.contains(sum(flipped).hex()),
                message);
        HttpHandler endless = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 10_000; i++) {
                    out.write(CONTENT);
                }
            }
        };
        assertTrue(
                failure(entry(file(300_000, null, serve("/endless", endless)))).contains("more than 300000 bytes"));
        assertTrue(
                failure(entry(file(10, null, serve("/longer", bytes(CONTENT))))).contains("200000 bytes announced"));
        assertTrue(failure(entry(file(-1, null, serve("/empty", bytes(new byte[0])))))
                .contains("empty"));
    }

    @Test
    void aHangingServerIsGivenUp() throws IOException {
        HttpHandler hang = exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1000);
            exchange.getResponseBody().flush();
            pause(25_000);
            exchange.close();
        };
        long start = System.nanoTime();
        String message = failure(entry(file(CONTENT.length, null, serve("/hang", hang))), Duration.ofSeconds(2));
        assertTrue(message.contains("the connection hangs"), message);
        assertTrue(System.nanoTime() - start < 20_000_000_000L, "waited for the server");
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anInterruptLeavesNothing() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        HttpHandler slow = exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, 1000);
            exchange.getResponseBody().flush();
            begun.countDown();
            pause(25_000);
            exchange.close();
        };
        Entry entry = entry(file(CONTENT.length, null, serve("/slow", slow)));
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = new Thread(() -> {
            Fetcher patient = new Fetcher(folders(), Optional.empty(), FetchListener.NONE, PATIENT);
            thrown.add(assertThrows(IOException.class, () -> patient.fetch(entry)));
        });
        thread.start();
        assertTrue(begun.await(20, TimeUnit.SECONDS));
        thread.interrupt();
        thread.join(15_000);
        assertFalse(thread.isAlive(), "still waiting for the server");
        assertEquals(1, thrown.size());
        assertEquals(List.of(), files());
    }

    @Test
    void twoAtOnceDoNoHarm() throws IOException, InterruptedException, ExecutionException, TimeoutException {
        HttpHandler slow = exchange -> {
            exchange.sendResponseHeaders(200, CONTENT.length);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int at = 0; at < CONTENT.length; at += 20_000) {
                    out.write(CONTENT, at, 20_000);
                    out.flush();
                    pause(30);
                }
            }
        };
        Entry entry = entry(file(CONTENT.length, sum(CONTENT), serve("/two", slow)));
        Future<List<Path>> one = threads.submit(() -> fetcher(null).fetch(entry));
        Future<List<Path>> other = threads.submit(() -> fetcher(null).fetch(entry));
        assertEquals(one.get(20, TimeUnit.SECONDS), other.get(20, TimeUnit.SECONDS));
        assertArrayEquals(CONTENT, Files.readAllBytes(target()));
        assertEquals(List.of("a b+.bin"), files());
    }

    @Test
    void aMirrorMayBeAFolderOrAnAddress() throws IOException {
        Path mirror = Files.createDirectories(project.resolve("mirror/set"));
        Files.write(mirror.resolve("a b+.bin"), CONTENT);
        URI never = URI.create("http://127.0.0.1:1/a");
        fetcher(mirror.getParent().toString()).fetch(entry(file(CONTENT.length, sum(CONTENT), never)));
        assertArrayEquals(CONTENT, Files.readAllBytes(target()));
        Files.delete(target());
        List<String> asked = new ArrayList<>();
        URI base = serve("/base", exchange -> {
            asked.add(exchange.getRequestURI().getRawPath());
            bytes(CONTENT).handle(exchange);
        });
        fetcher(base + "/").fetch(entry(file(CONTENT.length, sum(CONTENT), never)));
        assertEquals(List.of("/base/set/a%20b%2B.bin"), asked);
    }

    @Test
    void aWrongMirrorIsPassedOver() throws IOException {
        Path mirror = Files.createDirectories(project.resolve("mirror/set"));
        Files.write(mirror.resolve("a b+.bin"), new byte[CONTENT.length]);
        URI right = serve("/right", bytes(CONTENT));
        fetcher(mirror.getParent().toString()).fetch(entry(file(CONTENT.length, sum(CONTENT), right)));
        assertArrayEquals(CONTENT, Files.readAllBytes(target()));
    }

    @Test
    void theHashOfFirstUseIsRemembered() throws IOException {
        List<byte[]> answers = new ArrayList<>(List.of(CONTENT, new byte[] {1, 2, 3}));
        URI changing = serve(
                "/changing", (HttpExchange exchange) -> bytes(answers.remove(0)).handle(exchange));
        Entry entry = entry(file(-1, null, changing));
        fetcher(null).fetch(entry);
        String recorded = Files.readString(folders().cache().resolve("SHA256SUMS"));
        assertEquals(sum(CONTENT).hex() + "  set/a b+.bin\n", recorded);
        assertEquals(Optional.empty(), folders().fault(entry.files().get(0)));
        Files.write(target(), new byte[] {9});
        assertTrue(folders().fault(entry.files().get(0)).orElseThrow().contains("another content"));
        Files.delete(target());
        assertTrue(failure(entry).contains(sum(CONTENT).hex()));
    }

    @Test
    void theSharedFolderComesFirst() throws IOException {
        Path shared = Files.createDirectories(project.resolve("shared/set"));
        Files.write(shared.resolve("a b+.bin"), CONTENT);
        DataFolders both = new DataFolders(Optional.of(project), Optional.of(shared.getParent()));
        Fetcher fetcher = new Fetcher(both, Optional.empty(), FetchListener.NONE, Duration.ofSeconds(1));
        assertEquals(List.of(shared.resolve("a b+.bin")), fetcher.fetch(entry(file(-1, null))));
    }

    @Test
    void abandonedPiecesAreClearedAway() throws IOException {
        Path old = Files.createDirectories(target().getParent()).resolve(".a b+.bin.1.part");
        Files.write(old, new byte[5]);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        Path young = Files.write(target().resolveSibling(".a b+.bin.2.part"), new byte[5]);
        fetcher(null).fetch(entry(file(-1, null, serve("/a", bytes(CONTENT)))));
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young), "may belong to a process at work");
    }

    @Test
    void interruptsAreNotMistakenForFailures() {
        Thread.currentThread().interrupt();
        Entry entry = entry(file(-1, null, serve("/a", bytes(CONTENT))));
        assertThrows(InterruptedIOException.class, () -> fetcher(null).fetch(entry));
        assertTrue(Thread.interrupted());
    }
}
