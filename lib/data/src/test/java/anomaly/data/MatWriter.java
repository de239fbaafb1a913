package anomaly.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;

/** Writes MATLAB 5 files for tests, by the description of the format ("MAT-File Format", The MathWorks). */
final class MatWriter {
    private final ByteOrder order;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    MatWriter(ByteOrder order) {
        this.order = order;
        byte[] text = "MATLAB 5.0 MAT-file, made by a test".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer header = ByteBuffer.allocate(128).order(order).put(text);
        header.putShort(124, (short) 0x0100).putShort(126, (short) ('M' << 8 | 'I'));
        append(header);
    }

    /** An array of class {@code kind} whose values, of element type {@code type}, are {@code data}. */
    byte[] array(String name, int kind, int rows, int columns, int type, Consumer<ByteBuffer> values, int bytes) {
        ByteArrayOutputStream inner = new ByteArrayOutputStream();
        element(inner, 6, 8, b -> b.putInt(kind).putInt(0));
        element(inner, 5, 8, b -> b.putInt(rows).putInt(columns));
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        element(inner, 1, letters.length, b -> b.put(letters));
        element(inner, type, bytes, values);
        ByteArrayOutputStream outer = new ByteArrayOutputStream();
        byte[] content = inner.toByteArray();
        element(outer, 14, content.length, b -> b.put(content));
        return outer.toByteArray();
    }

    /** An element; up to four bytes go into its tag, as MATLAB does. */
    void element(ByteArrayOutputStream into, int type, int size, Consumer<ByteBuffer> content) {
        boolean small = size <= 4;
        ByteBuffer bytes =
                ByteBuffer.allocate(small ? 8 : 8 + (size + 7) / 8 * 8).order(order);
        if (small) {
            bytes.putInt(size << 16 | type);
        } else {
            bytes.putInt(type).putInt(size);
        }
        content.accept(bytes);
        into.writeBytes(all(bytes));
    }

    MatWriter plain(byte[] array) {
        out.writeBytes(array);
        return this;
    }

    MatWriter compressed(byte[] array) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream deflated = new DeflaterOutputStream(packed)) {
            deflated.write(array);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        append(ByteBuffer.allocate(8).order(order).putInt(15).putInt(packed.size()));
        out.writeBytes(packed.toByteArray());
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void append(ByteBuffer buffer) {
        out.writeBytes(all(buffer));
    }

    private static byte[] all(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.rewind().get(bytes);
        return bytes;
    }
}
