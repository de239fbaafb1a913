package anomaly.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a binary file stores a number, and how to read many of them. */
enum NumberType {
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    HALF(2),
    SINGLE(4),
    DOUBLE(8);

    private static final int BLOCK = 1 << 13;

    private final int size;

    NumberType(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    /** By NumPy's letter and size: b1 i1 u1 i2 u2 i4 u4 i8 u8 f2 f4 f8. */
    static NumberType numpy(String place, String letter, String size) throws IOException {
        return switch (letter + size) {
            case "b1", "u1" -> UINT8;
            case "i1" -> INT8;
            case "i2" -> INT16;
            case "u2" -> UINT16;
            case "i4" -> INT32;
            case "u4" -> UINT32;
            case "i8" -> INT64;
            case "u8" -> UINT64;
            case "f2" -> HALF;
            case "f4" -> SINGLE;
            case "f8" -> DOUBLE;
            default ->
                throw new IOException(place + ": found the dtype " + letter + size
                        + ", expected b1, i1 to i8, u1 to u8, f2, f4 or f8: save the array as float64");
        };
    }

    /** Reads so many numbers, allocating as they come. */
    void read(Input in, ByteOrder order, long count, GrowingDoubles into) throws IOException {
        for (long done = 0; done < count; done += BLOCK) {
            int some = (int) Math.min(BLOCK, count - done);
            byte[] bytes = in.exactly(some * size, "values " + done + " to " + (done + some - 1) + " of " + count);
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
            for (int i = 0; i < some; i++) {
                into.add(next(buffer));
            }
        }
    }

    private double next(ByteBuffer bytes) {
        return switch (this) {
            case INT8 -> bytes.get();
            case UINT8 -> bytes.get() & 0xff;
            case INT16 -> bytes.getShort();
            case UINT16 -> bytes.getShort() & 0xffff;
            case INT32 -> bytes.getInt();
            case UINT32 -> bytes.getInt() & 0xffffffffL;
            case INT64 -> bytes.getLong();
            case UINT64 -> unsigned(bytes.getLong());
            case HALF -> half(bytes.getShort());
            case SINGLE -> bytes.getFloat();
            case DOUBLE -> bytes.getDouble();
        };
    }

    private static double unsigned(long value) {
        return value >= 0 ? value : ((value >>> 1) | (value & 1)) * 2.0;
    }

    /** IEEE 754 half precision: 1 sign, 5 exponent and 10 fraction bits. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double size;
        if (exponent == 31) {
            size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            size = Math.scalb((double) fraction, -24);
        } else {
            size = Math.scalb(1024.0 + fraction, exponent - 25);
        }
        return bits < 0 ? -size : size;
    }
}
