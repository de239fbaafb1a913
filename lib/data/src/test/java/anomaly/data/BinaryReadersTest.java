package anomaly.data;

import static anomaly.data.Written.bytes;
import static anomaly.data.Written.idx;
import static anomaly.data.Written.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** IDX and CIFAR-10 binary. */
class BinaryReadersTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();

    @TempDir
    private Path folder;

    @Test
    void readsEveryTypeOfIdx() throws IOException {
        double[][] expected = {{1, -2}, {3, 4}};
        assertArrayEquals(expected, rows(9, ByteBuffer.allocate(4).put(new byte[] {1, -2, 3, 4})));
        ByteBuffer shorts = ByteBuffer.allocate(8);
        ByteBuffer ints = ByteBuffer.allocate(16);
        ByteBuffer floats = ByteBuffer.allocate(16);
        ByteBuffer doubles = ByteBuffer.allocate(32);
        for (double value : new double[] {1, -2, 3, 4}) {
            shorts.putShort((short) value);
            ints.putInt((int) value);
            floats.putFloat((float) value);
            doubles.putDouble(value);
        }
        assertArrayEquals(expected, rows(0x0b, shorts));
        assertArrayEquals(expected, rows(0x0c, ints));
        assertArrayEquals(expected, rows(0x0d, floats));
        assertArrayEquals(expected, rows(0x0e, doubles));
        assertArrayEquals(new double[][] {{1, 254}, {3, 4}}, rows(8, ByteBuffer.wrap(new byte[] {1, -2, 3, 4})));
    }

    private double[][] rows(int type, ByteBuffer values) throws IOException {
        byte[] all = new byte[values.capacity()];
        values.rewind().get(all);
        return Datasets.read(bytes(folder, "x.idx", idx(type, new int[] {2, 2}, all)))
                .rows();
    }

    @Test
    void refusesBrokenIdx() throws IOException {
        byte[] whole = idx(8, new int[] {3, 2}, new byte[6]);
        refused(bytes(folder, "cut.idx", Arrays.copyOf(whole, whole.length - 1)), "byte 17", "item 2 of 3");
        refused(bytes(folder, "gone.idx", Arrays.copyOf(whole, whole.length - 2)), "found 2 items, expected 3");
        refused(bytes(folder, "head.idx", Arrays.copyOf(whole, 9)), "the dimensions");
        refused(bytes(folder, "more.idx", Arrays.copyOf(whole, whole.length + 1)), "more bytes after the last of 3");
        refused(bytes(folder, "zero.idx", idx(8, new int[] {0, 2}, new byte[0])), "byte 4", "dimension 1");
        refused(bytes(folder, "minus.idx", idx(8, new int[] {2, -1}, new byte[4])), "4294967295");
        refused(bytes(folder, "type.idx", idx(10, new int[] {2}, new byte[2])), "00 00 0a 01");
        refused(bytes(folder, "nan.idx", idx(0x0d, new int[] {1}, new byte[] {0x7f, (byte) 0xc0, 0, 0})), "NaN");
    }

    @Test
    void imagesNeedFittingPairs() throws IOException {
        Path pictures = bytes(folder, "i.idx", idx(8, new int[] {2, 2, 3}, new byte[12]));
        Path labels = bytes(folder, "l.idx", idx(8, new int[] {2}, new byte[] {7, 9}));
        Path three = bytes(folder, "three.idx", idx(8, new int[] {3}, new byte[3]));
        Path floats = bytes(folder, "f.idx", idx(13, new int[] {2}, new byte[8]));
        Images images = ImageReader.idx("some", pictures, labels, DEFAULTS);
        assertEquals("some: 2 pictures of 3 x 2, gray, 2 classes", images.toString());
        assertEquals(9, images.classOf(1));
        assertTrue(fault(pictures, three).contains("found 3 labels, expected 2"));
        assertTrue(fault(labels, pictures).contains("exchanged"));
        assertTrue(fault(pictures, floats).contains("unsigned bytes"));
    }

    private static String fault(Path pictures, Path labels) {
        return assertThrows(IOException.class, () -> ImageReader.idx("some", pictures, labels, DEFAULTS))
                .getMessage();
    }

    @Test
    void readsCifarRecords() throws IOException {
        byte[] two = new byte[2 * 3073];
        two[0] = 3;
        two[1] = (byte) 255;
        two[3073] = 9;
        Path file = bytes(folder, "two.bin", two);
        Dataset data = Datasets.read(file, DEFAULTS.withLabel("label", "9"));
        assertEquals(3072, data.width());
        assertEquals(255, data.row(0)[0]);
        assertEquals(List.of(Label.NORMAL, Label.ANOMALY), data.labels());
        refused(bytes(folder, "cut.bin", Arrays.copyOf(two, 5000)), "byte 5000", "record 1");
        two[3073] = 10;
        refused(bytes(folder, "label.bin", two), "byte 3073", "label 10");
    }
}
