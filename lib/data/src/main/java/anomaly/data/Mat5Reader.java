package anomaly.data;

import anomaly.Dataset;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.InflaterInputStream;

/**
 * Reads MATLAB 5 files (save -v6 and -v7): numeric arrays of every class, compressed or not, of either byte order. Cells,
 * structures, text, objects and sparse arrays are passed over; complex numbers are refused.
 */
final class Mat5Reader {
    private static final int HEADER = 128;
    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;
    private static final int COMPLEX = 0x0800;
    private static final int MOST_DIMENSIONS = 8;
    private static final List<String> KINDS = List.of("unknown", "cell", "structure", "object", "text", "sparse array");

    private final Budget budget;
    private final ByteOrder order;
    private final NamedArrays arrays;

    private Mat5Reader(Budget budget, ByteOrder order, NamedArrays arrays) {
        this.budget = budget;
        this.order = order;
        this.arrays = arrays;
    }

    static boolean matches(String first) {
        return first.startsWith("MATLAB 5.0 MAT-file");
    }

    static Dataset read(Input in, Budget budget, ReadOptions options) throws IOException {
        byte[] header = in.exactly(HEADER, "the header");
        String endian = new String(header, 126, 2, StandardCharsets.ISO_8859_1);
        if (!endian.equals("IM") && !endian.equals("MI")) {
            throw new IOException(budget.file() + ", byte 126: found the byte order mark '" + endian
                    + "', expected IM or MI: the file is damaged");
        }
        NamedArrays arrays = new NamedArrays(budget, options);
        ByteOrder order = endian.equals("IM") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        Mat5Reader reader = new Mat5Reader(budget, order, arrays);
        while (!in.atEnd()) {
            reader.element(in);
        }
        return arrays.dataset();
    }

    /** A type and how many bytes follow; small elements carry up to four bytes in the tag itself. */
    private final class Tag {
        private final int type;
        private final long size;
        private final byte[] small;

        Tag(Input in) throws IOException {
            byte[] tag = in.exactly(8, "a tag");
            ByteBuffer bytes = buffer(tag);
            int first = bytes.getInt(0);
            if (first >>> 16 != 0) {
                type = first & 0xffff;
                size = Integer.toUnsignedLong(first >>> 16);
                if (size > 4) {
                    throw new IOException(in.place() + ": found a small element of " + size
                            + " bytes, expected at most 4: the file is damaged");
                }
                small = new byte[(int) size];
                System.arraycopy(tag, 4, small, 0, small.length);
            } else {
                type = first;
                size = Integer.toUnsignedLong(bytes.getInt(4));
                small = null;
            }
        }

        /** What is to be read as this element's data. */
        Input data(Input in) {
            return small == null ? in : Input.of(budget.file(), new ByteArrayInputStream(small));
        }

        /** Passes over the padding to the next multiple of eight bytes. */
        void pad(Input in) throws IOException {
            if (small == null && size % 8 != 0) {
                in.exactly((int) (8 - size % 8), "padding");
            }
        }
    }

    private void element(Input in) throws IOException {
        String place = in.place();
        Tag tag = new Tag(in);
        if (tag.type == COMPRESSED) {
            compressed(place, in, tag.size);
        } else if (tag.type == MATRIX) {
            long end = in.offset() + tag.size;
            matrix(place, in);
            skip(in, end - in.offset(), place);
        } else {
            throw new IOException(place + ": found an element of type " + tag.type
                    + ", expected an array (14) or compressed data (15): the file is damaged");
        }
    }

    private void compressed(String place, Input in, long size) throws IOException {
        long end = in.offset() + size;
        InputStream part = new Part(in, size);
        Input inflated = Input.of(
                budget.file() + ", unpacked from byte " + in.offset(),
                new BufferedInputStream(new InflaterInputStream(part), 1 << 16));
        Tag tag = new Tag(inflated);
        if (tag.type != MATRIX) {
            throw new IOException(place + ": found compressed data of type " + tag.type + ", expected an array (14)");
        }
        matrix(place, inflated);
        skip(in, end - in.offset(), place);
    }

    private void matrix(String place, Input in) throws IOException {
        ByteBuffer flags = buffer(content(in, 6, "array flags"));
        int kind = flags.getInt(0) & 0xff;
        boolean complex = (flags.getInt(0) & COMPLEX) != 0;
        List<Integer> shape = shape(in);
        String name = new String(content(in, 1, "the name"), StandardCharsets.UTF_8);
        if (kind < 6 || kind > 15) {
            arrays.skip(name, kind < KINDS.size() ? KINDS.get(kind) : "class " + kind);
            return;
        }
        if (complex) {
            throw new IOException(place + ": found complex numbers in '" + name + "', expected real ones");
        }
        Tag tag = new Tag(in);
        NumberType type = type(in.place(), tag.type);
        long count = NumericArray.count(in.place(), shape);
        if (tag.size != count * type.size()) {
            throw new IOException(in.place() + ": found " + tag.size + " bytes of data for '" + name + "', expected "
                    + count * type.size() + " for " + NumericArray.text(shape) + " values: the file is damaged");
        }
        GrowingDoubles values = new GrowingDoubles(budget);
        type.read(tag.data(in), order, count, values);
        tag.pad(in);
        arrays.put(name, new NumericArray(shape, true, values));
    }

    private List<Integer> shape(Input in) throws IOException {
        ByteBuffer sizes = buffer(content(in, 5, "the dimensions"));
        List<Integer> shape = new ArrayList<>();
        while (sizes.remaining() >= 4) {
            shape.add(sizes.getInt());
        }
        if (shape.size() < 2 || shape.size() > MOST_DIMENSIONS) {
            throw new IOException(in.place() + ": found " + shape.size() + " dimensions, expected 2 to "
                    + MOST_DIMENSIONS + ": the file is damaged");
        }
        return shape;
    }

    /** The bytes of a short element of the type expected. */
    private byte[] content(Input in, int type, String what) throws IOException {
        Tag tag = new Tag(in);
        if (tag.type != type || tag.size > 4096 || (type == 6 && tag.size < 8)) {
            throw new IOException(in.place() + ": found an element of type " + tag.type + " and " + tag.size
                    + " bytes for " + what + ", expected type " + type + ": the file is damaged");
        }
        byte[] bytes = tag.data(in).exactly((int) tag.size, what);
        tag.pad(in);
        return bytes;
    }

    private static NumberType type(String place, int type) throws IOException {
        return switch (type) {
            case 1 -> NumberType.INT8;
            case 2 -> NumberType.UINT8;
            case 3 -> NumberType.INT16;
            case 4 -> NumberType.UINT16;
            case 5 -> NumberType.INT32;
            case 6 -> NumberType.UINT32;
            case 7 -> NumberType.SINGLE;
            case 9 -> NumberType.DOUBLE;
            case 12 -> NumberType.INT64;
            case 13 -> NumberType.UINT64;
            default ->
                throw new IOException(place + ": found values of type " + type
                        + ", expected 1 to 7, 9, 12 or 13: the file is damaged");
        };
    }

    private static void skip(Input in, long bytes, String place) throws IOException {
        if (bytes < 0) {
            throw new IOException(place + ": found an array longer than its element by " + -bytes
                    + " bytes, expected it to fit: the file is damaged");
        }
        for (long left = bytes; left > 0; left -= 1 << 16) {
            in.exactly((int) Math.min(left, 1 << 16), "an element");
        }
    }

    private ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(order);
    }

    /** The next so many bytes of a stream. */
    private static final class Part extends InputStream {
        private final InputStream in;
        private long left;

        Part(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(into, from, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
