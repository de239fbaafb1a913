package anomaly.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One file on its way in: written to a temporary file beside its target, checked, then moved there in one step. Whatever
 * happens, the target is either absent or right.
 */
final class Arrival {
    /** No file may be larger where its size is not published. */
    static final long LARGEST = 4L << 30;

    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path target;
    private final long size;
    private final Optional<Checksum> checksum;
    private final FetchListener listener;

    Arrival(Path target, long size, Optional<Checksum> checksum, FetchListener listener) {
        this.target = target;
        this.size = size;
        this.checksum = checksum;
        this.listener = listener;
    }

    /** Takes in the stream, of {@code announced} bytes (-1 unknown). */
    void take(InputStream in, long announced) throws IOException {
        String name = name();
        if (size >= 0 && announced >= 0 && announced != size) {
            throw new IOException(name + ": found " + announced + " bytes announced, expected " + size);
        }
        Files.createDirectories(target.getParent());
        clearAbandoned();
        Path part = target.resolveSibling("." + name + "." + UUID.randomUUID() + ".part");
        try {
            long bytes = copy(in, part, announced >= 0 ? announced : size);
            if (announced >= 0 && bytes != announced) {
                throw new IOException(name + ": found " + bytes + " bytes, expected " + announced
                        + " as announced: the connection broke");
            }
            check(part, bytes);
            move(part);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private String name() {
        return target.getFileName().toString();
    }

    private long copy(InputStream in, Path part, long total) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long limit = size >= 0 ? size : LARGEST;
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (bytes > limit) {
                    throw new IOException(name() + ": found more than " + limit + " bytes, expected "
                            + (size >= 0 ? "exactly so many" : "fewer"));
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedIOException(name() + ": interrupted after " + bytes + " bytes");
                }
                out.write(buffer, 0, read);
                listener.arrived(name(), bytes, total);
            }
        }
        return bytes;
    }

    private void check(Path part, long bytes) throws IOException {
        if (size >= 0 && bytes != size) {
            throw new IOException(
                    name() + ": found " + bytes + " bytes, expected " + size + ": it was cut short on the way");
        }
        if (bytes == 0) {
            throw new IOException(name() + ": found an empty file, expected data");
        }
        if (checksum.isPresent() && !checksum.get().matches(part)) {
            throw new IOException(name() + ": found "
                    + Checksum.of(checksum.get().algorithm(), part) + ", expected " + checksum.get()
                    + ": it was damaged on the way or its publisher changed it");
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what a killed process left a day ago; younger ones may belong to a process at work. */
    private void clearAbandoned() throws IOException {
        Instant limit = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(target.getParent(), ".*.part")) {
            for (Path part : parts) {
                if (part.getFileName().toString().startsWith("." + name() + ".")
                        && Files.getLastModifiedTime(part).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
