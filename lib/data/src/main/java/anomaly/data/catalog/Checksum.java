package anomaly.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a file's bytes must hash to.
 *
 * @param algorithm {@code SHA-256}, {@code SHA-1} or {@code MD5}; the latter two only where nothing better is published
 * @param hex the hash in lower-case hexadecimal digits
 */
public record Checksum(String algorithm, String hex) {
    /** Checks the algorithm and the number of digits. */
    public Checksum {
        hex = hex.toLowerCase(Locale.ROOT);
        int digits = 2 * digest(algorithm).getDigestLength();
        if (!hex.matches("[0-9a-f]{" + digits + "}")) {
            throw new IllegalArgumentException(
                    algorithm + " checksum is '" + hex + "', expected " + digits + " hexadecimal digits");
        }
    }

    /**
     * A SHA-256 checksum.
     *
     * @param hex 64 hexadecimal digits
     * @return the checksum
     */
    public static Checksum sha256(String hex) {
        return new Checksum("SHA-256", hex);
    }

    static Checksum md5(String hex) {
        return new Checksum("MD5", hex);
    }

    /**
     * The SHA-256 checksum of a file.
     *
     * @param file the file
     * @return its checksum
     * @throws IOException if it cannot be read
     */
    public static Checksum sha256Of(Path file) throws IOException {
        return of("SHA-256", file);
    }

    /**
     * Whether a file has this checksum.
     *
     * @param file the file
     * @return true if it has
     * @throws IOException if it cannot be read
     */
    public boolean matches(Path file) throws IOException {
        return of(algorithm, file).equals(this);
    }

    static Checksum of(String algorithm, Path file) throws IOException {
        MessageDigest digest = digest(algorithm);
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(
                    "checksum algorithm is '" + algorithm + "', expected SHA-256, SHA-1 or MD5", e);
        }
    }

    @Override
    public String toString() {
        return algorithm + " " + hex;
    }
}
