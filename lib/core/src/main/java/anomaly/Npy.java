package anomaly;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arrays as bytes in numpy's own format, version 1.0, little-endian, so that other programs can read a model's file. */
final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '([<|][fib]\\d)', 'fortran_order': False, 'shape': \\((\\d+), ?(\\d*)\\), \\}\\s*");

    private Npy() {}

    /** Whether this class has a form for a value. */
    static boolean writes(Object value) {
        return value instanceof double[]
                || value instanceof double[][]
                || value instanceof float[]
                || value instanceof int[]
                || value instanceof boolean[];
    }

    static byte[] bytes(Object value) {
        if (value instanceof double[] numbers) {
            ByteBuffer out = buffer("<f8", numbers.length + ",", 8L * numbers.length);
            out.asDoubleBuffer().put(numbers);
            return out.array();
        }
        if (value instanceof double[][] table) {
            int width = table.length == 0 ? 0 : table[0].length;
            ByteBuffer out = buffer("<f8", table.length + ", " + width, 8L * table.length * width);
            for (double[] row : table) {
                out.asDoubleBuffer().put(row);
                out.position(out.position() + 8 * width);
            }
            return out.array();
        }
        if (value instanceof float[] numbers) {
            ByteBuffer out = buffer("<f4", numbers.length + ",", 4L * numbers.length);
            out.asFloatBuffer().put(numbers);
            return out.array();
        }
        if (value instanceof int[] numbers) {
            ByteBuffer out = buffer("<i4", numbers.length + ",", 4L * numbers.length);
            out.asIntBuffer().put(numbers);
            return out.array();
        }
        boolean[] flags = (boolean[]) value;
        ByteBuffer out = buffer("|b1", flags.length + ",", flags.length);
        for (boolean flag : flags) {
            out.put((byte) (flag ? 1 : 0));
        }
        return out.array();
    }

    /** A buffer that holds the header and stands where the numbers begin. */
    private static ByteBuffer buffer(String kind, String shape, long size) {
        String header = "{'descr': '" + kind + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int begin = MAGIC.length + 2 + header.length() + 1;
        String padding = " ".repeat((64 - begin % 64) % 64) + "\n";
        byte[] text = (header + padding).getBytes(StandardCharsets.US_ASCII);
        long total = MAGIC.length + 2 + text.length + size;
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "an array of the model has " + size + " bytes, expected at most 2 GB: fit it on fewer rows");
        }
        ByteBuffer out = ByteBuffer.allocate((int) total).order(ByteOrder.LITTLE_ENDIAN);
        return out.put(MAGIC).putShort((short) text.length).put(text);
    }

    /** Reads what {@link #bytes} wrote. */
    static Object value(String name, byte[] bytes) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.length < MAGIC.length + 2 || !in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new IOException("'" + name + "' is no array in numpy's format 1.0");
        }
        int length = in.position(MAGIC.length).getShort() & 0xffff;
        String text = new String(bytes, in.position(), Math.min(length, in.remaining()), StandardCharsets.US_ASCII);
        Matcher header = HEADER.matcher(text);
        if (length > in.remaining() || !header.matches()) {
            throw new IOException(
                    "'" + name + "' begins with '" + text.strip() + "', which is not how models are kept");
        }
        in.position(in.position() + length);
        String columns = header.group(3);
        long count = Long.parseLong(header.group(2)) * (columns.isEmpty() ? 1 : Long.parseLong(columns));
        int size = header.group(1).charAt(2) - '0';
        if (count * size != in.remaining()) {
            throw new IOException(
                    "'" + name + "' has " + in.remaining() + " bytes of numbers, expected " + count * size);
        }
        return array(header.group(1), (int) count, columns, Integer.parseInt(header.group(2)), in);
    }

    private static Object array(String kind, int count, String columns, int rows, ByteBuffer in) throws IOException {
        switch (kind) {
            case "<f8":
                return columns.isEmpty() ? numbers(count, in) : table(rows, Integer.parseInt(columns), in);
            case "<f4":
                float[] floats = new float[count];
                in.asFloatBuffer().get(floats);
                return floats;
            case "<i4":
                int[] integers = new int[count];
                in.asIntBuffer().get(integers);
                return integers;
            case "|b1":
                boolean[] flags = new boolean[count];
                for (int i = 0; i < count; i++) {
                    flags[i] = in.get() != 0;
                }
                return flags;
            default:
                throw new IOException("numbers of kind '" + kind + "' are not used by models");
        }
    }

    private static double[] numbers(int count, ByteBuffer in) {
        double[] numbers = new double[count];
        in.asDoubleBuffer().get(numbers);
        return numbers;
    }

    private static double[][] table(int rows, int columns, ByteBuffer in) {
        double[][] table = new double[rows][columns];
        for (double[] row : table) {
            in.asDoubleBuffer().get(row);
            in.position(in.position() + 8 * columns);
        }
        return table;
    }
}
