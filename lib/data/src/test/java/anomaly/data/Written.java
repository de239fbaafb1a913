package anomaly.data;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small files for tests, and what every error about them must say. */
final class Written {
    private Written() {}

    static Path text(Path folder, String name, String content) throws IOException {
        return bytes(folder, name, content.getBytes(StandardCharsets.UTF_8));
    }

    static Path bytes(Path folder, String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** A gzip file that unpacks to a head and then so many zeros. */
    static Path bomb(Path folder, String name, byte[] head, long zeros) throws IOException {
        Path file = folder.resolve(name);
        byte[] block = new byte[1 << 16];
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(head);
            for (long left = zeros; left > 0; left -= block.length) {
                out.write(block, 0, (int) Math.min(left, block.length));
            }
        }
        return file;
    }

    static byte[] idx(int type, int[] shape, byte[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * shape.length + values.length);
        bytes.put((byte) 0).put((byte) 0).put((byte) type).put((byte) shape.length);
        for (int size : shape) {
            bytes.putInt(size);
        }
        return bytes.put(values).array();
    }

    /** Reading must fail with an IOException that names the file and holds each part. */
    static void refused(Path file, ReadOptions options, String... parts) {
        IOException error = assertThrows(IOException.class, () -> Datasets.read(file, options));
        String message = error.getMessage();
        assertTrue(message.contains(file.getFileName().toString()), "names no file: " + message);
        assertTrue(message.contains("found"), "does not say what was found: " + message);
        assertTrue(message.contains("expected"), "does not say what was expected: " + message);
        for (String part : parts) {
            assertTrue(message.contains(part), "does not say '" + part + "': " + message);
        }
    }

    static void refused(Path file, String... parts) {
        refused(file, ReadOptions.withDefaults(), parts);
    }
}
