package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Reads IDX, the format of MNIST: two zero bytes, a type, the number of dimensions, the dimensions (big-endian), the values.
 * One item is what lies at one index of the first dimension.
 */
final class IdxReader {
    private static final int MOST_DIMENSIONS = 8;

    private final Input in;
    private final Budget budget;
    private final int type;
    private final int[] shape;
    private final int itemSize;

    private IdxReader(Input in, Budget budget) throws IOException {
        this.in = in;
        this.budget = budget;
        byte[] magic = in.exactly(4, "the IDX magic number");
        this.type = magic[2];
        int dimensions = magic[3];
        if (magic[0] != 0 || magic[1] != 0 || valueSize() == 0 || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s, byte 0: found the magic number %02x %02x %02x %02x, expected 00 00, a type (08 09 0b 0c 0d 0e) and"
                            + " 1 to %d dimensions: is this an IDX file?",
                    budget.file(),
                    magic[0],
                    magic[1],
                    magic[2],
                    magic[3],
                    MOST_DIMENSIONS));
        }
        this.shape = shape(ByteBuffer.wrap(in.exactly(4 * dimensions, "the dimensions")), dimensions);
        this.itemSize = itemSize();
    }

    static boolean matches(byte[] first) {
        return first.length >= 4
                && first[0] == 0
                && first[1] == 0
                && first[2] >= 8
                && first[2] <= 14
                && first[3] >= 1
                && first[3] <= MOST_DIMENSIONS;
    }

    /** Unsigned bytes and their shape. */
    static Items bytes(Input in, Budget budget) throws IOException {
        IdxReader reader = new IdxReader(in, budget);
        if (reader.type != 8) {
            throw new IOException(budget.file() + ", byte 2: found values of type " + reader.type
                    + ", expected unsigned bytes (type 8)");
        }
        return new Items(reader.items(), reader.shape);
    }

    static Dataset dataset(Input in, Budget budget, ReadOptions options) throws IOException {
        IdxReader reader = new IdxReader(in, budget);
        List<byte[]> items = reader.items();
        String name = options.name().orElse(budget.file());
        List<Label> labels = Collections.nCopies(items.size(), Label.UNKNOWN);
        List<String> features = Dataset.numbered("x", reader.itemSize / reader.valueSize());
        if (reader.type == 8) {
            return Dataset.ofBytes(name, features, items.toArray(byte[][]::new), 1, 0, labels);
        }
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            budget.take(features.size(), Double.BYTES);
            rows.add(reader.doubles(items.set(i, null)));
        }
        return new Cleaning(budget, options).dataset(rows, labels);
    }

    private int valueSize() {
        return switch (type) {
            case 0x08, 0x09 -> 1;
            case 0x0b -> 2;
            case 0x0c, 0x0d -> 4;
            case 0x0e -> 8;
            default -> 0;
        };
    }

    private int[] shape(ByteBuffer bytes, int dimensions) throws IOException {
        int[] sizes = new int[dimensions];
        for (int i = 0; i < dimensions; i++) {
            sizes[i] = bytes.getInt();
            if (sizes[i] < 1) {
                throw new IOException(budget.file() + ", byte " + (4 + 4 * i) + ": found "
                        + Integer.toUnsignedString(sizes[i]) + " as dimension " + (i + 1)
                        + ", expected 1 to 2147483647");
            }
        }
        return sizes;
    }

    private int itemSize() throws IOException {
        long size = valueSize();
        for (int i = 1; i < shape.length; i++) {
            size *= shape[i];
            if (size > Integer.MAX_VALUE - 16) {
                throw new IOException(budget.file() + ", byte 8: found items of more than 2 GB, expected less: is the"
                        + " header damaged?");
            }
        }
        return (int) size;
    }

    private List<byte[]> items() throws IOException {
        List<byte[]> items = new ArrayList<>();
        for (int i = 0; i < shape[0]; i++) {
            if (in.atEnd()) {
                throw new IOException(in.place() + ": found " + i + " items, expected " + shape[0]
                        + " as the header says: the file is cut short, get it again");
            }
            budget.take(itemSize, 1);
            items.add(in.exactly(itemSize, "item " + i + " of " + shape[0]));
        }
        if (!in.atEnd()) {
            throw new IOException(in.place() + ": found more bytes after the last of " + shape[0]
                    + " items, expected the end of the file: is the header damaged?");
        }
        return items;
    }

    private double[] doubles(byte[] item) {
        ByteBuffer bytes = ByteBuffer.wrap(item);
        double[] values = new double[item.length / valueSize()];
        for (int j = 0; j < values.length; j++) {
            values[j] = switch (type) {
                case 0x09 -> bytes.get();
                case 0x0b -> bytes.getShort();
                case 0x0c -> bytes.getInt();
                case 0x0d -> bytes.getFloat();
                default -> bytes.getDouble();
            };
        }
        return values;
    }

    /** Unsigned bytes, one array an item, and the shape they were declared with. */
    static final class Items {
        private final List<byte[]> items;
        private final int[] shape;

        private Items(List<byte[]> items, int[] shape) {
            this.items = items;
            this.shape = shape;
        }

        byte[][] bytes() {
            return items.toArray(byte[][]::new);
        }

        /** The size of one dimension, 1 beyond the last. */
        int size(int dimension) {
            return dimension < shape.length ? shape[dimension] : 1;
        }

        int dimensions() {
            return shape.length;
        }
    }
}
