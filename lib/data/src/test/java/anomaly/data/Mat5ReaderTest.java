package anomaly.data;

import static anomaly.data.Written.bytes;
import static anomaly.data.Written.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mat5ReaderTest {
    private static final int DOUBLE_CLASS = 6;
    private static final int DOUBLES = 9;
    private static final int BYTES = 2;

    /** 3 x 2, by columns. */
    private static final double[] X = {1, 2, 3, 10.5, 20.5, 30.5};

    private static final double[][] ROWS = {{1, 10.5}, {2, 20.5}, {3, 30.5}};

    @TempDir
    private Path folder;

    private static Consumer<ByteBuffer> doubles(double... values) {
        return b -> Arrays.stream(values).forEach(b::putDouble);
    }

    private static byte[] x(MatWriter mat) {
        return mat.array("X", DOUBLE_CLASS, 3, 2, DOUBLES, doubles(X), 48);
    }

    /** Labels 0, 1, 0 as MATLAB writes them: doubles stored in three bytes within the tag. */
    private static byte[] y(MatWriter mat) {
        return mat.array("y", DOUBLE_CLASS, 3, 1, BYTES, b -> b.put(new byte[] {0, 1, 0}), 3);
    }

    @Test
    void readsBothByteOrdersPlainAndCompressed() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            MatWriter plain = new MatWriter(order);
            MatWriter packed = new MatWriter(order);
            for (MatWriter mat : List.of(
                    plain.plain(x(plain)).plain(y(plain)),
                    packed.compressed(x(packed)).compressed(y(packed)))) {
                Dataset data = Datasets.read(bytes(folder, "a.mat", mat.bytes()));
                assertArrayEquals(ROWS, data.rows());
                assertEquals(List.of(Label.NORMAL, Label.ANOMALY, Label.NORMAL), data.labels());
            }
        }
    }

    @Test
    void readsEveryStorageType() throws IOException {
        List<Consumer<ByteBuffer>> writers = List.of(
                b -> b.put((byte) -1).put((byte) 2),
                b -> b.put((byte) 255).put((byte) 2),
                b -> b.putShort((short) -1).putShort((short) 2),
                b -> b.putShort((short) -1).putShort((short) 2),
                b -> b.putInt(-1).putInt(2),
                b -> b.putInt(-1).putInt(2),
                b -> b.putFloat(-1).putFloat(2),
                b -> b.putLong(-1).putLong(2),
                b -> b.putLong(-1).putLong(2));
        int[] types = {1, 2, 3, 4, 5, 6, 7, 12, 13};
        int[] sizes = {1, 1, 2, 2, 4, 4, 4, 8, 8};
        double[] first = {-1, 255, -1, 65535, -1, 4294967295.0, -1, -1, 0x1p64};
        for (int i = 0; i < types.length; i++) {
            MatWriter mat = new MatWriter(ByteOrder.LITTLE_ENDIAN);
            mat.plain(mat.array("X", DOUBLE_CLASS, 2, 1, types[i], writers.get(i), 2 * sizes[i]));
            Dataset data = Datasets.read(bytes(folder, "t" + types[i] + ".mat", mat.bytes()));
            assertArrayEquals(new double[][] {{first[i]}, {2}}, data.rows(), "type " + types[i]);
        }
    }

    @Test
    void passesOverTextAndAsksWhenSeveralArraysFit() throws IOException {
        MatWriter mat = new MatWriter(ByteOrder.LITTLE_ENDIAN);
        byte[] text = mat.array("note", 4, 1, 2, 4, b -> b.putShort((short) 'h').putShort((short) 'i'), 4);
        mat.plain(text).plain(mat.array("data", DOUBLE_CLASS, 3, 2, DOUBLES, doubles(X), 48));
        assertArrayEquals(
                ROWS, Datasets.read(bytes(folder, "note.mat", mat.bytes())).rows());
        mat.plain(mat.array("more", DOUBLE_CLASS, 3, 2, DOUBLES, doubles(X), 48));
        refused(bytes(folder, "two.mat", mat.bytes()), "data (3 x 2)", "more (3 x 2)", "note (text)", "named X");
        ReadOptions options = ReadOptions.withDefaults().withIgnored("more");
        assertEquals(3, Datasets.read(folder.resolve("two.mat"), options).size());
        ReadOptions wrong = options.withLabel("z", "1");
        assertThrows(IllegalArgumentException.class, () -> Datasets.read(folder.resolve("two.mat"), wrong));
    }

    @Test
    void namesPlaceFoundAndExpected() throws IOException {
        MatWriter mat = new MatWriter(ByteOrder.LITTLE_ENDIAN);
        byte[] whole = mat.plain(x(mat)).bytes();
        refused(bytes(folder, "cut.mat", Arrays.copyOf(whole, whole.length - 8)), "values 0 to 5 of 6");
        refused(bytes(folder, "head.mat", Arrays.copyOf(whole, 60)), "the header");
        byte[] mark = whole.clone();
        mark[126] = 'X';
        refused(bytes(folder, "mark.mat", mark), "byte 126", "byte order");
        byte[] kind = whole.clone();
        kind[128] = 77;
        refused(bytes(folder, "kind.mat", kind), "byte 128", "type 77");

        MatWriter wrong = new MatWriter(ByteOrder.LITTLE_ENDIAN);
        wrong.plain(wrong.array("X", DOUBLE_CLASS, 2_000_000_000, 1_000_000, DOUBLES, doubles(X), 48));
        refused(bytes(folder, "huge.mat", wrong.bytes()), "48 bytes of data for 'X'", "2000000000 x 1000000");
        MatWriter negative = new MatWriter(ByteOrder.LITTLE_ENDIAN);
        negative.plain(negative.array("X", DOUBLE_CLASS, -3, 2, DOUBLES, doubles(X), 48));
        refused(bytes(folder, "minus.mat", negative.bytes()), "-3 x 2");
        MatWriter nan = new MatWriter(ByteOrder.LITTLE_ENDIAN);
        nan.plain(nan.array("X", DOUBLE_CLASS, 3, 2, DOUBLES, doubles(1, 2, 3, 4, Double.NaN, 6), 48));
        refused(bytes(folder, "nan.mat", nan.bytes()), "row 1, column 1", "NaN");
        MatWriter packed = new MatWriter(ByteOrder.LITTLE_ENDIAN);
        byte[] zipped = packed.compressed(x(packed)).bytes();
        refused(bytes(folder, "zcut.mat", Arrays.copyOf(zipped, zipped.length - 10)), "zcut.mat");
        zipped[150] ^= 0x55;
        zipped[151] ^= 0x55;
        refused(bytes(folder, "zbad.mat", zipped), "zbad.mat");
        refused(
                bytes(folder, "v73.mat", "MATLAB 7.3 MAT-file".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                "-v7");
    }
}
