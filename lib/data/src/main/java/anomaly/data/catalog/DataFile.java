package anomaly.data.catalog;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One file of a data set: where it lies, how to know that it is the right one, and where to get it.
 *
 * @param path relative, with forward slashes: the same in {@code data/}, {@code data/cache/}, a shared folder and a mirror
 * @param size in bytes, or -1 where it is not published
 * @param checksum what the content must hash to; empty where none is published
 * @param sources addresses of the file itself, tried in order
 * @param archive the archive that holds it, where it is only published in one
 */
public record DataFile(
        String path, long size, Optional<Checksum> checksum, List<URI> sources, Optional<Archive> archive) {
    /** Checks that the path stays inside its folder. */
    public DataFile {
        SafePath.check(path);
        sources = List.copyOf(sources);
        Objects.requireNonNull(checksum, "checksum");
        Objects.requireNonNull(archive, "archive");
    }

    static DataFile shipped(String path, long size, String sha256) {
        return new DataFile(path, size, Optional.of(Checksum.sha256(sha256)), List.of(), Optional.empty());
    }

    static DataFile at(String path, long size, Checksum checksum, String... addresses) {
        return new DataFile(
                path,
                size,
                Optional.ofNullable(checksum),
                List.of(addresses).stream().map(URI::create).toList(),
                Optional.empty());
    }

    static DataFile in(Archive archive, String path, long size, Checksum checksum) {
        return new DataFile(path, size, Optional.ofNullable(checksum), List.of(), Optional.of(archive));
    }

    DataFile or(Archive other) {
        return new DataFile(path, size, checksum, sources, Optional.of(other));
    }

    /**
     * The last part of the path.
     *
     * @return a file name
     */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * An archive that holds several files.
     *
     * @param address where to get it
     * @param size in bytes, or -1 where it is not published
     * @param checksum what it must hash to; empty where none is published
     */
    public record Archive(URI address, long size, Optional<Checksum> checksum) {
        /** Checks that the parts are there. */
        public Archive {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(checksum, "checksum");
        }

        static Archive at(String address, long size, Checksum checksum) {
            return new Archive(URI.create(address), size, Optional.ofNullable(checksum));
        }
    }
}
