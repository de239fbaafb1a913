package anomaly.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * A file as a stream of bytes, unpacked when it is gzip, that knows its place and can be peeked at. A file that unpacks to
 * more than {@value #MOST_EXPANSION} times its size is refused once it has passed the memory limit (or 256 MB).
 */
final class Input extends FilterInputStream {
    private static final int MOST_EXPANSION = 200;
    private static final int BUFFER = 1 << 16;

    private final String file;
    private final long largest;
    private long offset;

    private Input(String file, InputStream in, long largest) {
        super(in);
        this.file = file;
        this.largest = largest;
    }

    static Input open(Path path, long memoryLimit) throws IOException {
        String file = path.getFileName().toString();
        if (!Files.isRegularFile(path)) {
            throw new java.nio.file.NoSuchFileException(path.toString(), null, "expected a file to read");
        }
        long size = Files.size(path);
        if (size == 0) {
            throw new IOException(file + ": found an empty file, expected data");
        }
        InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            if (!gzip) {
                return new Input(file, in, Long.MAX_VALUE);
            }
            long largest = Math.max(Math.min(memoryLimit, 256L << 20), size * MOST_EXPANSION);
            return new Input(file, new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER), largest);
        } catch (IOException e) {
            in.close();
            throw new IOException(file + ": found a damaged gzip header, expected a gzip file: get it again", e);
        }
    }

    /** A stream that is a part of a file; it must support {@link InputStream#mark}, or is buffered. */
    static Input of(String what, InputStream in) {
        return new Input(what, in.markSupported() ? in : new BufferedInputStream(in, BUFFER), Long.MAX_VALUE);
    }

    /** The first bytes, fewer at the end of the file, without moving. */
    byte[] peek(int count) throws IOException {
        in.mark(count);
        byte[] first = in.readNBytes(count);
        in.reset();
        return first;
    }

    /** Reads exactly so many bytes, allocating as they come. */
    byte[] exactly(int count, String what) throws IOException {
        byte[] bytes;
        try {
            bytes = readNBytes(count);
        } catch (EOFException e) {
            throw new EOFException(place() + ": found the end of the compressed data inside " + what + ", expected "
                    + count + " bytes for it: get the file again");
        }
        if (bytes.length < count) {
            throw new EOFException(place() + ": found the end of the file after " + bytes.length + " of the " + count
                    + " bytes expected for " + what);
        }
        return bytes;
    }

    /** The file's name and how many bytes of it, unpacked, have been read. */
    String place() {
        return file + ", byte " + offset;
    }

    long offset() {
        return offset;
    }

    boolean atEnd() throws IOException {
        return peek(1).length == 0;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = in.read(into, from, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public byte[] readNBytes(int length) throws IOException {
        byte[] bytes = new byte[Math.min(length, BUFFER)];
        int filled = 0;
        while (filled < length) {
            if (filled == bytes.length) {
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * filled));
            }
            int read = read(bytes, filled, bytes.length - filled);
            if (read < 0) {
                return Arrays.copyOf(bytes, filled);
            }
            filled += read;
        }
        return bytes;
    }

    private void count(int bytes) throws IOException {
        offset += bytes;
        if (offset > largest) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: found more than %,d bytes when unpacked, expected at most %d times the file's size (or the"
                            + " memory limit): it looks like a decompression bomb",
                    file,
                    largest,
                    MOST_EXPANSION));
        }
    }
}
