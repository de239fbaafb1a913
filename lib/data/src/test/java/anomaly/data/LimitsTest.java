package anomaly.data;

import static anomaly.data.Written.bomb;
import static anomaly.data.Written.bytes;
import static anomaly.data.Written.idx;
import static anomaly.data.Written.refused;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that promise or unpack to more than fits: refused, in little time and memory. */
class LimitsTest {
    private static final ReadOptions SMALL = ReadOptions.withDefaults().withMemoryLimit(4 << 20);
    private static final long MANY = 64 << 20;

    @TempDir
    private Path folder;

    @Test
    void declaredSizesCostNothing() throws IOException {
        byte[] header = idx(8, new int[] {Integer.MAX_VALUE, 1000, 1000}, new byte[0]);
        refused(bytes(folder, "declared.idx", header), "found 0 items, expected 2147483647");
        byte[] wide = Arrays.copyOf(idx(8, new int[] {1, Integer.MAX_VALUE - 100}, new byte[0]), 100);
        refused(bytes(folder, "wide.idx", wide), "wide.idx");
        byte[] wider = idx(0x0e, new int[] {1, Integer.MAX_VALUE, Integer.MAX_VALUE}, new byte[50]);
        refused(bytes(folder, "wider.idx", wider), "more than 2 GB");
    }

    @Test
    void gzipBombsAreRefused() throws IOException {
        byte[] head = idx(8, new int[] {100_000, 1000}, new byte[0]);
        refused(bomb(folder, "bomb.idx.gz", head, MANY), SMALL, "bomb.idx.gz");
        byte[] number = "a\n".getBytes(StandardCharsets.US_ASCII);
        refused(bomb(folder, "bomb.csv.gz", number, MANY), SMALL, "bomb.csv.gz");
        refused(bomb(folder, "bomb.bin.gz", new byte[3073], MANY), SMALL, "bomb.bin.gz");
    }

    @Test
    void blankLinesWithoutEndAreABombToo() throws IOException {
        byte[] lines = new byte[16 << 20];
        Arrays.fill(lines, (byte) '\n');
        refused(bytes(folder, "lines.csv.gz", Written.gzip(lines)), SMALL, "decompression bomb");
    }

    @Test
    void moreRowsThanFitAreRefused() throws IOException {
        StringBuilder rows = new StringBuilder("a,b\n");
        for (int i = 0; i < 200_000; i++) {
            rows.append(i).append(",1\n");
        }
        refused(Written.text(folder, "long.csv", rows.toString()), SMALL, "more than fits into memory", "-Xmx");
    }

    @Test
    void recordsWithoutEndAreRefused() throws IOException {
        refused(Written.text(folder, "fields.csv", "a,".repeat(20_000)), SMALL, "line 1", "more than 8192 fields");
        refused(Written.text(folder, "wide.csv", "x".repeat(5_000_000)), SMALL, "line 1", "characters");
        refused(Written.text(folder, "quote.csv", "\"" + "x".repeat(5_000_000)), SMALL, "line 1", "characters");
        String start = "@relation r\n@attribute a {";
        refused(
                Written.text(folder, "many.arff", start + "a,".repeat(20_000) + "b}\n@data\na\n"),
                SMALL,
                "8192 fields");
        refused(Written.text(folder, "long.arff", start + "x".repeat(5_000_000)), SMALL, "line 2", "characters");
    }

    @Test
    void zipBombsAreRefused() throws IOException {
        Path file = folder.resolve("bomb.npz");
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (67108864, 1), }\n";
        ByteBuffer start = ByteBuffer.allocate(10 + header.length());
        start.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0);
        start.put((byte) header.length()).put((byte) 0).put(header.getBytes(StandardCharsets.US_ASCII));
        byte[] head = new byte[start.capacity()];
        start.rewind().get(head);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("X.npy"));
            zip.write(head);
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }
        refused(file, SMALL, "bomb.npz", "more than fits into memory");
    }

    @Test
    void damagedGzipIsNamed() throws IOException {
        byte[] packed = Written.gzip("a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_8));
        refused(bytes(folder, "cut.csv.gz", Arrays.copyOf(packed, packed.length - 12)), "cut.csv.gz");
        byte[] flipped = packed.clone();
        flipped[flipped.length - 6] ^= 1;
        refused(bytes(folder, "crc.csv.gz", flipped), "crc.csv.gz");
        refused(bytes(folder, "head.csv.gz", new byte[] {0x1f, (byte) 0x8b, 9, 9, 9}), "gzip header");
    }
}
