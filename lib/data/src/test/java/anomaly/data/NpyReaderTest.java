package anomaly.data;

import static anomaly.data.Written.bytes;
import static anomaly.data.Written.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyReaderTest {
    private static final double[][] ROWS = {{1, 2, 3}, {4, 5, 6}};

    @TempDir
    private Path folder;

    /** An array as NumPy writes it, version 1 (or 2 with a longer length). */
    private static byte[] npy(int version, String type, boolean fortran, String shape, byte[] values) {
        String header = "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': ("
                + shape + "), }\n";
        byte[] text = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer start = ByteBuffer.allocate(version == 1 ? 10 : 12).order(ByteOrder.LITTLE_ENDIAN);
        start.put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            start.putShort((short) text.length);
        } else {
            start.putInt(text.length);
        }
        ByteBuffer all = ByteBuffer.allocate(start.capacity() + text.length + values.length);
        all.put(start.rewind()).put(text).put(values);
        byte[] bytes = new byte[all.capacity()];
        all.rewind().get(bytes);
        return bytes;
    }

    private static byte[] values(int size, boolean big, Consumer<ByteBuffer> writer) {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        writer.accept(buffer);
        byte[] bytes = new byte[size];
        buffer.rewind().get(bytes);
        return bytes;
    }

    private static byte[] doubles(double... values) {
        return values(8 * values.length, false, b -> Arrays.stream(values).forEach(b::putDouble));
    }

    private double[][] rows(byte[] npy) throws IOException {
        return Datasets.read(bytes(folder, "a.npy", npy)).rows();
    }

    @Test
    void readsRowsAndColumns() throws IOException {
        assertArrayEquals(ROWS, rows(npy(1, "<f8", false, "2, 3", doubles(1, 2, 3, 4, 5, 6))));
        assertArrayEquals(ROWS, rows(npy(2, "<f8", true, "2, 3", doubles(1, 4, 2, 5, 3, 6))));
        assertArrayEquals(new double[][] {{1}, {2}}, rows(npy(1, "<f8", false, "2,", doubles(1, 2))));
        double[] counted = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] byColumns = {0, 4, 2, 6, 1, 5, 3, 7};
        double[][] cube = {{0, 1, 2, 3}, {4, 5, 6, 7}};
        assertArrayEquals(cube, rows(npy(1, "<f8", false, "2, 2, 2", doubles(counted))));
        assertArrayEquals(cube, rows(npy(1, "<f8", true, "2, 2, 2", doubles(byColumns))));
    }

    @Test
    void readsEveryTypeOfNumber() throws IOException {
        double[][] expected = {{-2}, {1.5}};
        assertArrayEquals(expected, rows(npy(1, "<f4", false, "2,", values(8, false, b -> b.putFloat(-2)
                .putFloat(1.5f)))));
        assertArrayEquals(expected, rows(npy(1, ">f8", false, "2,", values(16, true, b -> b.putDouble(-2)
                .putDouble(1.5)))));
        short minusTwo = (short) 0xc000;
        assertArrayEquals(expected, rows(npy(1, "<f2", false, "2,", values(4, false, b -> b.putShort(minusTwo)
                .putShort((short) 0x3e00)))));
        double[][] whole = {{-2}, {3}};
        assertArrayEquals(whole, rows(npy(1, "|i1", false, "2,", new byte[] {-2, 3})));
        assertArrayEquals(whole, rows(npy(1, ">i2", false, "2,", values(4, true, b -> b.putShort((short) -2)
                .putShort((short) 3)))));
        assertArrayEquals(whole, rows(npy(1, "<i4", false, "2,", values(8, false, b -> b.putInt(-2)
                .putInt(3)))));
        assertArrayEquals(whole, rows(npy(1, "<i8", false, "2,", values(16, false, b -> b.putLong(-2)
                .putLong(3)))));
        assertArrayEquals(new double[][] {{254}, {3}}, rows(npy(1, "|u1", false, "2,", new byte[] {-2, 3})));
        assertArrayEquals(new double[][] {{1}, {0}}, rows(npy(1, "|b1", false, "2,", new byte[] {1, 0})));
        assertArrayEquals(
                new double[][] {{0x1p-24}},
                rows(npy(1, "<f2", false, "1,", values(2, false, b -> b.putShort((short) 1)))));
    }

    @Test
    void readsArchivesByTheNamesOfTheirArrays() throws IOException {
        Path file = npz(
                "set.npz",
                "X.npy",
                npy(1, "<f8", false, "2, 3", doubles(1, 2, 3, 4, 5, 6)),
                "y.npy",
                npy(1, "|u1", false, "2,", new byte[] {0, 1}),
                "names.npy",
                npy(1, "|O", false, "2,", new byte[16]));
        Dataset data = Datasets.read(file);
        assertArrayEquals(ROWS, data.rows());
        assertEquals(List.of(Label.NORMAL, Label.ANOMALY), data.labels());
        assertEquals("set", data.name());
        refused(
                npz(
                        "short.npz",
                        "X.npy",
                        npy(1, "<f8", false, "1, 1", doubles(1)),
                        "y.npy",
                        npy(1, "|u1", false, "2,", new byte[2])),
                "found 2 labels, expected 1");
        refused(npz("none.npz", "readme.txt", new byte[5]), "readme.txt", "named X");
    }

    private Path npz(String name, Object... entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) entries[i]));
                zip.write((byte[]) entries[i + 1]);
            }
        }
        return file;
    }

    @Test
    void namesPlaceFoundAndExpected() throws IOException {
        byte[] whole = npy(1, "<f8", false, "2, 3", doubles(1, 2, 3, 4, 5, 6));
        refused(bytes(folder, "cut.npy", Arrays.copyOf(whole, whole.length - 3)), "values 0 to 5 of 6");
        refused(bytes(folder, "more.npy", Arrays.copyOf(whole, whole.length + 3)), "more bytes after the array");
        refused(bytes(folder, "huge.npy", npy(1, "<f8", false, "2000000000, 1000000", doubles(1))), "values 0 to");
        refused(
                bytes(folder, "over.npy", npy(1, "<f8", false, "2000000000, 2000000000, 9", doubles(1))),
                "fewer than 2^60");
        refused(bytes(folder, "dim.npy", npy(1, "<f8", false, "99999999999,", doubles(1))), "99999999999");
        refused(bytes(folder, "zero.npy", npy(1, "<f8", false, "0, 3", new byte[0])), "0 x 3");
        refused(bytes(folder, "one.npy", npy(1, "<f8", false, "", doubles(1))), "single number");
        refused(bytes(folder, "pickle.npy", npy(1, "|O", false, "2,", new byte[16])), "Python objects");
        refused(bytes(folder, "complex.npy", npy(1, "<c16", false, "1,", new byte[16])), "c16");
        refused(bytes(folder, "text.npy", npy(1, "<U5", false, "1,", new byte[20])), "U5");
        refused(bytes(folder, "nan.npy", npy(1, "<f8", false, "1,", doubles(Double.NaN))), "row 0, column 0");
        byte[] version = whole.clone();
        version[6] = 9;
        refused(bytes(folder, "version.npy", version), "version 1 to 3");
        refused(bytes(folder, "zip.npz", new byte[] {'P', 'K', 3, 4, 0, 0}), "zip.npz");
    }
}
